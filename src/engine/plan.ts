/** The model laid flat: every id a slot, every operation a run of instructions, all in arrays that the inner loop can read. */
import { DistributionTable } from './distribution.ts';
import type { EngineModel, OperationModel, Routing, SourceModel, Target } from './model.ts';
import { outcomeCode } from './outcome.ts';
import { Slots } from './slots.ts';

export const DO = { end: 0, cpu: 1, delay: 2, call: 3 } as const;
export const FULL = { drop: 0, refuse: 1, '503': 2, '500': 3 } as const;
export const ROUTING = { random: 0, 'round-robin': 1, 'least-connections': 2 } as const;

/** No limit, as a number that fits 32 bits. */
export const UNLIMITED = 0x7fffffff;
/** A failed call that the caller shrugs off. */
export const IGNORE = -1;

/** Places where one of several targets is picked: calls, and request classes of sources. */
export interface Choices {
  readonly start: number[];
  readonly count: number[];
  readonly routing: number[];
  /** By target. */
  readonly operation: number[];
  readonly link: number[];
}

export interface Calls {
  readonly choice: number[];
  readonly probability: number[];
  readonly synchronous: boolean[];
  readonly pool: number[];
  readonly timeoutMs: number[];
  readonly onFailure: number[];
}

export interface SourcePlan {
  readonly rate: number;
  readonly population: number;
  /** Row of the distribution of think time, -1 for an open source. */
  readonly think: number;
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  /** By mix index: choice number (-1: nobody to ask) and cumulative weight. */
  readonly choice: readonly number[];
  readonly cumulative: readonly number[];
  readonly classes: readonly string[];
}

/** An immutable plan; a later plan keeps all slots, instructions, calls and choices of the earlier one. */
export interface Plan {
  readonly model: EngineModel;
  readonly machines: Slots;
  readonly processes: Slots;
  readonly operations: Slots;
  readonly links: Slots;
  readonly pools: Slots;
  readonly sources: Slots;
  readonly distributions: DistributionTable;
  readonly cores: Float64Array;
  /** 0 when off or removed. */
  readonly speed: Float64Array;
  readonly bootMs: Float64Array;
  readonly machineOf: Int32Array;
  readonly workers: Int32Array;
  readonly backlog: Int32Array;
  readonly full: Uint8Array;
  /** 0 when stopped or removed. */
  readonly running: Uint8Array;
  readonly startMs: Float64Array;
  readonly slow: Float64Array;
  readonly processOf: Int32Array;
  readonly entry: Int32Array;
  readonly requestBytes: Float64Array;
  readonly responseBytes: Float64Array;
  readonly write: Uint8Array;
  readonly latencyMs: Float64Array;
  /** Milliseconds per byte; 0 without a limit. */
  readonly msPerByte: Float64Array;
  /** 1 when cut or removed. */
  readonly cut: Uint8Array;
  readonly poolSize: Int32Array;
  readonly poolWaitMs: Float64Array;
  readonly poolOutcome: Int32Array;
  readonly does: number[];
  readonly operand: number[];
  readonly entries: ReadonlyMap<string, number>;
  readonly calls: Calls;
  readonly choices: Choices;
  readonly choiceRows: ReadonlyMap<string, number>;
  readonly sourcePlans: readonly (SourcePlan | null)[];
}

export function makePlan(model: EngineModel, earlier: Plan | null): Plan {
  const machines = Slots.after(earlier?.machines ?? null, model.machines.map(idOf));
  const processes = Slots.after(earlier?.processes ?? null, model.processes.map(idOf));
  const operations = Slots.after(earlier?.operations ?? null, model.operations.map(idOf));
  const links = Slots.after(earlier?.links ?? null, model.links.map(idOf));
  const pools = Slots.after(earlier?.pools ?? null, model.pools.map(idOf));
  const sources = Slots.after(earlier?.sources ?? null, model.sources.map(idOf));
  const plan = {
    model,
    machines,
    processes,
    operations,
    links,
    pools,
    sources,
    distributions: earlier?.distributions ?? new DistributionTable(),
    cores: new Float64Array(machines.count).fill(1),
    speed: new Float64Array(machines.count),
    bootMs: new Float64Array(machines.count),
    machineOf: kept(earlier?.machineOf, processes.count),
    workers: new Int32Array(processes.count),
    backlog: new Int32Array(processes.count),
    full: new Uint8Array(processes.count),
    running: new Uint8Array(processes.count),
    startMs: new Float64Array(processes.count),
    slow: new Float64Array(processes.count).fill(1),
    processOf: kept(earlier?.processOf, operations.count),
    entry: kept(earlier?.entry, operations.count),
    requestBytes: new Float64Array(operations.count),
    responseBytes: new Float64Array(operations.count),
    write: new Uint8Array(operations.count),
    latencyMs: new Float64Array(links.count),
    msPerByte: new Float64Array(links.count),
    cut: new Uint8Array(links.count).fill(1),
    poolSize: new Int32Array(pools.count),
    poolWaitMs: new Float64Array(pools.count).fill(Infinity),
    poolOutcome: new Int32Array(pools.count),
    does: [...(earlier?.does ?? [])],
    operand: [...(earlier?.operand ?? [])],
    entries: new Map(earlier?.entries),
    calls: copyLists(
      earlier?.calls ?? {
        choice: [],
        probability: [],
        synchronous: [],
        pool: [],
        timeoutMs: [],
        onFailure: [],
      },
    ),
    choices: copyLists(earlier?.choices ?? { start: [], count: [], routing: [], operation: [], link: [] }),
    choiceRows: new Map(earlier?.choiceRows),
    sourcePlans: new Array<SourcePlan | null>(sources.count).fill(null),
  };
  for (const machine of model.machines) {
    const slot = machines.of(machine.id, 'machine');
    plan.cores[slot] = machine.cores;
    plan.speed[slot] = machine.on ? machine.speed : 0;
    plan.bootMs[slot] = machine.bootMs;
  }
  for (const process of model.processes) {
    const slot = processes.of(process.id, 'process');
    plan.machineOf[slot] = machines.of(process.machine, 'machine');
    plan.workers[slot] = process.workers ?? UNLIMITED;
    plan.backlog[slot] = process.backlogLimit ?? UNLIMITED;
    plan.full[slot] = FULL[process.fullPolicy];
    plan.running[slot] = process.running ? 1 : 0;
    plan.startMs[slot] = process.startMs;
    plan.slow[slot] = process.slowFactor;
  }
  for (const link of model.links) {
    const slot = links.of(link.id, 'link');
    plan.latencyMs[slot] = link.latencyMs;
    plan.msPerByte[slot] = link.megabitsPerSecond === null ? 0 : 0.008 / link.megabitsPerSecond;
    plan.cut[slot] = link.cut ? 1 : 0;
  }
  for (const pool of model.pools) {
    const slot = pools.of(pool.id, 'pool');
    plan.poolSize[slot] = pool.size;
    plan.poolWaitMs[slot] = pool.waitTimeoutMs ?? Infinity;
    plan.poolOutcome[slot] = outcomeCode(pool.onTimeout);
  }
  for (const operation of model.operations) {
    const slot = operations.of(operation.id, 'operation');
    plan.processOf[slot] = processes.of(operation.process, 'process');
    plan.requestBytes[slot] = operation.requestBytes;
    plan.responseBytes[slot] = operation.responseBytes;
    plan.write[slot] = operation.write ? 1 : 0;
    plan.entry[slot] = assemble(plan, operation);
  }
  for (const source of model.sources)
    plan.sourcePlans[sources.of(source.id, 'source')] = planSource(plan, source);
  return plan;
}

type Draft = Pick<
  Plan,
  'does' | 'operand' | 'calls' | 'choices' | 'operations' | 'links' | 'pools' | 'distributions'
> & {
  entries: Map<string, number>;
  choiceRows: Map<string, number>;
};

/** Writes an operation's steps as instructions, once: the same steps later give the same place. */
function assemble(plan: Draft, operation: OperationModel): number {
  const key = `${operation.id} ${JSON.stringify(operation.steps)}`;
  const known = plan.entries.get(key);
  if (known !== undefined) return known;
  const entry = plan.does.length;
  plan.entries.set(key, entry);
  operation.steps.forEach((step, index) => {
    if (step.do === 'call') {
      plan.does.push(DO.call);
      plan.operand.push(plan.calls.choice.length);
      plan.calls.choice.push(chooseAmong(plan, `${operation.id} ${index}`, step.targets, step.routing));
      plan.calls.probability.push(step.probability);
      plan.calls.synchronous.push(step.synchronous);
      plan.calls.pool.push(step.pool === null ? -1 : plan.pools.of(step.pool, 'pool'));
      plan.calls.timeoutMs.push(step.timeoutMs ?? Infinity);
      plan.calls.onFailure.push(step.onFailure === 'ignore' ? IGNORE : outcomeCode(step.onFailure));
    } else {
      plan.does.push(step.do === 'cpu' ? DO.cpu : DO.delay);
      plan.operand.push(plan.distributions.add(step.do === 'cpu' ? step.demand : step.time));
    }
  });
  plan.does.push(DO.end);
  plan.operand.push(0);
  return entry;
}

function chooseAmong(plan: Draft, place: string, targets: readonly Target[], routing: Routing): number {
  if (targets.length === 0) throw new Error(`The call at "${place}" has no target.`);
  const key = `${place} ${routing} ${JSON.stringify(targets)}`;
  const known = plan.choiceRows.get(key);
  if (known !== undefined) return known;
  const { choices } = plan;
  const row = choices.start.length;
  plan.choiceRows.set(key, row);
  choices.start.push(choices.operation.length);
  choices.count.push(targets.length);
  choices.routing.push(ROUTING[routing]);
  for (const target of targets) {
    choices.operation.push(plan.operations.of(target.operation, 'operation'));
    choices.link.push(target.link === null ? -1 : plan.links.of(target.link, 'link'));
  }
  return row;
}

function planSource(plan: Draft, source: SourceModel): SourcePlan {
  const { arrivals } = source;
  const { mix } = source;
  const reachable = mix.some((entry) => entry.targets.length > 0);
  let sum = 0;
  return {
    rate: arrivals.mode === 'open' && reachable ? arrivals.ratePerSecond : 0,
    population: arrivals.mode === 'closed' && reachable ? arrivals.population : 0,
    think: arrivals.mode === 'closed' ? plan.distributions.add(arrivals.think) : -1,
    connectTimeoutMs: source.connectTimeoutMs ?? Infinity,
    timeoutMs: source.timeoutMs ?? Infinity,
    choice: mix.map((entry) =>
      entry.targets.length === 0
        ? -1
        : chooseAmong(plan, `${source.id} ${entry.id}`, entry.targets, source.routing),
    ),
    cumulative: mix.map((entry) => {
      if (entry.targets.length > 0) sum += entry.weight;
      return sum;
    }),
    classes: mix.map((entry) => entry.id),
  };
}

function idOf(item: { readonly id: string }): string {
  return item.id;
}

function kept(earlier: Int32Array | undefined, count: number): Int32Array {
  const array = new Int32Array(count);
  if (earlier) array.set(earlier);
  return array;
}

function copyLists<T extends object>(lists: T): T {
  return Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, [...(list as unknown[])]])) as T;
}
