/** The load limit of a component: how many requests a second it can serve, which resource says so, and how that was worked out. */

import { kindOf } from '../catalog/index.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import type { EngineModel, MachineModel, ProcessModel } from '../engine/model.ts';
import { type Compiled, compile } from './compile.ts';
import { type Demand, demandOf, sum } from './demand.ts';
import { ownMachineId } from './wiring.ts';

export type LoadLimit =
  | {
      readonly perSecond: number;
      /** "requests/s", "queries/s", "look-ups/s", "files/s". */
      readonly unit: string;
      /** "about 40 requests/s: 2 cores, 50 ms of CPU each". */
      readonly sentence: string;
      /** How it was worked out, a sentence each. */
      readonly steps: readonly string[];
    }
  | { readonly perSecond: null; readonly sentence: string };

/** A resource that may run out first. */
interface Bound {
  readonly perSecond: number;
  /** "2 cores, 50 ms of CPU each". */
  readonly because: string;
  readonly name: string;
  readonly steps: readonly string[];
}

interface Worked {
  readonly compiled: Compiled;
  readonly demand: Demand;
  /** By component, of those that were asked for. */
  readonly limits: Map<string, LoadLimit>;
}

/** A document never changes, so what was worked out for it holds as long as it lives. */
const workedOut = new WeakMap<Diagram, Worked>();

export function loadLimit(diagram: Diagram, componentId: string): LoadLimit {
  const worked = workedOut.get(diagram) ?? workOut(diagram);
  workedOut.set(diagram, worked);
  const limit = worked.limits.get(componentId) ?? limitOfComponent(diagram, componentId, worked);
  worked.limits.set(componentId, limit);
  return limit;
}

function limitOfComponent(diagram: Diagram, componentId: string, worked: Worked): LoadLimit {
  const component = diagram.components.find(({ id }) => id === componentId);
  if (component === undefined)
    return { perSecond: null, sentence: 'This component is not in the diagram any more.' };
  const kind = kindOf(component.kind);
  if (kind.role === 'client')
    return { perSecond: null, sentence: 'Clients send requests. They have no load limit.' };
  return kind.role === 'machine'
    ? machineLimit(diagram, component, worked)
    : processLimit(diagram, component, worked, kind.words);
}

function workOut(diagram: Diagram): Worked {
  const compiled = compile(diagram);
  return { compiled, demand: demandOf(compiled.model), limits: new Map() };
}

function machineLimit(
  diagram: Diagram,
  component: Component,
  { compiled: { model }, demand }: Worked,
): LoadLimit {
  const machine = model.machines.find(({ id }) => id === component.id);
  if (machine === undefined) throw new Error(`The model has no machine for "${component.id}".`);
  const requests = demand.reaching.get(component.id) ?? 0;
  if (requests > 0)
    return limitOf([cpuBound(diagram, model, machine, demand, requests, 'requests')], 'requests/s', []);
  const inside = model.processes.filter((process) => process.machine === machine.id);
  const called = new Set(
    model.operations
      .flatMap(({ steps }) => steps.flatMap((step) => (step.do === 'call' ? step.targets : [])))
      .map(({ operation }) => operation),
  );
  const first =
    inside.find(({ id }) => !operationsOf(model, id).some((operation) => called.has(operation))) ?? inside[0];
  const drawn = diagram.components.find(({ id }) => id === first?.id);
  if (drawn === undefined)
    return { perSecond: null, sentence: `${component.name} is empty: put a process in it.` };
  const kind = kindOf(drawn.kind);
  const unit = kind.role === 'process' ? kind.words.served : 'requests/s';
  const alone = demandOf(
    model,
    new Map(
      operationsOf(model, drawn.id)
        .slice(0, 1)
        .map((operation) => [operation, 1]),
    ),
  );
  return limitOf([cpuBound(diagram, model, machine, alone, 1, plural(unit))], unit, [UNREACHED]);
}

const UNREACHED = 'No client reaches it yet, so this counts reads only.';

function operationsOf(model: EngineModel, process: string): string[] {
  return model.operations.filter((operation) => operation.process === process).map(({ id }) => id);
}

/** "queries/s" to "queries". */
function plural(unit: string): string {
  return unit.replace(/\/s$/, '');
}

function processLimit(
  diagram: Diagram,
  component: Component,
  { compiled: { model }, demand: present }: Worked,
  words: { readonly cells: string; readonly served: string },
): LoadLimit {
  const process = model.processes.find(({ id }) => id === component.id);
  const machine = model.machines.find(({ id }) => id === process?.machine);
  const own = operationsOf(model, component.id);
  const [first] = own;
  if (process === undefined || machine === undefined || first === undefined)
    throw new Error(`The model has no process with operations for "${component.id}".`);
  const asked = sum(own, (id) => present.flow.get(id) ?? 0);
  const demand = asked > 0 ? present : demandOf(model, new Map([[first, 1]]));
  const rate = asked > 0 ? asked : 1;
  const bounds = [
    cpuBound(diagram, model, machine, demand, rate, plural(words.served)),
    workerBound(process, own, demand, rate, words),
    ...poolBounds(model, process, own, demand, rate),
  ];
  return limitOf(bounds, words.served, asked > 0 ? [] : [UNREACHED]);
}

function limitOf(candidates: readonly (Bound | null)[], unit: string, notes: readonly string[]): LoadLimit {
  const bounds = candidates.filter((bound) => bound !== null);
  const [first, ...others] = [...bounds].sort((a, b) => a.perSecond - b.perSecond);
  if (first === undefined) return { perSecond: null, sentence: 'Nothing here can run out.' };
  const verdict = others.length === 0 ? [] : [`${first.name} runs out first, so that is the limit.`];
  return {
    perSecond: first.perSecond,
    unit,
    sentence: `about ${figure(first.perSecond)} ${unit}: ${first.because}`,
    steps: [...notes, ...bounds.flatMap(({ steps }) => steps), ...verdict],
  };
}

/** All work on the machine counts, also that of its other processes: at the present mix they grow together. */
function cpuBound(
  diagram: Diagram,
  model: EngineModel,
  machine: MachineModel,
  demand: Demand,
  rate: number,
  what: string,
): Bound | null {
  const shares = model.processes
    .filter((process) => process.machine === machine.id)
    .map((process) => {
      const operations = operationsOf(model, process.id);
      return { process, ms: sum(operations, (id) => (demand.flow.get(id) ?? 0) * demand.cpuMs(id)) / rate };
    })
    .filter(({ ms }) => ms > 0);
  const cpuMs = sum(shares, ({ ms }) => ms);
  if (cpuMs === 0) return null;
  const perSecond = (machine.cores * 1000) / cpuMs;
  const cores = count(machine.cores, 'cores');
  const split = shares.map(({ process, ms }) => `${nameOf(diagram, process.id)} ${figure(ms)} ms`);
  const slow = [
    ...(machine.speed < 1
      ? [
          `${nameOf(diagram, machine.id)} works ${figure(1 / machine.speed)} times slower; that is counted in.`,
        ]
      : []),
    ...shares
      .filter(({ process }) => process.slowFactor > 1)
      .map(
        ({ process }) =>
          `${nameOf(diagram, process.id)} works ${figure(process.slowFactor)} times slower; that is counted in.`,
      ),
  ];
  return {
    perSecond,
    because: `${cores}, ${figure(cpuMs)} ms of CPU each`,
    name: 'CPU',
    steps: [
      `Its ${what} use ${figure(cpuMs)} ms of this machine's CPU each, at the present mix (${split.join(', ')}).`,
      ...slow,
      `${cores} ${machine.cores === 1 ? 'gives' : 'give'} ${figure(machine.cores * 1000)} ms of CPU a second: ${figure(machine.cores * 1000)} / ${figure(cpuMs)} = ${figure(perSecond)} a second.`,
    ],
  };
}

function workerBound(
  { workers }: ProcessModel,
  operations: readonly string[],
  demand: Demand,
  rate: number,
  words: { readonly cells: string },
): Bound | null {
  const heldMs = sum(operations, (id) => (demand.flow.get(id) ?? 0) * demand.holdMs(id)) / rate;
  return workers === null ? null : seatsBound(workers, words.cells, heldMs);
}

function poolBounds(
  model: EngineModel,
  process: ProcessModel,
  operations: readonly string[],
  demand: Demand,
  rate: number,
): Bound[] {
  // A worker uses one connection at a time, so a pool that is no smaller than the workers never runs out first.
  return model.pools
    .filter((pool) => pool.id.startsWith(`${process.id}:`) && pool.size < (process.workers ?? Infinity))
    .map((pool) => {
      const heldMs = sum(operations, (id) => (demand.flow.get(id) ?? 0) * demand.poolMs(id, pool.id)) / rate;
      return seatsBound(pool.size, 'pool connections', heldMs);
    })
    .filter((bound) => bound !== null);
}

/** Seats that each hold one request for a while: workers, connections. */
function seatsBound(seats: number, called: string, heldMs: number): Bound | null {
  if (heldMs === 0) return null;
  const perSecond = (seats * 1000) / heldMs;
  const held = `${count(seats, called)}, each held ${figure(heldMs)} ms`;
  return {
    perSecond,
    because: held,
    name: seats === 1 ? `The one ${count(1, called).slice(2)}` : `The number of ${called}`,
    steps: [
      `${held} for one request when nothing else runs: ${figure(seats * 1000)} / ${figure(heldMs)} = ${figure(perSecond)} a second.`,
    ],
  };
}

function nameOf(diagram: Diagram, id: string): string {
  const found = diagram.components.find(
    (component) => component.id === id || ownMachineId(component.id) === id,
  );
  return found?.name ?? id;
}

/** "1 core", "2 cores". */
function count(amount: number, plural: string): string {
  return `${figure(amount)} ${amount === 1 ? plural.replace(/s$/, '') : plural}`;
}

/** Three significant digits below 10, whole numbers above, groups of three. */
function figure(value: number): string {
  if (value >= 10) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return String(Number(value.toPrecision(2)));
}
