/** What came in with a document and could not be used. It is kept as it came and written back to files; it is drawn and runs nowhere. */
import { coordinate } from './bounds.ts';
import { cleanName } from './clean-text.ts';
import { type Diagram, LIMITS } from './diagram.ts';
import { type Raw, shown } from './intake.ts';

export interface Aside {
  /** Components of kinds that this page does not know. */
  readonly components?: readonly Raw[];
  /** Connections to parts that are not there, to themselves, or between parts that do not fit together. */
  readonly links?: readonly Raw[];
  /** Entries of the document itself that this page does not know. */
  readonly entries?: Raw;
}

const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of what lies aside in a document from outside. */
export function readAside(raw: unknown): Required<Aside> {
  const { components, links, entries } = isRecord(raw) ? raw : {};
  const records = (items: unknown, most: number) =>
    Array.isArray(items) ? items.filter(isRecord).slice(0, most) : [];
  return {
    components: records(components, LIMITS.components),
    links: records(links, LIMITS.links),
    entries: isRecord(entries) ? entries : {},
  };
}

/** Absent where nothing lies aside. */
export function asideWith({ components, links, entries }: Required<Aside>): { readonly aside?: Aside } {
  const aside: Aside = {
    ...(components.length > 0 && { components: components.slice(0, LIMITS.components) }),
    ...(links.length > 0 && { links: links.slice(0, LIMITS.links) }),
    ...(Object.keys(entries).length > 0 && { entries }),
  };
  return Object.keys(aside).length === 0 ? {} : { aside };
}

function nameOf({ name, id }: Raw): string {
  const called = [name, id].find((each) => typeof each === 'string' && cleanName(each) !== '');
  return called === undefined ? 'A part' : cleanName(String(called));
}

/** One line for each thing that lies aside. */
export function asideLines({ aside = {} }: Diagram): readonly string[] {
  const { components = [], links = [], entries = {} } = aside;
  return [
    ...components.map((raw) => `${nameOf(raw)}: of the unknown kind ${shown(raw.kind)}`),
    ...links.map(({ from, to }) => `A connection from ${shown(from)} to ${shown(to)}`),
    ...Object.keys(entries).map((key) => `The entry ${shown(key)}`),
  ];
}

export function withoutAside(diagram: Diagram): Diagram {
  const { aside, ...rest } = diagram;
  return aside ? rest : diagram;
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
