/** What came in with a document and could not be used. It is kept as it came and written back to files; it is drawn and runs nowhere. */
import { coordinate } from './bounds.ts';
import { cleanName } from './clean-text.ts';
import { type Diagram, LIMITS } from './diagram.ts';
import { isRecord, type Raw, shown } from './intake.ts';
import { SCENARIO_LIMITS } from './scenario.ts';

/** Entries and settings of a part that this page does not know. */
export interface PartAside {
  /** Id of the component, connection or note. */
  readonly of: string;
  readonly entries?: Raw;
  readonly settings?: Raw;
}

export interface Aside {
  /** Components of kinds that this page does not know. */
  readonly components?: readonly Raw[];
  /** Connections to parts that are not there, to themselves, or between parts that do not fit together. */
  readonly links?: readonly Raw[];
  /** Events of kinds that this page does not know, or that happen to a part that is not there. */
  readonly events?: readonly Raw[];
  readonly parts?: readonly PartAside[];
  /** Entries of the document itself that this page does not know. */
  readonly entries?: Raw;
}

/** Of all that lies aside, as text. What a document itself may hold fits into a file beside it. */
const MOST_CHARACTERS = 200_000;
/** Values nested deeper than this are not kept, so that what is saved with them aside can be opened again. */
const DEEPEST_ASIDE = 6;

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((deepest: number, each) => Math.max(deepest, depthOf(each)), 0);
}

const isPart = (raw: Raw): raw is Raw & PartAside =>
  typeof raw.of === 'string' &&
  [raw.entries, raw.settings].every((each) => each === undefined || isRecord(each));

/** Of what lies aside in a document from outside. */
export function readAside(raw: unknown): Required<Aside> {
  const { components, links, events, parts, entries } = isRecord(raw) ? raw : {};
  const records = (items: unknown, most: number) =>
    Array.isArray(items) ? items.filter(isRecord).slice(0, most) : [];
  return {
    components: records(components, LIMITS.components),
    links: records(links, LIMITS.links),
    events: records(events, SCENARIO_LIMITS.events),
    parts: records(parts, LIMITS.components + LIMITS.links + LIMITS.notes).filter(isPart),
    entries: isRecord(entries) ? entries : {},
  };
}

/** Room for what cannot be used: it takes what fits, first come first served, and counts the rest. */
export class AsideRoom {
  private left = MOST_CHARACTERS;
  private lost = 0;

  private readonly takes = (value: unknown): boolean => {
    const size = depthOf(value) > DEEPEST_ASIDE ? Number.POSITIVE_INFINITY : JSON.stringify(value).length;
    const isKept = size <= this.left;
    if (isKept) this.left -= size;
    else this.lost += 1;
    return isKept;
  };

  list<Item>(items: readonly Item[], most: number): readonly Item[] {
    return items.slice(0, most).filter(this.takes);
  }

  entries(raw: Raw): Raw {
    return Object.fromEntries(Object.entries(raw).filter(this.takes));
  }

  /** A line about what is too much to keep, where there is any. */
  lines(): readonly string[] {
    const things = this.lost === 1 ? 'One thing' : `${this.lost} things`;
    const reason = 'too large or nested too deeply to be kept aside; left out';
    return this.lost === 0 ? [] : [`${things} that this page does not know: ${reason}.`];
  }
}

/** Absent where nothing lies aside. */
export function asideOf({ entries, ...lists }: Required<Aside>): Aside | undefined {
  const aside: Aside = {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(Object.keys(entries).length > 0 && { entries }),
  };
  return Object.keys(aside).length > 0 ? aside : undefined;
}

function nameOf({ name, id }: Raw): string {
  const called = [name, id].find((each) => typeof each === 'string' && cleanName(each) !== '');
  return called === undefined ? 'A part' : cleanName(String(called));
}

/** One line for each thing that lies aside. */
export function asideLines(diagram: Diagram): readonly string[] {
  const { components = [], links = [], events = [], parts = [], entries = {} } = diagram.aside ?? {};
  const named = new Map(diagram.components.map(({ id, name }) => [id, name]));
  return [
    ...components.map((raw) => `${nameOf(raw)}: of the unknown kind ${shown(raw.kind)}`),
    ...links.map(asideLinkLine),
    ...events.map(({ what, part }) => `An event: ${shown(what)} of ${shown(part)}`),
    ...parts.flatMap(({ of, entries: ofPart = {}, settings = {} }) => [
      ...Object.keys(settings).map((key) => `${named.get(of) ?? of}: the setting ${shown(key)}`),
      ...Object.keys(ofPart).map((key) => `${named.get(of) ?? of}: the entry ${shown(key)}`),
    ]),
    ...Object.keys(entries).map((key) => `The entry ${shown(key)}`),
  ];
}

export function asideLinkLine({ from, to }: Raw): string {
  return `A connection from ${shown(from)} to ${shown(to)}`;
}

export function withoutAside(diagram: Diagram): Diagram {
  const { aside, ...rest } = diagram;
  return aside ? rest : diagram;
}

/** One connection is not kept aside any more. */
export function asideWithoutLink(diagram: Diagram, link: Raw): Diagram {
  const { links = [], ...others } = diagram.aside ?? {};
  if (!links.includes(link)) return diagram;
  const left = links.filter((each) => each !== link);
  const aside: Aside = { ...others, ...(left.length > 0 && { links: left }) };
  return Object.keys(aside).length === 0 ? withoutAside(diagram) : { ...diagram, aside };
}

/** A part of an unknown kind, as it may be shown: where it stood in the document, and in which machine. */
export interface UnknownPart {
  readonly name: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly machine: string | null;
}

const NO_PARTS: readonly UnknownPart[] = [];

export function unknownParts({ aside }: Diagram): readonly UnknownPart[] {
  return (
    aside?.components?.map((raw) => ({
      name: nameOf(raw),
      kind: shown(raw.kind),
      x: typeof raw.x === 'number' ? coordinate(raw.x, 0) : 0,
      y: typeof raw.y === 'number' ? coordinate(raw.y, 0) : 0,
      machine: typeof raw.machine === 'string' ? raw.machine : null,
    })) ?? NO_PARTS
  );
}
