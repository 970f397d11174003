/** Events after constant delays: all with one delay fall due in the order they were set, so one ring for each delay needs no sorting. */
import { copy, F, I } from './cells.ts';
import { allocate } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import { addLeaf, SORT, setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';

export class RING {
  /** Cells of the first entry, of the place behind the last one, and where the room for entries begins and ends. */
  static readonly head = 0;
  static readonly tail = 1;
  static readonly from = 2;
  static readonly end = 3;
  static readonly leaf = 4;
  static readonly next = 5;
  /** Fraction. */
  static readonly delayMs = 3;
  static readonly cells = 8;
}

/** An entry: its time (a fraction), then what it says. The one behind the last is never: a ring always has a free place. */
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

/** The ring of a delay: its own, one that was given up, or a new one. Ask once and remember: this one searches. */
export function ringOf(delayMs: f64): i32 {
  let idle: i32 = 0;
  let last: i32 = 0;
  for (let ring = I[HEAD.rings]; ring !== 0; ring = I[ring + RING.next]) {
    if (F[(ring >> 1) + RING.delayMs] === delayMs) return ring;
    if (F[(ring >> 1) + RING.delayMs] === GIVEN_UP) idle = ring;
    last = ring;
  }
  if (idle === 0) {
    idle = open();
    I[last + RING.next] = idle;
  }
  F[(idle >> 1) + RING.delayMs] = delayMs;
  return idle;
}

function open(): i32 {
  const ring = allocate(RING.cells);
  const leaf = addLeaf(SORT.ring, ring);
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
  F[from >> 1] = Infinity;
}

// @inline
function isEmpty(ring: i32): boolean {
  return I[ring + RING.head] === I[ring + RING.tail];
}

/** Gives up the rings that are empty. Whoever remembers a ring has to ask again. */
export function giveUpIdle(): void {
  for (let ring = I[HEAD.rings]; ring !== 0; ring = I[ring + RING.next])
    if (isEmpty(ring) && I[ring + RING.leaf] !== NO_LEAF) F[(ring >> 1) + RING.delayMs] = GIVEN_UP;
}

/** Sets an event, due after the delay of its ring. */
// @inline
export function setAfter(ring: i32, kind: i32, a: i32, b: i32, c: i32): void {
  if (ring === I[HEAD.rings]) setNow(kind, a, b, c);
  else append(ring, kind, a, b, c);
}

/** An event that happens now. Usually it is the only one, and has a place of its own; what comes behind it stands in the ring. */
function setNow(kind: i32, a: i32, b: i32, c: i32): void {
  if (I[HEAD.nowKind] !== 0) {
    append(I[HEAD.rings], kind, a, b, c);
    return;
  }
  I[HEAD.nowKind] = kind;
  I[HEAD.nowA] = a;
  I[HEAD.nowB] = b;
  I[HEAD.nowC] = c;
}

/** What happens now has been read: the first of those behind it takes its place. */
// @inline
export function dropNow(): void {
  const ring = I[HEAD.rings];
  if (isEmpty(ring)) I[HEAD.nowKind] = 0;
  else moveUp(ring);
}

function moveUp(ring: i32): void {
  const entry = I[ring + RING.head];
  I[HEAD.nowKind] = I[entry + ENTRY.kind];
  I[HEAD.nowA] = I[entry + ENTRY.a];
  I[HEAD.nowB] = I[entry + ENTRY.b];
  I[HEAD.nowC] = I[entry + ENTRY.c];
  dropFirst(ring);
}

// @inline
function append(ring: i32, kind: i32, a: i32, b: i32, c: i32): void {
  if (isFull(ring)) widenRing(ring);
  const entry = I[ring + RING.tail];
  const next = behind(ring, entry);
  const ms = F[MOMENT.clock] + F[(ring >> 1) + RING.delayMs];
  F[entry >> 1] = ms;
  I[entry + ENTRY.kind] = kind;
  I[entry + ENTRY.a] = a;
  I[entry + ENTRY.b] = b;
  I[entry + ENTRY.c] = c;
  F[next >> 1] = Infinity;
  I[ring + RING.tail] = next;
  if (entry === I[ring + RING.head]) wake(ring, ms);
}

/** The first event of a ring that was empty. */
function wake(ring: i32, ms: f64): void {
  if (I[ring + RING.leaf] !== NO_LEAF) setNext(I[ring + RING.leaf], ms);
}

/** Whether one more entry would need a wider ring. */
// @inline
function isFull(ring: i32): boolean {
  return behind(ring, I[ring + RING.tail]) === I[ring + RING.head];
}

/** The place behind an entry. */
// @inline
export function behind(ring: i32, entry: i32): i32 {
  const next = entry + ENTRY.cells;
  return next === I[ring + RING.end] ? I[ring + RING.from] : next;
}

/** The first entry; there must be one. */
// @inline
export function firstEntry(ring: i32): i32 {
  return I[ring + RING.head];
}

/** When the first falls due; Infinity when there is none. */
// @inline
export function dueMs(ring: i32): f64 {
  const first = I[ring + RING.head];
  return F[first >> 1];
}

// @inline
export function dropFirst(ring: i32): void {
  I[ring + RING.head] = behind(ring, I[ring + RING.head]);
}

/** The entries move to a place twice as wide, the first to its beginning. */
function widenRing(ring: i32): void {
  const head = I[ring + RING.head];
  const tail = I[ring + RING.tail];
  const from = I[ring + RING.from];
  const end = I[ring + RING.end];
  const wider = allocate((end - from) * 2);
  let last = wider + tail - head;
  if (head <= tail) copy(head, wider, tail - head);
  else {
    copy(head, wider, end - head);
    copy(from, wider + end - head, tail - from);
    last = wider + end - head + tail - from;
  }
  I[ring + RING.from] = wider;
  I[ring + RING.end] = wider + (end - from) * 2;
  I[ring + RING.head] = wider;
  I[ring + RING.tail] = last;
  F[last >> 1] = Infinity;
}
