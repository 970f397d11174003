/** One document of the library as it is stored: a head that says what there is, and its copies, each with a checksum. */
import { cleanName } from '../../diagram/clean-text.ts';
import { ID_PATTERN } from '../../diagram/diagram.ts';
import { sealed } from '../save-slots.ts';
import { EMPTY_OUTLINE, type Outline } from './outline.ts';

/** Rises when a page that knows less must not write any more. */
export const LIBRARY_FORMAT = 1;
export const MOST_VERSIONS = 20;
/** Work of this long lies between two versions that are kept. */
export const VERSION_EVERY_MS = 120_000;

/** Where a document began. */
export type Origin = 'own' | 'link' | 'file' | 'lesson' | 'example';

/** A copy of the document at one moment. Turns grow with each save. */
export interface Copy {
  readonly turn: number;
  readonly savedMs: number;
}

export interface Head {
  readonly format: number;
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly createdMs: number;
  /** The newest copy. */
  readonly current: Copy;
  /** The copy before it, in case the newest cannot be read. */
  readonly previous: Copy | null;
  /** Kept for going back, oldest first. */
  readonly versions: readonly Copy[];
  readonly trashedMs: number | null;
  /** When it was last saved to a file; not there: never. */
  readonly inFileMs?: number;
  readonly outline: Outline;
}

export const HEADS = 'head/';
export const headKey = (id: string) => `${HEADS}${id}`;
export const copiesOf = (id: string) => `copy/${id}/`;
export const copyKey = (id: string, turn: number) => `${copiesOf(id)}${turn}`;
export const rescueKey = (id: string, name: number | string) => `rescue/${id}/${name}`;

/** The text inside, if not one character of it has changed. */
export function unsealed(bytes: unknown): { readonly turn: number; readonly text: string } | null {
  if (typeof bytes !== 'string') return null;
  const turn = Number(bytes.slice(0, Math.max(0, bytes.indexOf(' '))));
  const text = bytes.slice(bytes.indexOf('\n') + 1);
  return Number.isSafeInteger(turn) && sealed(turn, text) === bytes ? { turn, text } : null;
}

export function sealedHead(head: Head): string {
  return sealed(head.current.turn, JSON.stringify(head));
}

export type ReadHead = Head | 'newer' | 'damaged' | 'none';

/** A stored head. Its checksum holds, so what is in it was written by some release of this page. */
export function readHead(id: string, bytes: unknown): ReadHead {
  if (bytes === undefined) return 'none';
  const inside = unsealed(bytes);
  if (!inside) return 'damaged';
  try {
    const head = JSON.parse(inside.text) as Partial<Head>;
    if (typeof head.format !== 'number') return 'damaged';
    if (head.format > LIBRARY_FORMAT) return 'newer';
    return head.id === id && head.current && head.versions && head.outline ? (head as Head) : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** A head for copies whose own head cannot be read. */
export function headForCopies(id: string, name: string, turns: readonly number[], atMs: number): Head | null {
  const copies = turns.toSorted((one, other) => one - other).map((turn) => ({ turn, savedMs: atMs }));
  const current = copies.at(-1);
  if (!current) return null;
  return {
    ...{ format: LIBRARY_FORMAT, id, name: cleanName(name) || 'Restored', origin: 'own', createdMs: atMs },
    ...{ current, previous: copies.at(-2) ?? null, versions: copies.slice(0, -1).slice(-MOST_VERSIONS) },
    ...{ trashedMs: null, outline: EMPTY_OUTLINE },
  };
}

function turnsOf({ current, previous, versions }: Head): ReadonlySet<number> {
  return new Set([current, ...(previous ? [previous] : []), ...versions].map(({ turn }) => turn));
}

/** Copies that the later head has no use for any more. */
export function turnsLeft(before: Head, after: Head): readonly number[] {
  const needed = turnsOf(after);
  return [...turnsOf(before)].filter((turn) => !needed.has(turn));
}

/** The head after a save. The copy before it is kept as a version when asked, or after enough work. */
export function headAfterSave(
  before: Head,
  saved: {
    readonly name: string;
    readonly outline: Outline;
    readonly atMs: number;
    readonly keepFormer: boolean;
  },
): Head {
  const { current, versions } = before;
  const last = versions.at(-1);
  const due = current.savedMs - (last?.savedMs ?? before.createdMs) >= VERSION_EVERY_MS;
  const isKept = last?.turn === current.turn;
  const kept = (saved.keepFormer || due) && !isKept ? [...versions, current].slice(-MOST_VERSIONS) : versions;
  return {
    ...before,
    name: saved.name,
    outline: saved.outline,
    current: { turn: current.turn + 1, savedMs: saved.atMs },
    previous: current,
    versions: kept,
    trashedMs: null,
  };
}

export function isDocumentId(id: string): boolean {
  return ID_PATTERN.test(id);
}
