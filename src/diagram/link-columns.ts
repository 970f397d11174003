/** Columns of a link: the same entry of many parts side by side, so that what is alike or usual costs next to nothing. */
import { BrokenLink, type ByteReader, type ByteWriter } from './link-bytes.ts';

/** A number is a count of one of these: multiplied, then divided. The first that fits a whole column is taken. */
const UNITS = [
  [1000, 1],
  [100, 1],
  [16, 1],
  [10, 1],
  [1, 1],
  [1, 2],
  [1, 10],
  [1, 100],
  [1, 1000],
] as const;
/** Behind the units: eight bytes for each number. */
const DOUBLES = UNITS.length;
const LARGEST_COUNT = 2 ** 50;
const WIDEST = 52;
const FROM_LEAST = 64;

const ALL_EQUAL = 16;
const FOR_ALL = 32;
const FOR_SOME = 64;
/** Counts side by side in as few bits as the largest needs; else each in whole bytes, which compress better. */
const IN_BITS = 128;

function countsOf(values: readonly number[]): { unit: number; counts: readonly number[] } | null {
  for (const [unit, [times, over]] of UNITS.entries()) {
    const counts = values.map((value) => Math.round((value * over) / times));
    const exact = counts.every(
      (count, index) => Math.abs(count) < LARGEST_COUNT && (count * times) / over === values[index],
    );
    if (exact) return { unit, counts };
  }
  return null;
}

/** Which of the parts have the entry: one bit each. */
function writeBits(writer: ByteWriter, bits: readonly boolean[]): void {
  for (let start = 0; start < bits.length; start += 8) {
    writer.byte(bits.slice(start, start + 8).reduce((sum, bit, place) => sum + (bit ? 1 << place : 0), 0));
  }
}

function readBits(reader: ByteReader, count: number): boolean[] {
  const bytes = Array.from({ length: Math.ceil(count / 8) }, () => reader.byte());
  return Array.from({ length: count }, (_, index) => (((bytes[index >> 3] ?? 0) >> (index & 7)) & 1) === 1);
}

function widthOf(largest: number): number {
  let width = 0;
  while (2 ** width <= largest) width += 1;
  return width;
}

/** Numbers of the same count of bits, the low bit first; counted from the least one where that is shorter. */
function writePacked(writer: ByteWriter, counts: readonly number[]): void {
  const least = counts.reduce((one, other) => Math.min(one, other));
  const most = counts.reduce((one, other) => Math.max(one, other));
  const [full, short] = [widthOf(Math.max(0, most)), widthOf(most - least)];
  const fromLeast = least < 0 || (full - short) * counts.length > 8 * Math.ceil((widthOf(least) + 1) / 7);
  const width = fromLeast ? short : full;
  writer.byte(width + (fromLeast ? FROM_LEAST : 0));
  if (fromLeast) writer.signed(least);
  const bits = counts.flatMap((count) => {
    const above = fromLeast ? count - least : count;
    return Array.from({ length: width }, (_, place) => Math.floor(above / 2 ** place) % 2 === 1);
  });
  writeBits(writer, bits);
}

function readPacked(reader: ByteReader, count: number): number[] {
  const head = reader.byte();
  const width = head % FROM_LEAST;
  if (head >= 2 * FROM_LEAST || width > WIDEST) throw new BrokenLink('a number is too large');
  const least = head >= FROM_LEAST ? reader.signed() : 0;
  const bits = readBits(reader, count * width);
  return Array.from({ length: count }, (_, index) => {
    let value = 0;
    for (let place = width - 1; place >= 0; place -= 1) {
      value = value * 2 + (bits[index * width + place] ? 1 : 0);
    }
    return least + value;
  });
}

/** A number for each part, or `undefined` where it has the usual one. One byte when all are usual. */
export function writeNumbers(writer: ByteWriter, entries: readonly (number | undefined)[]): void {
  const values = entries.filter((entry) => entry !== undefined);
  if (values.length === 0) return writer.byte(0);
  const presence = values.length === entries.length ? FOR_ALL : FOR_SOME;
  const equal = values.every((value) => value === values[0]) ? ALL_EQUAL : 0;
  const counted = countsOf(values);
  const inBits = counted && !equal && new Set(values).size * 4 > values.length * 3 ? IN_BITS : 0;
  writer.byte(inBits | presence | equal | (counted?.unit ?? DOUBLES));
  if (presence === FOR_SOME) {
    writeBits(
      writer,
      entries.map((entry) => entry !== undefined),
    );
  }
  if (counted === null) {
    for (const value of equal ? values.slice(0, 1) : values) writer.double(value);
    return;
  }
  if (inBits) return writePacked(writer, counted.counts);
  const least = counted.counts.reduce((one, other) => Math.min(one, other));
  writer.signed(least);
  if (!equal) for (const count of counted.counts) writer.whole(count - least);
}

export function readNumbers(reader: ByteReader, count: number): (number | undefined)[] {
  const head = reader.byte();
  if (head === 0) return new Array(count).fill(undefined);
  const presence = head & (FOR_ALL | FOR_SOME);
  const unit = UNITS[head & 15];
  if ((presence !== FOR_ALL && presence !== FOR_SOME) || (head & 15) > DOUBLES) {
    throw new BrokenLink('a column has no form that this page knows');
  }
  const present = presence === FOR_ALL ? new Array<boolean>(count).fill(true) : readBits(reader, count);
  const equal = (head & ALL_EQUAL) !== 0;
  if (unit === undefined) {
    const same = equal ? reader.double() : 0;
    return present.map((has) => (has ? (equal ? same : reader.double()) : undefined));
  }
  const [times, over] = unit;
  const packed = head & IN_BITS ? readPacked(reader, present.filter((has) => has).length) : null;
  const least = packed ? 0 : reader.signed();
  let next = 0;
  const nextCount = () => packed?.[next++] ?? least + (equal ? 0 : reader.whole());
  return present.map((has) => (has ? (nextCount() * times) / over : undefined));
}

/** The parts that are not as expected, by their place in the list. */
export function writeExceptions(writer: ByteWriter, isException: readonly boolean[]): readonly number[] {
  const places = isException.flatMap((is, index) => (is ? [index] : []));
  writer.whole(places.length);
  for (const [order, place] of places.entries()) writer.whole(place - (places[order - 1] ?? -1) - 1);
  return places;
}

export function readExceptions(reader: ByteReader, count: number): readonly number[] {
  const length = reader.whole();
  if (length > count) throw new BrokenLink('it names more parts than there are');
  let place = -1;
  return Array.from({ length }, () => {
    place += reader.whole() + 1;
    if (place >= count) throw new BrokenLink('it names a part that is not there');
    return place;
  });
}

const NUMBERED = /^(.*)-([1-9][0-9]{0,5})$/s;

/** Ids that count on from the last one with the same prefix: web-1, web-2. Others are written down. */
export function writeIds(writer: ByteWriter, ids: readonly string[], prefixes: readonly string[]): void {
  const last = new Map<string, number>();
  const steps = ids.map((id, index) => {
    const prefix = prefixes[index] ?? '';
    const [, start, digits] = NUMBERED.exec(id) ?? [];
    if (start !== prefix || digits === undefined) return null;
    const step = Number(digits) - (last.get(prefix) ?? 0) - 1;
    last.set(prefix, Number(digits));
    return step;
  });
  for (const place of writeExceptions(
    writer,
    steps.map((step) => step !== 0),
  )) {
    const step = steps[place] ?? 0;
    writer.signed(step);
    if (step === 0) writer.text(ids[place] ?? '');
  }
}

export function readIds(reader: ByteReader, prefixes: readonly string[]): readonly string[] {
  const places = new Set(readExceptions(reader, prefixes.length));
  const last = new Map<string, number>();
  return prefixes.map((prefix, index) => {
    const step = places.has(index) ? reader.signed() : 0;
    if (places.has(index) && step === 0) return reader.text();
    const number = (last.get(prefix) ?? 0) + step + 1;
    last.set(prefix, number);
    return `${prefix}-${number}`;
  });
}
