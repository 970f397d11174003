/** The engine's model of a reference case. A full line refuses at no cost, and the refusal goes back to the client. */
import type { EngineModel, Step, Target } from '../../engine/model.ts';
import type { ReferenceStep, ReferenceSystem } from './reference-case.ts';

export function modelOf(system: ReferenceSystem): EngineModel {
  const processOf = new Map(system.operations.map(({ name, process }) => [name, process]));
  const links = new Map(system.links.map(({ from, to }) => [linkId(from, to), true]));
  const target = (from: string | null, operation: string, weight: number): Target => {
    const link = from === null ? '' : linkId(from, processOf.get(operation) ?? '');
    return { operation, weight, link: links.has(link) ? link : null };
  };
  const stepOf = (process: string, step: ReferenceStep): Step =>
    step.do === 'cpu'
      ? step
      : {
          do: 'call',
          targets: step.choices.map(({ operation, weight }) => target(process, operation, weight)),
          routing: step.routing,
          probability: 1,
          synchronous: true,
          pool: null,
          timeoutMs: null,
          onFailure: 'refused',
        };
  return {
    machines: system.machines.map(({ name, cores }) => ({ id: name, cores, speed: 1, on: true, bootMs: 0 })),
    processes: system.processes.map(({ name, machine, workers, queueLimit }) => ({
      id: name,
      machine,
      workers,
      backlogLimit: queueLimit,
      fullPolicy: 'refuse',
      running: true,
      startMs: 0,
      slowFactor: 1,
    })),
    operations: system.operations.map(({ name, process, steps }) => ({
      id: name,
      process,
      steps: steps.map((step) => stepOf(process, step)),
      requestBytes: 0,
      responseBytes: 0,
      write: false,
    })),
    links: system.links.map(({ from, to, oneWayMs }) => ({
      id: linkId(from, to),
      latencyMs: oneWayMs,
      megabitsPerSecond: null,
      cut: false,
    })),
    pools: [],
    sources: system.classes.map(({ name, operation, arrivals }) => ({
      id: name,
      arrivals,
      mix: [{ id: operation, weight: 1, targets: [target(null, operation, 1)] }],
      routing: 'random',
      connectTimeoutMs: null,
      timeoutMs: null,
    })),
  };
}

function linkId(from: string, to: string): string {
  return `${from} to ${to}`;
}

/** What one request of a class asks of each machine, in milliseconds of one core, and how long it is on links. */
export function demandsOf(system: ReferenceSystem, operation: string) {
  const cpuMs = new Map(system.machines.map(({ name }) => [name, 0]));
  let linkMs = 0;
  const machineOf = new Map(system.processes.map(({ name, machine }) => [name, machine]));
  const visit = (name: string, share: number): void => {
    const asked = system.operations.find((each) => each.name === name);
    if (asked === undefined) return;
    const machine = machineOf.get(asked.process) ?? '';
    for (const step of asked.steps) {
      if (step.do === 'cpu') cpuMs.set(machine, (cpuMs.get(machine) ?? 0) + share * step.demand.meanMs);
      else {
        const all = step.choices.reduce((sum, { weight }) => sum + weight, 0);
        for (const choice of step.choices) {
          const part = (share * choice.weight) / all;
          const to = system.operations.find((each) => each.name === choice.operation)?.process;
          const link = system.links.find((each) => each.from === asked.process && each.to === to);
          linkMs += 2 * part * (link?.oneWayMs ?? 0);
          visit(choice.operation, part);
        }
      }
    }
  };
  visit(operation, 1);
  return { cpuMs, linkMs };
}
