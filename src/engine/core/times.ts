/** Times counted in logarithmic buckets: 64 to the doubling, at most 1.6 % wide. */
import { F, highWord, I } from './cells.ts';
import { allocate, widened } from './heap.ts';
import { HEAD, TIMES } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** From 2^-10 ms (about 1 microsecond) to 2^24 ms (about 4.7 hours). */
export const BUCKETS: i32 = 2176;
/** A fraction's upper word, shifted so far, less the offset, is its bucket. */
export const SHIFT: i32 = 14;
export const OFFSET: i32 = 64832;

/** The bucket of a time in milliseconds; the ends take what lies beyond. */
// @inline
export function bucketOf(ms: f64): i32 {
  const bucket = (highWord(ms) >>> SHIFT) - OFFSET;
  if (bucket < 0) return 0;
  return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/** Counts a time in the row that this cell names; the first time makes it. */
// @inline
export function record(owner: i32, ms: f64): void {
  let times = I[owner];
  if (times === 0) {
    times = allocate(TIMES.counts + BUCKETS);
    I[times + TIMES.from] = BUCKETS;
    I[owner] = times;
  }
  const bucket = bucketOf(ms);
  const cell = times + TIMES.counts + bucket;
  I[cell] = I[cell] + 1;
  if (bucket < I[times + TIMES.from]) I[times + TIMES.from] = bucket;
  if (bucket >= I[times + TIMES.to]) I[times + TIMES.to] = bucket + 1;
}

/** Keeps a time of a client population by itself, when asked to. */
// @inline
export function keepTime(slot: i32, ms: f64): void {
  if (I[HEAD.timing] !== 0) keep(slot, ms);
}

/** Pairs of slot and time. */
function keep(slot: i32, ms: f64): void {
  const kept = I[HEAD.timesKept];
  if (kept === I[HEAD.timesRoom]) {
    const room = kept === 0 ? 1024 : kept * 2;
    const times = widened(I[HEAD.times], kept * 4, room * 4);
    I[HEAD.times] = times;
    I[HEAD.timesRoom] = room;
  }
  const pair = (I[HEAD.times] >> 1) + kept * 2;
  F[pair] = slot;
  F[pair + 1] = ms;
  I[HEAD.timesKept] = kept + 1;
}
