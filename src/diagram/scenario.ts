/** The scenario of a document: timed events of its runs, and their edits. Plain, immutable data in order of time. */
import { within } from './bounds.ts';
import type { Diagram } from './diagram.ts';
import { nextId } from './identity.ts';

/** `ramp`: traffic grows evenly to the factor; `spike`: it jumps there and comes back. `back`: on again, mended, at full speed. */
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
  /** Traffic: times the clients' own. Slow: times slower. Others have none. */
  readonly factor?: number;
  /** How long a ramp or a spike takes. Others have none. */
  readonly overMs?: number;
}

export const SCENARIO_LIMITS = {
  events: 200,
  atMs: { min: 0, max: 3_600_000 },
  overMs: { min: 100, max: 600_000 },
} as const;

/** What an event of a kind says besides its time. */
export function saysOf(what: ScenarioKind): {
  readonly part: boolean;
  readonly factor: 'trafficFactor' | 'slowFactor' | null;
  readonly over: boolean;
} {
  const isTraffic = what === 'traffic' || what === 'ramp' || what === 'spike';
  return {
    part: !isTraffic,
    factor: isTraffic ? 'trafficFactor' : what === 'slow' ? 'slowFactor' : null,
    over: what === 'ramp' || what === 'spike',
  };
}

export function scenarioOf({ scenario }: Diagram): readonly ScenarioEvent[] {
  return scenario ?? NO_EVENTS;
}
const NO_EVENTS: readonly ScenarioEvent[] = [];

/** Another scenario; without events the document has none. */
export function withScenario(diagram: Diagram, events: readonly ScenarioEvent[]): Diagram {
  const { scenario: _, ...rest } = diagram;
  if (events.length === 0) return diagram.scenario ? rest : diagram;
  return { ...rest, scenario: inOrder(events.slice(0, SCENARIO_LIMITS.events)) };
}

/** By time; events of the same time keep their order. */
export function inOrder(events: readonly ScenarioEvent[]): readonly ScenarioEvent[] {
  return events.toSorted((one, other) => one.atMs - other.atMs);
}

export function addEvent(diagram: Diagram, event: Omit<ScenarioEvent, 'id'>): Diagram {
  const events = scenarioOf(diagram);
  const { components, links, notes } = diagram;
  const taken = [...components, ...links, ...notes, ...events].map((each) => each.id);
  const id = nextId(new Set(taken), 'event');
  return withScenario(diagram, [...events, timed({ ...event, id })]);
}

/** Changes an event; the same values come back as the same document. */
export function changeEvent(diagram: Diagram, id: string, change: Partial<ScenarioEvent>): Diagram {
  const events = scenarioOf(diagram);
  const event = events.find((each) => each.id === id);
  if (!event) return diagram;
  const next = timed({ ...event, ...change, id });
  if (JSON.stringify(next) === JSON.stringify(event)) return diagram;
  return withScenario(
    diagram,
    events.map((each) => (each.id === id ? next : each)),
  );
}

export function removeEvent(diagram: Diagram, id: string): Diagram {
  const events = scenarioOf(diagram);
  const left = events.filter((each) => each.id !== id);
  return left.length === events.length ? diagram : withScenario(diagram, left);
}

function timed(event: ScenarioEvent): ScenarioEvent {
  return { ...event, atMs: within(event.atMs, SCENARIO_LIMITS.atMs, 0) };
}
