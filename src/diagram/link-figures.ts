/** Numbers of known ranges side by side as the digits of one large number: none of them takes a part of a bit too much. */
import { BrokenLink } from './link-bytes.ts';

/** Each figure is a whole number from 0 up to, but without, its size. */
export class FigureWriter {
  private readonly figures: (readonly [value: number, size: number])[] = [];

  put(value: number, size: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= size)
      throw new Error(`${value} is not below ${size}.`);
    if (size > 1) this.figures.push([value, size]);
  }

  /** The last figure is the highest digit. */
  written(): Uint8Array {
    let number = 0n;
    for (const [value, size] of this.figures.toReversed()) number = number * BigInt(size) + BigInt(value);
    if (number === 0n) return new Uint8Array();
    const digits = number.toString(16);
    const even = digits.length % 2 ? `0${digits}` : digits;
    return Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
}

export class FigureReader {
  private number: bigint;

  constructor(bytes: Uint8Array) {
    let digits = '0x0';
    for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
    this.number = BigInt(digits);
  }

  take(size: number): number {
    if (size <= 1) return 0;
    const value = Number(this.number % BigInt(size));
    this.number /= BigInt(size);
    return value;
  }

  /** Whatever is left over belongs to nothing. */
  end(): void {
    if (this.number !== 0n) throw new BrokenLink('a number is left over');
  }
}

/** What the figures of a column are counts of: its unit, or ten, a hundred, a thousand of them. */
const COARSEST = 3;
const NONE = 0;
const ALL = 1;
const SOME = 2;
const SPECIAL = 3;
const KINDS_OF_COLUMN = 4;
/** Special columns, for all parts or for some: in coarse counts, all equal, or no counts at all. */
const EQUAL = 0;
const BYTES = COARSEST + 1;
const SPECIAL_FORMS = COARSEST + 2;

/** A column's frozen range: counts of one unit from 0 to the most. `over`: units in 1. */
export interface FigureRange {
  readonly most: number;
  readonly over: number;
}

/** The counts of the values; null where one of them is none, or out of range. */
function countsIn(values: readonly number[], { most, over }: FigureRange): readonly number[] | null {
  const counts = values.map((value) => Math.round(value * over));
  const fits = (count: number, index: number) =>
    count >= 0 && count <= most && count / over === values[index];
  return counts.every(fits) ? counts : null;
}

const sizeOf = (most: number, coarse: number) => Math.floor(most / 10 ** coarse) + 1;

/** How many zeros all of the counts end with. */
function coarseness(counts: readonly number[]): number {
  let coarse = 0;
  while (coarse < COARSEST && counts.every((count) => count % 10 ** (coarse + 1) === 0)) coarse += 1;
  return coarse;
}

/** Writes a column into the figures. False: its values are no counts, and have to follow elsewhere. */
export function putColumn(
  figures: FigureWriter,
  entries: readonly (number | undefined)[],
  range: FigureRange,
): boolean {
  const values = entries.filter((entry) => entry !== undefined);
  if (values.length === 0) {
    figures.put(NONE, KINDS_OF_COLUMN);
    return true;
  }
  const counts = countsIn(values, range);
  const isForAll = values.length === entries.length;
  const coarse = counts ? coarseness(counts) : 0;
  const isEqual = values.length > 1 && values.every((value) => value === values[0]);
  // One coarse count alone does not earn the words for it.
  const isPlain = counts !== null && !isEqual && coarse * values.length < 2;
  figures.put(isPlain ? (isForAll ? ALL : SOME) : SPECIAL, KINDS_OF_COLUMN);
  if (!isPlain) {
    figures.put(isForAll ? 1 : 0, 2);
    figures.put(!counts ? BYTES : isEqual ? EQUAL : coarse, SPECIAL_FORMS);
  }
  if (!isForAll) for (const entry of entries) figures.put(entry === undefined ? 0 : 1, 2);
  if (!counts) return false;
  const step = isPlain || isEqual ? 0 : coarse;
  for (const count of isEqual ? counts.slice(0, 1) : counts) {
    figures.put(count / 10 ** step, sizeOf(range.most, step));
  }
  return true;
}

/** Reads a column. Where its values follow elsewhere, `elsewhere` reads so many of them. */
export function takeColumn(
  figures: FigureReader,
  count: number,
  range: FigureRange,
  elsewhere: (count: number) => readonly (number | undefined)[],
): readonly (number | undefined)[] {
  const sort = figures.take(KINDS_OF_COLUMN);
  if (sort === NONE) return new Array(count).fill(undefined);
  const isForAll = sort === SPECIAL ? figures.take(2) === 1 : sort === ALL;
  const form = sort === SPECIAL ? figures.take(SPECIAL_FORMS) : null;
  const has = Array.from({ length: count }, () => isForAll || figures.take(2) === 1);
  const present = has.filter(Boolean).length;
  let values: readonly (number | undefined)[];
  if (form === BYTES) values = elsewhere(present);
  else {
    const step = form ?? 0;
    const one = () => (figures.take(sizeOf(range.most, step)) * 10 ** step) / range.over;
    values = form === EQUAL ? new Array(present).fill(one()) : Array.from({ length: present }, one);
  }
  let next = 0;
  return has.map((is) => (is ? values[next++] : undefined));
}
