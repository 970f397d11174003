/** Time-outs: those of one kind and delay fall due in the order in which they were set, so they stand in one queue. Who gets its answer leaves it. */
import { F, I } from './cells.ts';
import { allocate } from './heap.ts';
import { HEAD, MOMENT, PATIENCE } from './map.ts';
import { addLeaf, SORT, setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';
import { WAIT } from './records.ts';

/** A queue of time-outs, linked through the records that wait. */
export class QUEUE {
  static readonly first = 0;
  static readonly last = 1;
  static readonly leaf = 2;
  static readonly kind = 3;
  static readonly next = 4;
  /** Fraction. */
  static readonly delayMs = 3;
  static readonly cells = 8;
}

/** Delay of a queue that nobody uses. */
const GIVEN_UP: f64 = -1;

/** Of a patience that never ends. */
const NEVER: i32 = -1;

/** Sets a time-out of a kind for a record that has none. */
// @inline
export function expire(patience: i32, kind: i32, record: i32): void {
  if (I[patience + PATIENCE.queue] !== NEVER) standInQueue(patience, kind, record);
}

function standInQueue(patience: i32, kind: i32, record: i32): void {
  let queue = I[patience + PATIENCE.queue];
  if (queue === 0) {
    const delayMs = F[(patience >> 1) + PATIENCE.ms];
    queue = delayMs === Infinity ? NEVER : queueOf(kind, delayMs);
    I[patience + PATIENCE.queue] = queue;
    if (queue === NEVER) return;
  }
  const dueMs = F[MOMENT.clock] + F[(queue >> 1) + QUEUE.delayMs];
  const last = I[queue + QUEUE.last];
  I[record + WAIT.queue] = queue;
  I[record + WAIT.before] = last;
  I[record + WAIT.after] = 0;
  F[(record >> 1) + WAIT.dueMs] = dueMs;
  I[queue + QUEUE.last] = record;
  if (last === 0) lead(queue, record, dueMs);
  else I[last + WAIT.after] = record;
}

/** The first to wait in a queue. */
function lead(queue: i32, record: i32, dueMs: f64): void {
  I[queue + QUEUE.first] = record;
  setNext(I[queue + QUEUE.leaf], dueMs);
}

/** A record waits no longer. The tournament learns it when that time-out would have been due: until then others stand behind it. */
// @inline
export function stopWaiting(record: i32): void {
  const queue = I[record + WAIT.queue];
  if (queue !== 0) leaveQueue(queue, record);
}

function leaveQueue(queue: i32, record: i32): void {
  const before = I[record + WAIT.before];
  const after = I[record + WAIT.after];
  I[record + WAIT.queue] = 0;
  if (before === 0) I[queue + QUEUE.first] = after;
  else I[before + WAIT.after] = after;
  if (after === 0) I[queue + QUEUE.last] = before;
  else I[after + WAIT.before] = before;
}

/** Who is timed out now, in the queue whose turn it is; 0: who was to be left already. */
export function takeExpired(queue: i32): i32 {
  const record = I[queue + QUEUE.first];
  const isDue = record !== 0 && F[(record >> 1) + WAIT.dueMs] <= F[MOMENT.clock];
  if (isDue) leaveQueue(queue, record);
  const first = I[queue + QUEUE.first];
  setNext(I[queue + QUEUE.leaf], first === 0 ? Infinity : F[(first >> 1) + WAIT.dueMs]);
  return isDue ? record : 0;
}

/** The queue of a kind and delay: its own, one that was given up, or a new one. Ask once and remember: this one searches. */
function queueOf(kind: i32, delayMs: f64): i32 {
  let idle: i32 = 0;
  for (let queue = I[HEAD.expiries]; queue !== 0; queue = I[queue + QUEUE.next]) {
    const itsMs = F[(queue >> 1) + QUEUE.delayMs];
    if (itsMs === delayMs && I[queue + QUEUE.kind] === kind) return queue;
    if (itsMs === GIVEN_UP) idle = queue;
  }
  if (idle === 0) idle = open();
  I[idle + QUEUE.kind] = kind;
  F[(idle >> 1) + QUEUE.delayMs] = delayMs;
  return idle;
}

function open(): i32 {
  const queue = allocate(QUEUE.cells);
  const leaf = addLeaf(SORT.expiry, queue);
  I[queue + QUEUE.leaf] = leaf;
  I[queue + QUEUE.next] = I[HEAD.expiries];
  I[HEAD.expiries] = queue;
  return queue;
}

/** Gives up the queues that nobody stands in. Whoever remembers one has to ask again. */
export function giveUpIdleQueues(): void {
  for (let queue = I[HEAD.expiries]; queue !== 0; queue = I[queue + QUEUE.next])
    if (I[queue + QUEUE.first] === 0) F[(queue >> 1) + QUEUE.delayMs] = GIVEN_UP;
}
