/** "Keep as scenario": what was done to a run becomes timed events of its scenario, and the same run follows from them. */
import type { Diagram } from '../diagram/diagram.ts';
import { type EffectValue, TRAFFIC, valueAt, withEffects } from '../diagram/effects.ts';
import { addEvent, type ScenarioEvent, scenarioOf, withScenario } from '../diagram/scenario.ts';
import { compile } from './compile.ts';
import type { LogEntry } from './edit-log.ts';
import { running } from './scenario-steps.ts';
import { Standings } from './standings.ts';

/** Steps of traffic closer than this are those of one drag of a slider: the last one stands for all. */
export const ONE_DRAG_MS = 500;

type NewEvent = Omit<ScenarioEvent, 'id'>;

export interface KeptScenario {
  /** What the same run begins with: the scenario is in it. */
  readonly base: Diagram;
  /** What was done and is no event: requests sent by hand, parts added, settings changed. */
  readonly log: readonly LogEntry[];
  /** The document, without what the scenario does now. */
  readonly document: Diagram;
  /** The new events. */
  readonly events: readonly NewEvent[];
  /** There was something to keep, and there is room for it. */
  readonly isDone: boolean;
  /** Why nothing could be kept although there was something. */
  readonly problem: string | null;
}

export function keepAsScenario(base: Diagram, log: readonly LogEntry[], document: Diagram): KeptScenario {
  const keys = keysOf(document);
  const events = oneForEachDrag(eventsIn(base, log, keys));
  const first = firstValues(base, log, document, keys);
  const plain = (diagram: Diagram) => withEffects(diagram, first);
  const planned = events.reduce<Diagram | string>((before, event) => {
    if (typeof before === 'string') return before;
    const added = addEvent(before, event);
    return added.ok ? added.diagram : added.reason;
  }, plain(document));
  const problem = typeof planned === 'string' ? planned : null;
  const kept = typeof planned === 'string' ? document : planned;
  return {
    base: withScenario(plain(base), scenarioOf(kept)),
    log: leftIn(base, log, plain, new Set(keys)),
    document: kept,
    events,
    isDone: events.length > 0 && problem === null,
    problem,
  };
}

/** All that a scenario can change in a document. */
function keysOf({ components, links }: Diagram): readonly string[] {
  return [
    TRAFFIC,
    ...components.flatMap(({ id }) => [`power ${id}`, `slow ${id}`]),
    ...links.map(({ id }) => `cut ${id}`),
  ];
}

/** What each of them was when the run began, or when its part came in. */
function firstValues(
  base: Diagram,
  log: readonly LogEntry[],
  document: Diagram,
  keys: readonly string[],
): ReadonlyMap<string, EffectValue> {
  const logged = log.flatMap(({ change }) => (change.what === 'diagram' ? [change.diagram] : []));
  const values = new Map<string, EffectValue>();
  for (const diagram of [base, ...logged, document]) {
    for (const key of keys) {
      const value = values.has(key) ? undefined : valueAt(diagram, key);
      if (value !== undefined) values.set(key, value);
    }
  }
  return values;
}

function eventsIn(base: Diagram, log: readonly LogEntry[], keys: readonly string[]): readonly NewEvent[] {
  const events: NewEvent[] = [];
  for (const [index, { atMs, change }] of log.entries()) {
    if (change.what === 'send') continue;
    const before = running(new Standings(base, log.slice(0, index)).at(atMs));
    const after = running(new Standings(base, log.slice(0, index + 1)).at(atMs));
    const changed = keys.filter((key) => {
      const was = valueAt(before, key);
      return was !== undefined && valueAt(after, key) !== undefined && was !== valueAt(after, key);
    });
    const done = new Set<string>();
    for (const key of changed) {
      const [, part = ''] = key.split(' ');
      if (key !== TRAFFIC && done.has(part)) continue;
      done.add(part);
      events.push(...eventsOf(key, part, after, before).map((event) => ({ ...event, atMs })));
    }
  }
  return events;
}

function eventsOf(key: string, part: string, after: Diagram, before: Diagram): Omit<NewEvent, 'atMs'>[] {
  if (key === TRAFFIC) return [{ what: 'traffic', factor: after.trafficFactor }];
  if (key.startsWith('cut ')) return [{ what: valueAt(after, key) === true ? 'cut' : 'back', part }];
  const power = valueAt(after, `power ${part}`);
  const slowFactor = Number(valueAt(after, `slow ${part}`));
  const isSwitched = power !== valueAt(before, `power ${part}`);
  const isSlowed = slowFactor !== valueAt(before, `slow ${part}`);
  const slow = { what: 'slow', part, factor: slowFactor } as const;
  if (power === 'on' && (isSwitched || slowFactor === 1))
    return [{ what: 'back', part }, ...(slowFactor === 1 ? [] : [slow])];
  const down = { what: power === 'off' ? 'power-off' : 'crash', part } as const;
  return [...(isSwitched ? [down] : []), ...(isSlowed ? [slow] : [])];
}

function oneForEachDrag(events: readonly NewEvent[]): readonly NewEvent[] {
  return events.filter(({ what, atMs }, index) => {
    const next = events[index + 1];
    return what !== 'traffic' || next?.what !== 'traffic' || next.atMs - atMs >= ONE_DRAG_MS;
  });
}

/** The entries that do something else than what became events. */
function leftIn(
  base: Diagram,
  log: readonly LogEntry[],
  plain: (diagram: Diagram) => Diagram,
  kept: ReadonlySet<string>,
): readonly LogEntry[] {
  const modelOf = (diagram: Diagram) => JSON.stringify(compile(diagram).model);
  let before = modelOf(plain(base));
  return log.flatMap((entry): LogEntry[] => {
    const { change } = entry;
    if (change.what === 'send') return [entry];
    const diagram = plain(change.diagram);
    const model = modelOf(diagram);
    const overrides = Object.entries(change.overrides ?? {}).filter(
      ([key]) => key.includes(' ') && !kept.has(key),
    );
    if (model === before && overrides.length === 0) return [];
    before = model;
    const left = overrides.length > 0 ? { overrides: Object.fromEntries(overrides) } : {};
    return [{ ...entry, change: { what: 'diagram', diagram, ...left } }];
  });
}
