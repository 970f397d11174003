/** The engine's model of a reference case. A refusal goes back to the client at no cost. */
import { MOST_HOPS } from '../../engine/circles.ts';
import type { EngineModel, Step, Target } from '../../engine/model.ts';
import { cpuMsOf, expectedCalls, linkMsOf } from './call-counts.ts';
import type { ReferenceStep, ReferenceSystem } from './reference-case.ts';

export function modelOf(system: ReferenceSystem): EngineModel {
  const processOf = new Map(system.operations.map(({ name, process }) => [name, process]));
  const links = new Set(system.links.map(({ from, to }) => linkId(from, to)));
  const target = (from: string | null, operation: string, weight: number): Target => {
    const link = from === null ? '' : linkId(from, processOf.get(operation) ?? '');
    return { operation, weight, link: links.has(link) ? link : null };
  };
  const stepOf = (process: string, step: ReferenceStep): Step => {
    if (step.do === 'parallel')
      return {
        do: 'parallel',
        branches: step.branches.map((branch) => branch.map((each) => stepOf(process, each))),
      };
    if (step.do !== 'ask') return step;
    return {
      do: 'call',
      targets: step.choices.map(({ operation, weight }) => target(process, operation, weight)),
      routing: step.routing,
      probability: 1,
      synchronous: step.synchronous,
      pool: step.pool,
      timeoutMs: step.timeoutMs,
      onFailure: 'refused',
    };
  };
  return {
    machines: system.machines.map(({ name, cores, speed }) => ({
      id: name,
      cores,
      speed,
      on: true,
      bootMs: 0,
    })),
    processes: system.processes.map(({ name, machine, workers, queueLimit, fullPolicy }) => ({
      id: name,
      machine,
      workers,
      backlogLimit: queueLimit,
      fullPolicy,
      running: true,
      startMs: 0,
      slowFactor: 1,
    })),
    operations: system.operations.map(({ name, process, steps, requestBytes, responseBytes }) => ({
      id: name,
      process,
      steps: steps.map((step) => stepOf(process, step)),
      requestBytes,
      responseBytes,
      write: false,
    })),
    links: system.links.map(({ from, to, oneWayMs, megabitsPerSecond, lossShare }) => ({
      id: linkId(from, to),
      latencyMs: oneWayMs,
      megabitsPerSecond,
      lossShare,
      cut: false,
    })),
    pools: system.pools.map(({ name, size, waitTimeoutMs }) => ({
      id: name,
      size,
      waitTimeoutMs,
      onTimeout: 'refused',
    })),
    sources: system.classes.map(({ name, operation, arrivals, timeoutMs }) => ({
      id: name,
      arrivals,
      mix: [{ id: operation, weight: 1, targets: [target(null, operation, 1)] }],
      routing: 'random',
      connectTimeoutMs: null,
      timeoutMs,
    })),
  };
}

/** One for each pair of names, whatever the names are. */
export function linkId(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** What one request of a class asks of each machine, in milliseconds of one core, and how long it is on links. */
export function demandsOf(system: ReferenceSystem, operation: string) {
  const cpuMs = new Map(system.machines.map(({ name }) => [name, 0]));
  let linkMs = 0;
  const processOf = new Map(system.operations.map(({ name, process }) => [name, process]));
  const { visits } = expectedCalls(system.operations, operation, MOST_HOPS);
  for (const { name, process, steps } of system.operations) {
    const times = visits.get(name) ?? 0;
    const machine = system.processes.find((each) => each.name === process)?.machine ?? '';
    const speed = system.machines.find((each) => each.name === machine)?.speed ?? 1;
    cpuMs.set(machine, (cpuMs.get(machine) ?? 0) + (times * cpuMsOf(steps)) / speed);
    const oneWayMs = (asked: string): number =>
      system.links.find(({ from, to }) => from === process && to === processOf.get(asked))?.oneWayMs ?? 0;
    linkMs += times * linkMsOf(steps, oneWayMs);
  }
  return { cpuMs, linkMs };
}
