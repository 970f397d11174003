/** Figures of machines and processes, read from the windows up to the playhead. */
import { kindOf } from '../catalog/index.ts';
import { LINK, PROCESS } from '../engine/core/measured.ts';
import { isOnline, publicState } from '../simulation/component-life.ts';
import { machineFigures, processFigures } from '../simulation/measure.ts';
import type { WindowResult } from '../simulation/results.ts';
import { ownMachineId } from '../simulation/wiring.ts';
import { compiled, type LessonView, type Settled } from './lesson-view.ts';
import { known, missing, type Reading, tooEarly } from './reading.ts';
import { componentsOf, type Which } from './which.ts';

export type ComponentMeasureName = 'utilisation' | 'cpu-part' | 'queue' | 'in-flight' | 'turned-away';

/** Fewest requests that a figure of components needs. */
const LEAST_REQUESTS = 20;

/** Of several components that fit, the largest value counts; with `least` the smallest. */
export function readComponent(
  what: ComponentMeasureName,
  which: Which,
  settled: Settled,
  { diagram, layout }: LessonView,
  least = false,
): Reading {
  const parts = componentsOf(diagram, which);
  if (parts.length === 0) return missing('there is no such component yet');
  if (!layout || settled.haveSeconds === 0) return tooEarly(settled, null);
  const values = parts.flatMap((part) => {
    const isMachine = kindOf(part.kind).role === 'machine';
    const machine = layout.machines.indexOf(isMachine ? part.id : (part.machine ?? ownMachineId(part.id)));
    if (what === 'utilisation' || what === 'cpu-part') {
      if (machine < 0) return [];
      const { cpuShare, byProcess } = machineFigures(settled.windows, machine, layout);
      const own = byProcess.find(({ process }) => process === part.id)?.share ?? 0;
      return [100 * (what === 'utilisation' ? cpuShare : own / (cpuShare || 1))];
    }
    const slot = layout.processes.indexOf(part.id);
    if (slot < 0) return [];
    if (what === 'turned-away') return [turnedAway(settled, slot)];
    const figures = processFigures(settled.windows, slot, { workers: null, queueLimit: null });
    return [figures.queueLength + (what === 'queue' ? 0 : figures.busyWorkers)];
  });
  if (values.length === 0) return missing('it does not run yet');
  const value = least ? Math.min(...values) : Math.max(...values);
  return settled.haveSeconds < settled.needSeconds ? tooEarly(settled, value) : known(value);
}

function sumOf({ windows }: Settled, slot: number, column: number): number {
  return windows.reduce((sum, { processes }) => sum + (processes[slot * PROCESS.stride + column] ?? 0), 0);
}

/** Requests a second that were not let in: all was full, or it was not running. */
function turnedAway(settled: Settled, slot: number): number {
  const many = sumOf(settled, slot, PROCESS.rejected) + sumOf(settled, slot, PROCESS.refusedDown);
  return many / settled.haveSeconds;
}

/** The largest part of what all components of a kind served that one of them served, %. */
export function readLargestPart(kind: string, settled: Settled, { diagram, layout }: LessonView): Reading {
  const slots = componentsOf(diagram, { kind })
    .map(({ id }) => layout?.processes.indexOf(id) ?? -1)
    .filter((slot) => slot >= 0);
  if (slots.length === 0) return missing('there is no such component yet');
  const served = slots.map((slot) => sumOf(settled, slot, PROCESS.served));
  const all = served.reduce((sum, one) => sum + one, 0);
  const percent = all > 0 ? (100 * Math.max(...served)) / all : null;
  if (percent === null || settled.haveSeconds < settled.needSeconds || all < LEAST_REQUESTS)
    return tooEarly(settled, percent, all, LEAST_REQUESTS);
  return known(percent);
}

/** Longest time back that is looked at for something that is down. */
const LONGEST_DOWN_MS = 60_000;

export function readDownFor(which: Which, view: LessonView): Reading {
  const parts = componentsOf(view.diagram, which);
  if (parts.length === 0) return missing('there is no such component yet');
  const windows = view.windowsBetween(view.nowMs - LONGEST_DOWN_MS, view.nowMs);
  const down = parts.map(({ id }) => {
    const process = view.layout?.processes.indexOf(id) ?? -1;
    const machine = view.layout?.machines.indexOf(id) ?? -1;
    if (process < 0 && machine < 0) return 0;
    const isDown = ({ processLife, machineLife }: WindowResult): boolean => {
      const state = publicState((process >= 0 ? processLife[process] : machineLife[machine]) ?? 0);
      return !isOnline(state) && state !== 'starting';
    };
    const lastUp = windows.findLastIndex((window) => !isDown(window));
    const first = windows[lastUp + 1];
    return first ? ((windows.at(-1)?.toMs ?? 0) - first.fromMs) / 1000 : 0;
  });
  return known(Math.max(...down));
}

/** From what is counted on the links and how long each link is; the network behind the clients has no other delay. */
export function readSpan(
  from: string,
  to: string,
  settled: Settled,
  { diagram, layout }: LessonView,
): Reading {
  const kinds = new Map(diagram.components.map(({ id, kind }) => [id, kind]));
  const links = diagram.links.filter((link) => kinds.get(link.from) === from && kinds.get(link.to) === to);
  if (links.length === 0) return missing('the two are not connected');
  const senders = new Set(links.map((link) => link.from));
  const { windows, haveSeconds, needSeconds } = settled;
  const of = (sort: 'links' | 'processes', at: number): number =>
    windows.reduce((sum, window) => sum + (window[sort][at] ?? 0), 0);
  const requests = [...senders].reduce(
    (sum, id) =>
      sum + of('processes', (layout?.processes.indexOf(id) ?? -1) * PROCESS.stride + PROCESS.started),
    0,
  );
  const { links: models } = compiled(diagram).model;
  const ms = links.reduce((sum, { id }) => {
    const latencyMs = models.find((model) => model.id === id)?.latencyMs ?? 0;
    const calls = of('links', (layout?.links.indexOf(id) ?? -1) * LINK.stride + LINK.requests);
    return sum + calls * 2 * latencyMs;
  }, 0);
  const each = requests > 0 ? ms / requests : null;
  if (each === null || haveSeconds < needSeconds || requests < LEAST_REQUESTS)
    return tooEarly(settled, each, requests, LEAST_REQUESTS);
  return known(each);
}
