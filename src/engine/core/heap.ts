/** Room in the engine's memory: given out from the top, never taken back; what outgrows its place moves to a wider one. */
import { clear, copy, I, makeRoom } from './cells.ts';
import { HEAD, STORE } from './map.ts';
import type { i32 } from './numbers.ts';

/** So many cells, all 0, at an even place. */
export function allocate(cells: i32): i32 {
  const at = (I[HEAD.top] + 1) & -2;
  makeRoom(at + cells);
  I[HEAD.top] = at + cells;
  clear(at, cells);
  return at;
}

/** A wider place with the same contents. */
export function widened(at: i32, cells: i32, wider: i32): i32 {
  const to = allocate(wider);
  copy(at, to, cells);
  return to;
}

/** A chunk begins with the one before it and the number of its records. */
const CHUNK_HEAD: i32 = 2;
const FIRST_RECORDS: i32 = 32;
const MOST_RECORDS: i32 = 4096;

/** A record: a free one, with its tokens as they were left, or a new one. `link` is the cell through which free ones are listed. */
// @inline
export function take(stock: i32, stride: i32, link: i32): i32 {
  I[stock + STORE.live] = I[stock + STORE.live] + 1;
  const free = I[stock + STORE.free];
  if (free !== 0) I[stock + STORE.free] = I[free + link];
  return free === 0 ? takeFresh(stock, stride) : free;
}

function takeFresh(stock: i32, stride: i32): i32 {
  const chunk = I[stock + STORE.chunk];
  const records = chunk === 0 ? 0 : I[chunk + 1];
  if (chunk === 0 || I[stock + STORE.unused] === chunk + CHUNK_HEAD + records * stride) {
    const many = records === 0 ? FIRST_RECORDS : records < MOST_RECORDS ? records * 2 : records;
    const next = allocate(CHUNK_HEAD + many * stride);
    I[next] = chunk;
    I[next + 1] = many;
    I[stock + STORE.chunk] = next;
    I[stock + STORE.unused] = next + CHUNK_HEAD;
  }
  const record = I[stock + STORE.unused];
  I[stock + STORE.unused] = record + stride;
  I[stock + STORE.used] = I[stock + STORE.used] + 1;
  return record;
}

// @inline
export function giveBack(stock: i32, record: i32, link: i32): void {
  I[stock + STORE.live] = I[stock + STORE.live] - 1;
  I[record + link] = I[stock + STORE.free];
  I[stock + STORE.free] = record;
}

/** The first record of a chunk. */
export function firstOf(chunk: i32): i32 {
  return chunk + CHUNK_HEAD;
}
