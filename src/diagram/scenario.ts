/** The scenario of a document: timed events of its runs, and their edits. Plain, immutable data in order of time. */
import { within } from './bounds.ts';
import { type Diagram, LIMITS } from './diagram.ts';
import { idsIn, nextId } from './identity.ts';

/**
 * `ramp`: traffic goes evenly to its target; `spike`: it jumps there and comes back. `crash`: the process is down, `power-off`:
 * its whole machine. `back`: on again, mended, at full speed.
 */
export const SCENARIO_KINDS = [
  'traffic',
  'ramp',
  'spike',
  'crash',
  'power-off',
  'slow',
  'cut',
  'back',
] as const;
export type ScenarioKind = (typeof SCENARIO_KINDS)[number];

export interface ScenarioEvent {
  readonly id: string;
  /** Simulated time at which it happens. */
  readonly atMs: number;
  readonly what: ScenarioKind;
  /** Id of the component or connection it happens to; traffic events have none. */
  readonly part?: string;
  /** Traffic: times the clients' own, unless `ratePerSecond` is given. Slow: times slower. Others have none. */
  readonly factor?: number;
  /** Traffic: requests per second of all clients together. */
  readonly ratePerSecond?: number;
  /** Where a ramp begins, in the measure of its target; absent: with the traffic that there is. */
  readonly from?: number;
  /** How long a ramp or a spike takes. Others have none. */
  readonly overMs?: number;
}

export const SCENARIO_LIMITS = {
  events: 200,
  atMs: { min: 0, max: 3_600_000 },
  overMs: { min: 100, max: 600_000 },
  ratePerSecond: { min: 0, max: 100_000 },
} as const;

/** What a kind of event may happen to. */
export type Target = 'none' | 'process' | 'machine' | 'component' | 'connection' | 'any';

const TARGETS: Readonly<Record<ScenarioKind, Target>> = {
  traffic: 'none',
  ramp: 'none',
  spike: 'none',
  crash: 'process',
  'power-off': 'machine',
  slow: 'component',
  cut: 'connection',
  back: 'any',
};

export function targetOf(what: ScenarioKind): Target {
  return TARGETS[what];
}

export function isTraffic(what: ScenarioKind): boolean {
  return TARGETS[what] === 'none';
}

export function takesTime(what: ScenarioKind): boolean {
  return what === 'ramp' || what === 'spike';
}

/** The range of an event's number: its target, or where it begins. */
export function amountRange(event: Pick<ScenarioEvent, 'what' | 'ratePerSecond'>) {
  if (event.what === 'slow') return LIMITS.slowFactor;
  return event.ratePerSecond === undefined ? LIMITS.trafficFactor : SCENARIO_LIMITS.ratePerSecond;
}

export function scenarioOf({ scenario }: Diagram): readonly ScenarioEvent[] {
  return scenario ?? NO_EVENTS;
}
const NO_EVENTS: readonly ScenarioEvent[] = [];

/** Another scenario; without events the document has none. */
export function withScenario(diagram: Diagram, events: readonly ScenarioEvent[]): Diagram {
  if (events === scenarioOf(diagram)) return diagram;
  const { scenario: _, ...rest } = diagram;
  if (events.length === 0) return diagram.scenario ? rest : diagram;
  return { ...rest, scenario: inOrder(events) };
}

/** By time; events of the same time keep their order. */
export function inOrder(events: readonly ScenarioEvent[]): readonly ScenarioEvent[] {
  const isInOrder = events.every((event, at) => event.atMs >= (events[at - 1]?.atMs ?? 0));
  return isInOrder ? events : events.toSorted((one, other) => one.atMs - other.atMs);
}

export type EventAdded =
  | { readonly ok: true; readonly diagram: Diagram; readonly id: string }
  | { readonly ok: false; readonly reason: string };

export function addEvent(diagram: Diagram, event: Omit<ScenarioEvent, 'id'>): EventAdded {
  const events = scenarioOf(diagram);
  if (events.length >= SCENARIO_LIMITS.events) {
    return {
      ok: false,
      reason: `A scenario holds at most ${SCENARIO_LIMITS.events} events. Remove one first.`,
    };
  }
  const id = nextId(idsIn(diagram), 'event');
  return { ok: true, diagram: withScenario(diagram, [...events, fitting({ ...event, id })]), id };
}

/** Puts another event in the place of one; the same values come back as the same document. */
export function setEvent(diagram: Diagram, id: string, event: Omit<ScenarioEvent, 'id'>): Diagram {
  const events = scenarioOf(diagram);
  const before = events.find((each) => each.id === id);
  const next = fitting({ ...event, id });
  if (!before || isSameEvent(before, next)) return diagram;
  return withScenario(
    diagram,
    events.map((each) => (each === before ? next : each)),
  );
}

export function moveEvent(diagram: Diagram, id: string, atMs: number): Diagram {
  const event = scenarioOf(diagram).find((each) => each.id === id);
  return event ? setEvent(diagram, id, { ...event, atMs }) : diagram;
}

export function removeEvent(diagram: Diagram, id: string): Diagram {
  const events = scenarioOf(diagram);
  const left = events.filter((each) => each.id !== id);
  return left.length === events.length ? diagram : withScenario(diagram, left);
}

export function isSameEvent(one: ScenarioEvent, other: ScenarioEvent): boolean {
  return KEYS.every((key) => one[key] === other[key]);
}

/** The entries of an event, in the order in which a file has them. */
export const SCENARIO_KEYS: readonly (keyof ScenarioEvent)[] = [
  'id',
  'atMs',
  'what',
  'part',
  'factor',
  'ratePerSecond',
  'from',
  'overMs',
];
const KEYS = SCENARIO_KEYS;

/** With the entries that its kind has, all within their ranges. */
export function fitting(event: ScenarioEvent): ScenarioEvent {
  const { id, what, part, factor, ratePerSecond, from, overMs } = event;
  const inRate = isTraffic(what) && ratePerSecond !== undefined;
  const hasFactor = what === 'slow' || (isTraffic(what) && !inRate);
  const range = amountRange({ what, ...(inRate && { ratePerSecond }) });
  return {
    id,
    atMs: within(event.atMs, SCENARIO_LIMITS.atMs, 0),
    what,
    ...(!isTraffic(what) && part !== undefined && { part }),
    ...(hasFactor && { factor: within(factor ?? 1, range, 1) }),
    ...(inRate && { ratePerSecond: within(ratePerSecond, range, 0) }),
    ...(what === 'ramp' && from !== undefined && { from: within(from, range, 0) }),
    ...(takesTime(what) && {
      overMs: within(overMs ?? USUAL_OVER_MS, SCENARIO_LIMITS.overMs, USUAL_OVER_MS),
    }),
  };
}
export const USUAL_OVER_MS = 10_000;
