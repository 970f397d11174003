/** Reads a document of the current version: keeps what is sound, puts right what can be, leaves out the rest, and says so. */
import { AsideRoom, asideOf, readAside } from './aside.ts';
import { SMALLEST_MACHINE, SMALLEST_NOTE, within } from './bounds.ts';
import { cleanName, cleanNote } from './clean-text.ts';
import { refusal } from './connections.ts';
import {
  type Component,
  DIAGRAM_VERSION,
  type Diagram,
  EMPTY_DIAGRAM,
  LIMITS,
  type Link,
  type Note,
} from './diagram.ts';
import { COMPONENT_KEYS, DOCUMENT_KEYS, LINK_KEYS, NOTE_KEYS, SCHEMA_KEY } from './document-keys.ts';
import { machinesBeforeContent } from './edits.ts';
import { Intake, type Raw, shown } from './intake.ts';
import type { KindRules, KindTable } from './kind-rules.ts';
import type { PutInRange } from './put-in-range.ts';
import { readParameters } from './read-parameters.ts';
import { type Parts, readScenario } from './read-scenario.ts';
import { SCENARIO_LIMITS } from './scenario.ts';
import { isOfLanguage, Strangers } from './strangers.ts';

const COORDINATE = { min: -LIMITS.coordinate, max: LIMITS.coordinate };

/** What lies aside in it is tried again: a later page may know it by then. */
export function readDocument(
  given: Raw,
  kinds: KindTable,
): { diagram: Diagram; repairs: readonly string[]; inRange: readonly PutInRange[] } {
  const intake = new Intake();
  const former = readAside(given.aside);
  const strangers = new Strangers(intake, former.parts);
  const document: Raw = Object.fromEntries([...Object.entries(former.entries), ...Object.entries(given)]);
  const room = new AsideRoom();
  const entries = room.entries(unknownEntries(intake, document, former.entries));
  const aside = { components: [] as Raw[], links: [] as Raw[], events: [] as Raw[] };
  const items = (key: string, what: string) =>
    intake.records((document[key] ?? []) as readonly unknown[], what).map((each) => strangers.whole(each));
  const raw = {
    components: [...items('components', 'Component'), ...former.components],
    links: [...items('links', 'Connection'), ...former.links],
    notes: items('notes', 'Note'),
    scenario: [...items('scenario', 'Event'), ...former.events].slice(0, SCENARIO_LIMITS.events),
  };
  intake.reserveIds([...raw.components, ...raw.links, ...raw.notes, ...raw.scenario]);
  // A fresh id must not join what leads nowhere.
  intake.reserveIds(raw.links.flatMap(({ from, to }) => [{ id: from }, { id: to }]));

  const known = raw.components.flatMap((each) => {
    const kind = typeof each.kind === 'string' ? kinds.get(each.kind) : undefined;
    if (kind) return [{ raw: each, kind }];
    aside.components.push(each);
    if (former.components.includes(each)) return [];
    const who = typeof each.name === 'string' ? cleanName(each.name) : '';
    intake.say(
      `${who || 'A component'} is of a kind that this page does not know (${shown(each.kind)}); kept aside.`,
    );
    return [];
  });
  /** New ids by the ids in the document; of two parts with the same id the first keeps it. */
  const ids = new Map<string, string>();
  const identified = known.map((each) => {
    const id = intake.id(each.raw.id, each.kind.namePrefix);
    if (typeof each.raw.id === 'string' && !ids.has(each.raw.id)) ids.set(each.raw.id, id);
    return { ...each, id };
  });
  // Before the parts that stand in them: a holder that is left out holds nothing.
  const holders = room.list(aside.components, LIMITS.components);
  const unknown = new Set(holders.map(({ id }) => id));
  const machines = new Set(identified.filter(({ kind }) => kind.role === 'machine').map(({ id }) => id));
  const components = identified.map(({ raw: each, kind, id }) =>
    readComponent(intake, strangers, each, kind, id, { ids, machines, unknown }),
  );
  const byId = new Map(components.map((each) => [each.id, each]));
  const links = readLinks(intake, strangers, raw.links, kinds, byId, ids, (each) => {
    aside.links.push(each);
    return !former.links.includes(each);
  });
  const notes = raw.notes.map((each) => readNote(intake, strangers, each));
  const parts: Parts = new Map([
    ...components.map(({ id, kind }) => [id, kinds.get(kind)?.role ?? 'process'] as const),
    ...links.map(({ id }) => [id, 'connection'] as const),
  ]);
  const scenario = readScenario(intake, raw.scenario, ids, parts, (each) => {
    aside.events.push(each);
    return !former.events.includes(each);
  });

  const name = cleanName(typeof document.name === 'string' ? document.name : '') || EMPTY_DIAGRAM.name;
  if (name !== document.name)
    intake.say(`The name of the document was ${shown(document.name)}; it is now ${shown(name)}.`);
  const ofDocument = (key: 'seed' | 'trafficFactor', what: string) =>
    intake.number(document[key], LIMITS[key], EMPTY_DIAGRAM[key], `The document: ${what}`, { of: null, key });
  const kept = asideOf({
    entries,
    components: holders,
    links: room.list(aside.links, LIMITS.links),
    events: room.list(aside.events, SCENARIO_LIMITS.events),
    parts: room.list(strangers.parts(), Number.POSITIVE_INFINITY),
  });
  for (const line of room.lines()) intake.say(line);
  const diagram: Diagram = {
    version: DIAGRAM_VERSION,
    name,
    seed: Math.round(ofDocument('seed', 'seed')),
    trafficFactor: ofDocument('trafficFactor', 'traffic factor'),
    components: machinesBeforeContent(components),
    links,
    notes,
    ...(scenario.length > 0 && { scenario }),
    ...(kept && { aside: kept }),
  };
  return { diagram, repairs: intake.lines(), inRange: intake.inRange };
}

/** Entries that this page does not know, said when they are new to it. */
function unknownEntries(intake: Intake, document: Raw, former: Raw): Raw {
  const known: readonly string[] = [...DOCUMENT_KEYS, SCHEMA_KEY];
  const unknown = Object.entries(document).filter(([key]) => !known.includes(key));
  for (const [key] of unknown) {
    const fate = isOfLanguage(key) ? 'left out' : 'kept aside';
    if (!Object.hasOwn(former, key))
      intake.say(`The document has an entry that this page does not know (${shown(key)}); ${fate}.`);
  }
  return Object.fromEntries(unknown.filter(([key]) => !isOfLanguage(key)));
}

interface Holders {
  /** Ids of the parts by the ids that they have in the document. */
  readonly ids: ReadonlyMap<string, string>;
  readonly machines: ReadonlySet<string>;
  /** Ids of the parts of unknown kinds. */
  readonly unknown: ReadonlySet<unknown>;
}

function readComponent(
  intake: Intake,
  strangers: Strangers,
  raw: Raw,
  kind: KindRules,
  id: string,
  { ids, machines, unknown }: Holders,
): Component {
  const cleaned = typeof raw.name === 'string' ? cleanName(raw.name) : '';
  const name = cleaned || id;
  if (name !== raw.name)
    intake.say(`The name ${shown(raw.name)} cannot be used as it is; it is now ${shown(name)}.`);
  strangers.entries(raw, COMPONENT_KEYS, id, name);

  const machine = typeof raw.machine === 'string' ? ids.get(raw.machine) : undefined;
  const stands = machine !== undefined && machines.has(machine) && kind.role === 'process' ? { machine } : {};
  if (raw.machine !== undefined && !('machine' in stands)) {
    const isHeld = typeof raw.machine === 'string' && unknown.has(raw.machine);
    const why = isHeld
      ? 'a part of an unknown kind'
      : kind.role === 'process'
        ? 'a machine that is not there'
        : 'a machine, where only processes can stand';
    if (!isHeld || strangers.holder(raw, id, String(raw.machine)))
      intake.say(`${name} stood in ${why}; it now stands on the canvas.`);
  }
  const size: { width?: number; height?: number } = {};
  for (const side of ['width', 'height'] as const) {
    if (raw[side] === undefined) continue;
    if (kind.role !== 'machine') {
      intake.say(`${name}: only machines have a ${side}; left out.`);
      continue;
    }
    const range = { min: SMALLEST_MACHINE[side], max: LIMITS.size };
    size[side] = intake.number(
      raw[side],
      range,
      within(kind.size[side], range, range.min),
      `${name}: ${side}`,
    );
  }
  return {
    id,
    kind: kind.id,
    name,
    x: intake.number(raw.x, COORDINATE, 0, `${name}: x`),
    y: intake.number(raw.y, COORDINATE, 0, `${name}: y`),
    ...size,
    ...stands,
    parameters: readParameters(intake, strangers, raw, kind, { id, name }),
    power: readPower(intake, raw.power, kind, name),
    slowFactor: intake.number(raw.slowFactor, LIMITS.slowFactor, 1, `${name}: slow factor`, {
      of: id,
      key: 'slowFactor',
    }),
  };
}

function readPower(intake: Intake, raw: unknown, kind: KindRules, name: string): Component['power'] {
  const down = kind.role === 'machine' ? 'off' : 'stopped';
  if (raw === 'on') return 'on';
  if (raw === down) return down;
  const power = raw === 'off' || raw === 'stopped' ? down : 'on';
  intake.say(`${name}: power was ${shown(raw)}; it is now "${power}".`);
  return power;
}

function readLinks(
  intake: Intake,
  strangers: Strangers,
  raws: readonly Raw[],
  kinds: KindTable,
  components: ReadonlyMap<string, Component>,
  ids: ReadonlyMap<string, string>,
  /** Puts one aside; whether that is news. */
  putAside: (raw: Raw) => boolean,
): readonly Link[] {
  const links: Link[] = [];
  const joined = new Set<string>();
  let astray = 0;
  const end = (raw: unknown) => components.get(typeof raw === 'string' ? (ids.get(raw) ?? '') : '');
  for (const raw of raws) {
    const from = end(raw.from);
    const to = end(raw.to);
    if (!from || !to) {
      if (putAside(raw)) astray += 1;
      continue;
    }
    const what = `The connection from ${from.name} to ${to.name}`;
    const pair = `${from.id} ${to.id}`;
    if (joined.has(pair)) {
      intake.say(`${what} is left out. It is there twice.`);
      continue;
    }
    const problem = from === to ? 'A part cannot be connected to itself.' : refusal(kinds, from, to);
    if (problem) {
      if (putAside(raw)) intake.say(`${what} is kept aside. ${problem}`);
      continue;
    }
    joined.add(pair);
    const id = intake.id(raw.id, 'link');
    strangers.entries(raw, LINK_KEYS, id, what);
    const cut = raw.cut === true;
    if (cut !== raw.cut) intake.say(`${what}: cut was ${shown(raw.cut)}; it is now "not cut".`);
    let timed: { roundTripMs?: number } = {};
    if (raw.roundTripMs !== undefined) {
      const roundTripMs = intake.number(
        raw.roundTripMs,
        LIMITS.roundTripMs,
        Number.NaN,
        `${what}: round trip`,
        { of: id, key: 'roundTripMs' },
      );
      timed = Number.isNaN(roundTripMs) ? {} : { roundTripMs };
    }
    links.push({ id, from: from.id, to: to.id, ...timed, cut });
  }
  if (astray === 1) intake.say('1 connection leads to a part that is not there; kept aside.');
  if (astray > 1) intake.say(`${astray} connections lead to parts that are not there; kept aside.`);
  return links;
}

function readNote(intake: Intake, strangers: Strangers, raw: Raw): Note {
  const id = intake.id(raw.id, 'note');
  const what = `Note ${id}`;
  strangers.entries(raw, NOTE_KEYS, id, what);
  const text = typeof raw.text === 'string' ? cleanNote(raw.text) : '';
  if (text !== raw.text) intake.say(`${what}: its text was cut or cleaned.`);
  const extent = (side: 'width' | 'height', usual: number) =>
    intake.number(raw[side], { min: SMALLEST_NOTE[side], max: LIMITS.size }, usual, `${what}: ${side}`);
  return {
    id,
    text,
    x: intake.number(raw.x, COORDINATE, 0, `${what}: x`),
    y: intake.number(raw.y, COORDINATE, 0, `${what}: y`),
    width: extent('width', 200),
    height: extent('height', 96),
  };
}
