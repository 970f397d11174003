/** Reads the scenario of a document from outside: events that say what they must, in order of time; the rest is left out, and said. */
import type { Intake, Raw } from './intake.ts';
import { shown } from './intake.ts';
import type { KindRole } from './kind-rules.ts';
import {
  amountRange,
  inOrder,
  isTraffic,
  SCENARIO_KEYS,
  SCENARIO_KINDS,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  type ScenarioKind,
  takesTime,
  targetOf,
  USUAL_OVER_MS,
} from './scenario.ts';

/** What an event can happen to, by id. */
export type Parts = ReadonlyMap<string, KindRole | 'connection'>;

/** `parts`: those of the document, by the ids that they have in the file, with their ids in the document. */
export function readScenario(
  intake: Intake,
  raws: readonly Raw[],
  ids: ReadonlyMap<string, string>,
  parts: Parts,
  /** Puts one aside; whether that is news. */
  putAside: (raw: Raw) => boolean,
): readonly ScenarioEvent[] {
  return inOrder(
    raws.flatMap((raw, index) => {
      const name = `Event ${index + 1}`;
      const problem = problemOf(raw, ids, parts);
      if (problem === null) return readEvent(intake, raw, name, ids);
      if (putAside(raw)) intake.say(`${name} ${problem}; kept aside.`);
      return [];
    }),
  );
}

/** Whether a kind of event can happen to a part of this sort. */
export function canHappenTo(what: ScenarioKind, sort: KindRole | 'connection'): boolean {
  switch (targetOf(what)) {
    case 'none':
      return false;
    case 'process':
      return sort === 'process' || sort === 'client';
    case 'machine':
      return sort === 'machine';
    case 'component':
      return sort === 'process' || sort === 'machine';
    case 'connection':
      return sort === 'connection';
    case 'any':
      return true;
  }
}

const kindOf = (raw: Raw) => SCENARIO_KINDS.find((each) => each === raw.what);

const partOf = ({ part }: Raw, ids: ReadonlyMap<string, string>) =>
  typeof part === 'string' ? (ids.get(part) ?? part) : '';

/** Why it cannot happen here; null: it can. */
function problemOf(raw: Raw, ids: ReadonlyMap<string, string>, parts: Parts): string | null {
  const what = kindOf(raw);
  if (what === undefined) return `is of a kind that this page does not know (${shown(raw.what)})`;
  if (isTraffic(what)) return null;
  const sort = parts.get(partOf(raw, ids));
  if (sort === undefined) return `(${what}) happens to a part that is not there (${shown(raw.part)})`;
  return canHappenTo(what, sort) ? null : `(${what}) cannot happen to a ${sort}`;
}

function readEvent(
  intake: Intake,
  raw: Raw,
  name: string,
  ids: ReadonlyMap<string, string>,
): readonly ScenarioEvent[] {
  const what = kindOf(raw);
  if (what === undefined) return [];
  const part = partOf(raw, ids);
  const inRate = isTraffic(what) && raw.ratePerSecond !== undefined;
  intake.unknownKeys(raw, keysOf(what, inRate), name);
  const range = amountRange({ what, ...(inRate && { ratePerSecond: 0 }) });
  const hasFactor = what === 'slow' || (isTraffic(what) && !inRate);
  const event: ScenarioEvent = {
    id: intake.id(raw.id, 'event'),
    atMs: intake.number(raw.atMs, SCENARIO_LIMITS.atMs, 0, `${name}: time`),
    what,
    ...(!isTraffic(what) && { part }),
    ...(hasFactor && { factor: intake.number(raw.factor, range, 1, `${name}: factor`) }),
    ...(inRate && { ratePerSecond: intake.number(raw.ratePerSecond, range, 0, `${name}: requests/s`) }),
    ...(what === 'ramp' &&
      raw.from !== undefined && { from: intake.number(raw.from, range, 0, `${name}: start`) }),
    ...(takesTime(what) && {
      overMs: intake.number(raw.overMs, SCENARIO_LIMITS.overMs, USUAL_OVER_MS, `${name}: duration`),
    }),
  };
  return [event];
}

function keysOf(what: ScenarioKind, inRate: boolean): readonly string[] {
  return SCENARIO_KEYS.filter((key) => {
    if (key === 'part') return !isTraffic(what);
    if (key === 'factor') return what === 'slow' || (isTraffic(what) && !inRate);
    if (key === 'ratePerSecond') return inRate;
    if (key === 'from') return what === 'ramp';
    return key !== 'overMs' || takesTime(what);
  });
}
