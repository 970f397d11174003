/** The memory of the engine that runs now, seen as whole numbers and as fractions. In WebAssembly `cells.as` stands here. */
import type { f64, i32 } from './numbers.ts';

/** Whole numbers, by cell. */
export let I = new Int32Array(0);
/** Fractions, by pair of cells. */
export let F = new Float64Array(0);

/** Where the memory comes from and grows. */
export interface Room {
  /** Makes the memory at least so many cells long, what stands in it stays. */
  grow(cells: i32): ArrayBuffer;
}

let room: Room | null = null;

/** From now on the core works on this memory. */
export function workOn(buffer: ArrayBuffer, whose: Room): void {
  room = whose;
  if (I.buffer === buffer) return;
  I = new Int32Array(buffer);
  F = new Float64Array(buffer);
}

export function makeRoom(cells: i32): void {
  if (cells <= I.length) return;
  if (room === null) throw new Error('The core works on no memory yet.');
  workOn(room.grow(cells), room);
}

/** Sets so many cells to 0. */
export function clear(at: i32, cells: i32): void {
  I.fill(0, at, at + cells);
}

export function copy(from: i32, to: i32, cells: i32): void {
  I.copyWithin(to, from, from + cells);
}

/** The product, modulo 2^32. */
export function times32(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

/** The 32 bits as a number from 0 on. */
export function unsigned(bits: i32): f64 {
  return bits >>> 0;
}

/** The lowest 32 bits of the whole part. */
export function lowBits(x: f64): i32 {
  return x | 0;
}

/** The whole part of a number that fits 32 bits. */
export function whole(x: f64): i32 {
  return x | 0;
}

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);

/** Sign, exponent and first bits of a fraction. */
export function highWord(x: f64): i32 {
  scratch[0] = x;
  return words[1] as number;
}

export function lowWord(x: f64): i32 {
  scratch[0] = x;
  return words[0] as number;
}

/** The fraction of these first bits, all others 0. */
export function ofHighWord(word: i32): f64 {
  words[0] = 0;
  words[1] = word;
  return scratch[0] as number;
}

/**
 * Replays the path of a tournament from a leaf to the top, see `next-up.ts`. The key of a leaf is its time, as the whole number of
 * its bits, with the leaf in the lowest of them: so the least key says who is next, and of two that are level the first leaf is.
 */
export function climb(tree: i32, leaves: i32, leaf: i32, ms: f64): void {
  let high = highWord(ms);
  let low = (lowWord(ms) & -leaves) | leaf;
  let node = leaves + leaf;
  I[tree + node * 2] = low;
  I[tree + node * 2 + 1] = high;
  while (node > 1) {
    const beside = tree + (node ^ 1) * 2;
    const otherLow = I[beside] as number;
    const otherHigh = I[beside + 1] as number;
    if (otherHigh < high || (otherHigh === high && unsigned(otherLow) < unsigned(low))) {
      low = otherLow;
      high = otherHigh;
    }
    node = node >> 1;
    I[tree + node * 2] = low;
    I[tree + node * 2 + 1] = high;
  }
}

/**
 * Puts an entry in a line of such that ends there, in the order of their times, behind all of the same time. An entry is four
 * cells: its time, a fraction, and what it says. In front of the line stand eight of time -Infinity, behind it is room for eight.
 */
export function standInLine(end: i32, ms: f64, what: i32): void {
  let place = end;
  for (;;) {
    const before = place - 4;
    const earlier = F[before >> 1] as number;
    if (earlier <= ms) break;
    F[place >> 1] = earlier;
    I[place + 2] = I[before + 2] as number;
    place = before;
  }
  F[place >> 1] = ms;
  I[place + 2] = what;
}

/** What must never happen: see `failures.ts` for the sentences. */
export function fail(reason: i32, one: i32, other: i32): void {
  if (failing === null) throw new Error(`The engine failed: ${reason} ${one} ${other}.`);
  failing(reason, one, other);
}

let failing: ((reason: i32, one: i32, other: i32) => never) | null = null;

export function failBy(tell: (reason: i32, one: i32, other: i32) => never): void {
  failing = tell;
}
