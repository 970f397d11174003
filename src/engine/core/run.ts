/** The inner loop: takes the next event of all and lets it happen, until a time. It is the same in WebAssembly and outside. */
import { arrive } from './arrive.ts';
import { F, I, times32, whole } from './cells.ts';
import { answered, scheduleArrival, sendFromMix, timedOut } from './clients.ts';
import { CONDITION, EVENT } from './codes.ts';
import { dropListed, LISTED } from './event-list.ts';
import { finishWork, firstJob } from './machine-cpu.ts';
import { CLIENTS, HEAD, MACHINES, MOMENT, PROCESSES } from './map.ts';
import { book, PROCESS } from './measured.ts';
import { outcomeIn, passes } from './messages.ts';
import { ENTRANT, nextUp, SORT, setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';
import { QUEUE, takeExpired } from './patience.ts';
import { JOB, JOB_AT, REQUEST_AT, takeRoot } from './records.ts';
import { dropFirst, dropNow, dueMs, ENTRY, firstEntry, RING } from './rings.ts';
import { callEnded, work } from './serve.ts';

/** Runs all events up to and including `untilMs`; `mostEvents`, up to 2^30, bounds the work. Returns false when the bound stopped it. */
export function run(untilMs: f64, mostEvents: f64): boolean {
  const most: i32 = whole(mostEvents);
  let events: i32 = 0;
  let isDone = false;
  for (; events < most; events++) {
    let event: i32 = HEAD.nowKind;
    if (I[event] === 0) {
      const entrant = nextUp();
      const ms = F[entrant >> 1];
      if (ms > untilMs) {
        if (F[MOMENT.clock] < untilMs) F[MOMENT.clock] = untilMs;
        isDone = true;
        break;
      }
      // Of two that are level but for the last bits, the later one may come first.
      if (ms > F[MOMENT.clock]) F[MOMENT.clock] = ms;
      const sort = I[entrant + ENTRANT.sort];
      const row = I[entrant + ENTRANT.row];
      if (sort === SORT.machine) {
        workDone(row);
        continue;
      }
      if (sort !== SORT.ring) {
        due(sort, row);
        continue;
      }
      event = takeFirst(row);
    }
    const kind = I[event];
    const a = I[event + 1];
    const b = I[event + 2];
    const c = I[event + 3];
    if (event === HEAD.nowKind) dropNow();
    handle(kind, a, b, c);
  }
  F[MOMENT.events] = F[MOMENT.events] + events;
  return isDone;
}

/** Takes the first event out of a ring; returns the cell of its kind, behind which stands what it says. */
// @inline
function takeFirst(ring: i32): i32 {
  const entry = firstEntry(ring);
  dropFirst(ring);
  setNext(I[ring + RING.leaf], dueMs(ring));
  return entry + ENTRY.kind;
}

/** What else than a message is due. */
function due(sort: i32, what: i32): void {
  switch (sort) {
    case SORT.source:
      fold(EVENT.arrival, I[what + CLIENTS.slot]);
      scheduleArrival(what);
      sendFromMix(what);
      return;
    case SORT.expiry:
      expireFirst(what);
      return;
    default:
      listedDue();
  }
}

function listedDue(): void {
  const cell = I[HEAD.list];
  const kind = I[cell + LISTED.kind];
  const a = I[cell + LISTED.a];
  const b = I[cell + LISTED.b];
  const c = I[cell + LISTED.c];
  dropListed();
  handle(kind, a, b, c);
}

// @inline
function handle(kind: i32, a: i32, b: i32, c: i32): void {
  if (kind === EVENT.arrive || kind === EVENT.enter) {
    fold(EVENT.arrive, b);
    const job = kind === EVENT.enter ? takeRoot(a, b, c) : a;
    if (I[job + JOB_AT.place] === JOB.travelling) arrive(job);
  } else if (kind === EVENT.reply) {
    const isAwaited = I[a + JOB_AT.place] === JOB.awaiting && I[a + JOB_AT.callToken] === b;
    fold(kind, isAwaited ? I[a + JOB_AT.bits] : 0);
    if (isAwaited && passes(c)) callEnded(a, outcomeIn(c));
  } else if (kind === EVENT.answer) {
    fold(kind, b);
    if (I[a + REQUEST_AT.bits] === b && passes(c)) answered(a, outcomeIn(c));
  } else handleListed(kind, a, b, c);
}

function handleListed(kind: i32, a: i32, b: i32, c: i32): void {
  switch (kind) {
    case EVENT.delayDone:
      fold(kind, b);
      if (I[a + JOB_AT.bits] === b && I[a + JOB_AT.place] === JOB.delayed) work(a);
      return;
    case EVENT.processUp:
      fold(kind, I[a + PROCESSES.slot]);
      if (I[a + PROCESSES.token] === b) I[a + PROCESSES.condition] = CONDITION.up;
      return;
    case EVENT.thinkDone:
      fold(kind, I[a + CLIENTS.slot]);
      if (I[a + CLIENTS.leaving] > 0) I[a + CLIENTS.leaving] = I[a + CLIENTS.leaving] - 1;
      else sendFromMix(a);
      return;
    default:
      fold(kind, b);
      if (I[a + REQUEST_AT.bits] === b) timedOut(c, a);
  }
}

function workDone(machine: i32): void {
  const job = firstJob(machine);
  const process = I[job + JOB_AT.process];
  const attained = finishWork(machine);
  I[process + PROCESSES.runnable] = I[process + PROCESSES.runnable] - 1;
  book(process, PROCESS.cpuMs, attained / F[(machine >> 1) + MACHINES.speed]);
  fold(EVENT.workDone, I[job + JOB_AT.bits]);
  work(job);
}

/** The first time-out of a queue is due, or whoever it was for left already and only its time came. */
function expireFirst(queue: i32): void {
  const record = takeExpired(queue);
  if (record === 0) {
    F[MOMENT.events] = F[MOMENT.events] - 1;
    return;
  }
  const kind = I[queue + QUEUE.kind];
  fold(EVENT.timeout, I[record + (kind < 2 ? REQUEST_AT.bits : JOB_AT.bits)]);
  timedOut(kind, record);
}

/** Folds an event into the hash of the run: by numbers, never by who has a record now, since that depends on who looked. */
function fold(kind: i32, what: i32): void {
  const moment = I[HEAD.clock] ^ I[HEAD.clock + 1];
  I[HEAD.hash] = times32(I[HEAD.hash] ^ moment ^ (kind << 24) ^ what, 0x01000193);
}
