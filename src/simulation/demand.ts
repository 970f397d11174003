/** What one request of the present mix costs: how often each operation is asked, and the CPU and idle time it takes. */
import type { EngineModel, OperationModel, Step } from '../engine/model.ts';

export interface Demand {
  /** Requests per second that reach each operation. With no traffic at all every client counts as one request/s. */
  readonly flow: ReadonlyMap<string, number>;
  /** CPU of one request of an operation in its own process, on an idle core of its machine, ms. */
  readonly cpuMs: (operation: string) => number;
  /** How long one request of an operation holds its worker when nothing else runs, ms. */
  readonly holdMs: (operation: string) => number;
  /** How long one request of an operation holds a connection of the pool, ms. */
  readonly poolMs: (operation: string, pool: string) => number;
  /** Requests per second of clients, with what they may cause, that reach each machine. */
  readonly reaching: ReadonlyMap<string, number>;
}

type Call = Extract<Step, { do: 'call' }>;

/** `seeds`: operations asked directly, with their rates; absent: what the model's clients ask. */
export function demandOf(model: EngineModel, seeds?: ReadonlyMap<string, number>): Demand {
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const processes = new Map(model.processes.map((process) => [process.id, process]));
  const speeds = new Map(model.machines.map(({ id, speed }) => [id, speed]));
  const latencies = new Map(model.links.map(({ id, latencyMs }) => [id, latencyMs]));
  const order = callersFirst(operations);
  const entering = seeds ?? askedByClients(model);
  const flow = new Map(entering);
  for (const operation of order) {
    const rate = flow.get(operation.id) ?? 0;
    if (rate === 0) continue;
    for (const call of callsOf(operation))
      for (const { operation: target } of call.targets)
        flow.set(target, (flow.get(target) ?? 0) + (rate * call.probability) / call.targets.length);
  }

  const slowness = (operation: OperationModel): number => {
    const process = processes.get(operation.process);
    return process === undefined ? 1 : process.slowFactor / (speeds.get(process.machine) ?? 1);
  };
  const ownCpu = new Map(
    order.map((operation) => [
      operation.id,
      slowness(operation) * sum(operation.steps, (step) => (step.do === 'cpu' ? step.demand.meanMs : 0)),
    ]),
  );
  const hold = new Map<string, number>();
  const callMs = ({ targets, probability, synchronous }: Call): number =>
    synchronous && targets.length > 0
      ? (probability / targets.length) *
        sum(targets, (to) => 2 * (latencies.get(to.link ?? '') ?? 0) + (hold.get(to.operation) ?? 0))
      : 0;
  for (const operation of order.toReversed()) {
    const pauses = sum(operation.steps, (step) => (step.do === 'delay' ? step.time.meanMs : 0));
    hold.set(operation.id, (ownCpu.get(operation.id) ?? 0) + pauses + sum(callsOf(operation), callMs));
  }

  return {
    flow,
    cpuMs: (id) => ownCpu.get(id) ?? 0,
    holdMs: (id) => hold.get(id) ?? 0,
    poolMs: (id, pool) => {
      const operation = operations.get(id);
      return operation === undefined
        ? 0
        : sum(
            callsOf(operation).filter((call) => call.pool === pool),
            callMs,
          );
    },
    reaching: reachingMachines(order, entering, (operation) => processes.get(operation.process)?.machine),
  };
}

function askedByClients({ sources }: EngineModel): Map<string, number> {
  const rates = sources.map(({ arrivals }) =>
    arrivals.mode === 'open' ? arrivals.ratePerSecond : arrivals.population,
  );
  const quiet = rates.every((rate) => rate === 0);
  const flow = new Map<string, number>();
  sources.forEach(({ mix }, index) => {
    const weights = sum(mix, ({ weight }) => weight);
    if (weights === 0) return;
    const rate = quiet ? 1 : (rates[index] ?? 0);
    for (const { weight, targets } of mix)
      for (const { operation } of targets)
        flow.set(operation, (flow.get(operation) ?? 0) + (rate * weight) / weights / targets.length);
  });
  return flow;
}

function callsOf(operation: OperationModel): Call[] {
  return operation.steps.filter((step) => step.do === 'call');
}

/** Every operation before those it calls. A ring of calls is cut where it closes. */
function callersFirst(operations: ReadonlyMap<string, OperationModel>): OperationModel[] {
  const visited = new Set<string>();
  const done: OperationModel[] = [];
  const visit = (operation: OperationModel): void => {
    if (visited.has(operation.id)) return;
    visited.add(operation.id);
    for (const call of callsOf(operation))
      for (const { operation: target } of call.targets) {
        const next = operations.get(target);
        if (next !== undefined) visit(next);
      }
    done.push(operation);
  };
  operations.forEach(visit);
  return done.toReversed();
}

/** A client's request counts once for each machine that it, or a call it may cause, can reach. */
function reachingMachines(
  order: readonly OperationModel[],
  entering: ReadonlyMap<string, number>,
  machineOf: (operation: OperationModel) => string | undefined,
): Map<string, number> {
  const reach = new Map<string, ReadonlySet<string>>();
  for (const operation of order.toReversed()) {
    const machines = new Set<string>();
    const machine = machineOf(operation);
    if (machine !== undefined) machines.add(machine);
    for (const call of callsOf(operation))
      for (const { operation: target } of call.targets)
        for (const reached of reach.get(target) ?? []) machines.add(reached);
    reach.set(operation.id, machines);
  }
  const reaching = new Map<string, number>();
  for (const [operation, rate] of entering)
    for (const machine of reach.get(operation) ?? [])
      reaching.set(machine, (reaching.get(machine) ?? 0) + rate);
  return reaching;
}

export function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
