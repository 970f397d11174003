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
): readonly ScenarioEvent[] {
  return inOrder(
    raws.flatMap((raw, index) => readEvent(intake, raw, `Event ${index + 1}`, ids, parts) ?? []),
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

function readEvent(
  intake: Intake,
  raw: Raw,
  name: string,
  ids: ReadonlyMap<string, string>,
  parts: Parts,
): ScenarioEvent | null {
  const what = SCENARIO_KINDS.find((each) => each === raw.what);
  if (what === undefined) {
    intake.say(`${name} is of a kind that this page does not know (${shown(raw.what)}); left out.`);
    return null;
  }
  const part = typeof raw.part === 'string' ? (ids.get(raw.part) ?? raw.part) : '';
  const sort = parts.get(part);
  if (!isTraffic(what) && sort === undefined) {
    intake.say(`${name} (${what}) happens to a part that is not there (${shown(raw.part)}); left out.`);
    return null;
  }
  if (sort !== undefined && !isTraffic(what) && !canHappenTo(what, sort)) {
    intake.say(`${name}: "${what}" cannot happen to a ${sort}; left out.`);
    return null;
  }
  const inRate = isTraffic(what) && raw.ratePerSecond !== undefined;
  intake.unknownKeys(raw, keysOf(what, inRate), name);
  const range = amountRange({ what, ...(inRate && { ratePerSecond: 0 }) });
  const hasFactor = what === 'slow' || (isTraffic(what) && !inRate);
  return {
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
