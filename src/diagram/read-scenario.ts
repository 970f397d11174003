/** Reads the scenario of a document from outside: events that say what they must, in order of time; the rest is left out, and said. */
import { ID_PATTERN, LIMITS } from './diagram.ts';
import { type Intake, type Raw, shown } from './intake.ts';
import {
  inOrder,
  SCENARIO_KINDS,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  type ScenarioKind,
  saysOf,
} from './scenario.ts';

/** The entries of an event, in the order in which a file has them. */
export const SCENARIO_KEYS: readonly (keyof ScenarioEvent)[] = [
  'id',
  'atMs',
  'what',
  'part',
  'factor',
  'overMs',
];

/** `ids`: the ids of parts in the document by those in the file. */
export function readScenario(
  intake: Intake,
  raws: readonly Raw[],
  ids: ReadonlyMap<string, string>,
): readonly ScenarioEvent[] {
  return inOrder(raws.flatMap((raw, index) => readEvent(intake, raw, `Event ${index + 1}`, ids) ?? []));
}

function readEvent(
  intake: Intake,
  raw: Raw,
  name: string,
  ids: ReadonlyMap<string, string>,
): ScenarioEvent | null {
  const what = SCENARIO_KINDS.find((each) => each === raw.what);
  if (what === undefined) {
    intake.say(`${name} is of a kind that this page does not know (${shown(raw.what)}); left out.`);
    return null;
  }
  const says = saysOf(what);
  const part = typeof raw.part === 'string' ? (ids.get(raw.part) ?? raw.part) : '';
  if (says.part && !ID_PATTERN.test(part)) {
    intake.say(`${name} (${what}) happens to nothing: ${shown(raw.part)}; left out.`);
    return null;
  }
  intake.unknownKeys(raw, keysOf(what), name);
  const { factor } = says;
  return {
    id: intake.id(raw.id, 'event'),
    atMs: intake.number(raw.atMs, SCENARIO_LIMITS.atMs, 0, `${name}: time`),
    what,
    ...(says.part && { part }),
    ...(factor !== null && { factor: intake.number(raw.factor, LIMITS[factor], 1, `${name}: factor`) }),
    ...(says.over && {
      overMs: intake.number(raw.overMs, SCENARIO_LIMITS.overMs, 10_000, `${name}: duration`),
    }),
  };
}

function keysOf(what: ScenarioKind): readonly string[] {
  const { part, factor, over } = saysOf(what);
  return SCENARIO_KEYS.filter((key) => {
    if (key === 'part') return part;
    if (key === 'factor') return factor !== null;
    return key !== 'overMs' || over;
  });
}
