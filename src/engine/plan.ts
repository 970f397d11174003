/** The model laid flat: every id a slot, every operation a run of instructions, all in arrays that the inner loop can read. */

import { assemble, planSource } from './assemble.ts';
import { FULL, UNLIMITED } from './core/codes.ts';
import { DistributionTable } from './distribution.ts';
import { loopsOf } from './loops.ts';
import type { EngineModel, FullPolicy } from './model.ts';
import { checkModel } from './model-check.ts';
import { outcomeCode } from './outcome.ts';
import { Slots } from './slots.ts';

const FULL_POLICIES: Readonly<Record<FullPolicy, number>> = {
  drop: FULL.drop,
  refuse: FULL.refuse,
  '503': FULL.busy503,
  '500': FULL.error500,
};

/** Places where one of several targets is picked: calls, and request classes of sources. */
export interface Choices {
  readonly start: number[];
  readonly count: number[];
  readonly routing: number[];
  /** By target. */
  readonly operation: number[];
  readonly link: number[];
  /** Sum of the weights up to and with this target, of its choice's sum 1. */
  readonly cumulative: number[];
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
  /** 1 when its calls can come back to it. */
  readonly inLoop: Uint8Array;
  readonly latencyMs: Float64Array;
  /** Milliseconds per byte; 0 without a limit. */
  readonly msPerByte: Float64Array;
  /** 1 when cut or removed. */
  readonly cut: Uint8Array;
  readonly loss: Float64Array;
  readonly poolSize: Int32Array;
  readonly poolWaitMs: Float64Array;
  readonly poolOutcome: Int32Array;
  readonly does: number[];
  readonly operand: number[];
  readonly entries: ReadonlyMap<string, number>;
  readonly calls: Calls;
  /** By fork: where each branch begins. */
  readonly forks: number[][];
  readonly choices: Choices;
  readonly choiceRows: ReadonlyMap<string, number>;
  readonly sourcePlans: readonly (SourcePlan | null)[];
}

export function makePlan(model: EngineModel, earlier: Plan | null): Plan {
  checkModel(model);
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
    inLoop: new Uint8Array(operations.count),
    latencyMs: new Float64Array(links.count),
    msPerByte: new Float64Array(links.count),
    cut: new Uint8Array(links.count).fill(1),
    loss: new Float64Array(links.count),
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
    forks: [...(earlier?.forks ?? [])],
    choices: copyLists(
      earlier?.choices ?? { start: [], count: [], routing: [], operation: [], link: [], cumulative: [] },
    ),
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
    plan.full[slot] = FULL_POLICIES[process.fullPolicy];
    plan.running[slot] = process.running ? 1 : 0;
    plan.startMs[slot] = process.startMs;
    plan.slow[slot] = process.slowFactor;
  }
  for (const link of model.links) {
    const slot = links.of(link.id, 'link');
    plan.latencyMs[slot] = link.latencyMs;
    plan.msPerByte[slot] = link.megabitsPerSecond === null ? 0 : 0.008 / link.megabitsPerSecond;
    plan.cut[slot] = link.cut ? 1 : 0;
    plan.loss[slot] = link.lossShare ?? 0;
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
  for (const id of loopsOf(model.operations).flat()) plan.inLoop[operations.of(id, 'operation')] = 1;
  for (const source of model.sources)
    plan.sourcePlans[sources.of(source.id, 'source')] = planSource(plan, source);
  return plan;
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
