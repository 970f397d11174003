/** The accounts of a window: integrals over time are kept as counts changed at moments, and settled when the window closes. */
import type { Engine } from './engine.ts';
import { MACHINE, PROCESS, SOURCE } from './statistics.ts';

/** Settles the CPU time of work under way (`sign` 1) or opens its account again (-1): between the two it may move and change pace. */
export function bookCpus(engine: Engine, sign: number): void {
  const { processes, cpus, nowMs } = engine.state;
  for (let process = 0; process < engine.plan.processes.count; process++) {
    const { speed } = cpus.queues[processes.machine[process]!]!;
    if (speed === 0 || processes.runnable[process] === 0) continue;
    const work = processes.runnable[process]! * cpus.attained(processes.machine[process]!, nowMs);
    engine.processRows[process * PROCESS.stride + PROCESS.cpuMs]! += (sign * work) / speed;
  }
}

/** Settles the integrals of all counts (`sign` 1), or opens them for a new window (-1). */
function bookCounts(engine: Engine, sign: number): void {
  const { processes, backlogs, sources, nowMs } = engine.state;
  const rows = engine.processRows;
  for (let process = 0; process < engine.plan.processes.count; process++) {
    const row = process * PROCESS.stride;
    rows[row + PROCESS.busyIntegral]! += sign * processes.busy[process]! * nowMs;
    rows[row + PROCESS.awaitingIntegral]! += sign * processes.awaiting[process]! * nowMs;
    rows[row + PROCESS.queueIntegral]! += sign * backlogs.length[process]! * nowMs;
  }
  for (let source = 0; source < engine.plan.sources.count; source++)
    engine.sourceRows[source * SOURCE.stride + SOURCE.inFlightIntegral]! +=
      sign * sources.inFlight[source]! * nowMs;
}

/** Completes the rows of the present window. */
export function settle(engine: Engine): void {
  const { state, plan } = engine;
  const { measured, processes, sources, cpus } = state;
  bookCounts(engine, 1);
  bookCpus(engine, 1);
  for (let process = 0; process < plan.processes.count; process++) {
    const row = process * PROCESS.stride;
    measured.processes.values[row + PROCESS.busy] = processes.busy[process]!;
    measured.processes.values[row + PROCESS.awaiting] = processes.awaiting[process]!;
    measured.processes.values[row + PROCESS.queue] = state.backlogs.length[process]!;
    measured.processes.values[row + PROCESS.condition] = processes.condition[process]!;
  }
  for (let source = 0; source < plan.sources.count; source++)
    measured.sources.values[source * SOURCE.stride + SOURCE.inFlight] = sources.inFlight[source]!;
  for (let machine = 0; machine < plan.machines.count; machine++) {
    const row = machine * MACHINE.stride;
    measured.machines.values[row + MACHINE.busyMs] = cpus.takeBusyMs(machine, state.nowMs);
    measured.machines.values[row + MACHINE.cores] = plan.cores[machine]!;
    measured.machines.values[row + MACHINE.condition] = plan.speed[machine] === 0 ? 0 : 2;
  }
}

/** Empties the rows for a new window that begins now. */
export function openWindow(engine: Engine): void {
  const { measured, nowMs } = engine.state;
  for (const columns of [measured.sources, measured.processes, measured.machines, measured.links])
    columns.values.fill(0);
  measured.sourceResponse.clear();
  measured.processResponse.clear();
  measured.fromMs = nowMs;
  bookCounts(engine, -1);
  bookCpus(engine, -1);
}
