/** Events after constant delays: all with one delay fall due in the order they were set, so one ring for each delay needs no sorting. */
import { copy, F, I } from './cells.ts';
import { allocate } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import { addLeaf, setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';

export class RING {
  /** Cells of the first entry, of the place behind the last one, and where the room for entries begins and ends. */
  static readonly head = 0;
  static readonly tail = 1;
  static readonly from = 2;
  static readonly end = 3;
  static readonly many = 4;
  static readonly leaf = 5;
  static readonly next = 6;
  /** Fraction. */
  static readonly delayMs = 4;
  static readonly cells = 10;
}

/** An entry: its time (a fraction), then what it says. */
export class ENTRY {
  static readonly kind = 2;
  static readonly a = 3;
  static readonly b = 4;
  static readonly c = 5;
  static readonly cells = 6;
}

const FIRST_ENTRIES: i32 = 16;
/** Delay of a ring that nobody uses. */
const GIVEN_UP: f64 = -1;
const NO_LEAF: i32 = -1;

/** The ring of messages that arrive at once, the first of its list. It takes no part in the tournament: it is always next. */
export function openAtOnce(): void {
  const ring = allocate(RING.cells);
  I[HEAD.rings] = ring;
  I[ring + RING.leaf] = NO_LEAF;
  furnishRing(ring);
}

/** The ring of a delay in the list that begins at `list`: its own, one that was given up, or a new one. Ask once and remember: this one searches. */
export function ringOf(list: i32, sort: i32, delayMs: f64): i32 {
  let idle: i32 = 0;
  let last: i32 = 0;
  for (let ring = I[list]; ring !== 0; ring = I[ring + RING.next]) {
    if (F[(ring >> 1) + RING.delayMs] === delayMs) return ring;
    if (F[(ring >> 1) + RING.delayMs] === GIVEN_UP) idle = ring;
    last = ring;
  }
  if (idle === 0) {
    idle = open(sort);
    if (last === 0) I[list] = idle;
    else I[last + RING.next] = idle;
  }
  F[(idle >> 1) + RING.delayMs] = delayMs;
  return idle;
}

function open(sort: i32): i32 {
  const ring = allocate(RING.cells);
  const leaf = addLeaf(sort, ring);
  I[ring + RING.leaf] = leaf;
  furnishRing(ring);
  return ring;
}

function furnishRing(ring: i32): void {
  const from = allocate(FIRST_ENTRIES * ENTRY.cells);
  I[ring + RING.from] = from;
  I[ring + RING.end] = from + FIRST_ENTRIES * ENTRY.cells;
  I[ring + RING.head] = from;
  I[ring + RING.tail] = from;
}

/** Gives up the rings that are empty. Whoever remembers a ring has to ask again. */
export function giveUpIdle(list: i32): void {
  for (let ring = I[list]; ring !== 0; ring = I[ring + RING.next])
    if (I[ring + RING.many] === 0 && I[ring + RING.leaf] !== NO_LEAF)
      F[(ring >> 1) + RING.delayMs] = GIVEN_UP;
}

/** Sets an event, due after the delay of its ring. */
export function setAfter(ring: i32, kind: i32, a: i32, b: i32, c: i32): void {
  const many = I[ring + RING.many];
  if (many > 0 && I[ring + RING.tail] === I[ring + RING.head]) double(ring);
  const entry = I[ring + RING.tail];
  const ms = F[MOMENT.clock] + F[(ring >> 1) + RING.delayMs];
  F[entry >> 1] = ms;
  I[entry + ENTRY.kind] = kind;
  I[entry + ENTRY.a] = a;
  I[entry + ENTRY.b] = b;
  I[entry + ENTRY.c] = c;
  I[ring + RING.tail] = behind(ring, entry);
  I[ring + RING.many] = many + 1;
  if (many === 0 && I[ring + RING.leaf] !== NO_LEAF) setNext(I[ring + RING.leaf], ms);
}

/** The place behind an entry. */
function behind(ring: i32, entry: i32): i32 {
  const next = entry + ENTRY.cells;
  return next === I[ring + RING.end] ? I[ring + RING.from] : next;
}

/** The first entry; there must be one. */
export function firstEntry(ring: i32): i32 {
  return I[ring + RING.head];
}

/** When the first falls due; Infinity when there is none. */
export function dueMs(ring: i32): f64 {
  if (I[ring + RING.many] === 0) return Infinity;
  return F[firstEntry(ring) >> 1];
}

export function dropFirst(ring: i32): void {
  I[ring + RING.head] = behind(ring, I[ring + RING.head]);
  I[ring + RING.many] = I[ring + RING.many] - 1;
}

/** Makes room in a ring that is full: its entries move to a place twice as wide, the first to its beginning. */
function double(ring: i32): void {
  const head = I[ring + RING.head];
  const from = I[ring + RING.from];
  const end = I[ring + RING.end];
  const cells = end - from;
  const wider = allocate(cells * 2);
  copy(head, wider, end - head);
  copy(from, wider + end - head, head - from);
  I[ring + RING.from] = wider;
  I[ring + RING.end] = wider + cells * 2;
  I[ring + RING.head] = wider;
  I[ring + RING.tail] = wider + cells;
}
