/** The inner loop: takes the next event of all and lets it happen, until a time. It is the same in WebAssembly and outside. */
import { arrive } from './arrive.ts';
import { F, I, times32 } from './cells.ts';
import { answered, scheduleArrival, sendFromMix, timedOut } from './clients.ts';
import { CONDITION, EVENT } from './codes.ts';
import { dropListed, LISTED } from './event-list.ts';
import { finishWork, firstJob } from './machine-cpu.ts';
import { CLIENTS, HEAD, MACHINES, MOMENT, PROCESSES } from './map.ts';
import { book, PROCESS } from './measured.ts';
import { outcomeIn, passes } from './messages.ts';
import { NODE, rowOfWho, SORT, setRing, sortOf, topOf } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';
import { dropDead, timeoutIsLive } from './patience.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';
import { dropFirst, dueMs, ENTRY, firstEntry, isEmpty, RING } from './rings.ts';
import { callEnded, work } from './serve.ts';

/** Runs all events up to and including `untilMs`; `mostEvents` bounds the work. Returns false when the bound stopped it. */
export function run(untilMs: f64, mostEvents: f64): boolean {
  const atOnce = I[HEAD.rings];
  for (let left = mostEvents; left > 0; left--) {
    if (!isEmpty(atOnce)) {
      const entry = firstEntry(atOnce);
      dropFirst(atOnce);
      happen(entry);
      continue;
    }
    const part = topOf(HEAD.parts);
    const ring = topOf(HEAD.delays);
    const isRing = F[ring >> 1] < F[part >> 1];
    const ms = isRing ? F[ring >> 1] : F[part >> 1];
    if (ms > untilMs) {
      if (F[MOMENT.clock] < untilMs) F[MOMENT.clock] = untilMs;
      return true;
    }
    F[MOMENT.clock] = ms;
    if (isRing) ringDue(I[ring + NODE.who]);
    else partDue(I[part + NODE.who]);
  }
  return false;
}

function ringDue(who: i32): void {
  if (sortOf(who) === SORT.ring) messageDue(rowOfWho(who));
  else expireFirst(rowOfWho(who));
}

function partDue(who: i32): void {
  const what = rowOfWho(who);
  switch (sortOf(who)) {
    case SORT.machine:
      workDone(what);
      return;
    case SORT.source:
      fold(EVENT.arrival, I[what + CLIENTS.slot]);
      scheduleArrival(what);
      sendFromMix(what);
      return;
    default:
      listedDue();
  }
}

function messageDue(ring: i32): void {
  const entry = firstEntry(ring);
  dropFirst(ring);
  setRing(I[ring + RING.leaf], dueMs(ring));
  happen(entry);
}

/** An entry of a ring, already dropped. */
function happen(entry: i32): void {
  handle(I[entry + ENTRY.kind], I[entry + ENTRY.a], I[entry + ENTRY.b], I[entry + ENTRY.c]);
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

function handle(kind: i32, a: i32, b: i32, c: i32): void {
  switch (kind) {
    case EVENT.arrive:
      fold(kind, I[a + JOB_AT.bits]);
      if (I[a + JOB_AT.token] === b && I[a + JOB_AT.place] === JOB.travelling) arrive(a);
      return;
    case EVENT.reply:
      fold(kind, I[a + JOB_AT.bits]);
      if (I[a + JOB_AT.place] === JOB.awaiting && I[a + JOB_AT.callToken] === b && passes(c))
        callEnded(a, outcomeIn(c));
      return;
    case EVENT.answer:
      fold(kind, I[a + REQUEST_AT.bits]);
      if (I[a + REQUEST_AT.token] === b && passes(c)) answered(a, outcomeIn(c));
      return;
    case EVENT.delayDone:
      fold(kind, I[a + JOB_AT.bits]);
      if (I[a + JOB_AT.token] === b && I[a + JOB_AT.place] === JOB.delayed) work(a);
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
      fold(kind, I[a + REQUEST_AT.bits]);
      if (timeoutIsLive(c, a, b)) timedOut(c, a);
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

/** The first time-out of a ring is due, or it left already and only its time came. */
function expireFirst(ring: i32): void {
  const entry = firstEntry(ring);
  const kind = I[entry + ENTRY.kind];
  const a = I[entry + ENTRY.a];
  const isDue = F[entry >> 1] <= F[MOMENT.clock] && timeoutIsLive(kind, a, I[entry + ENTRY.b]);
  if (isDue) dropFirst(ring);
  dropDead(ring);
  setRing(I[ring + RING.leaf], dueMs(ring));
  if (!isDue) return;
  fold(EVENT.timeout, I[a + (kind < 2 ? REQUEST_AT.bits : JOB_AT.bits)]);
  timedOut(kind, a);
}

/** Folds an event into the hash of the run. */
function fold(kind: i32, what: i32): void {
  F[MOMENT.events] = F[MOMENT.events] + 1;
  const moment = I[HEAD.clock] ^ I[HEAD.clock + 1];
  I[HEAD.hash] = times32(I[HEAD.hash] ^ moment ^ (kind << 24) ^ what, 0x01000193);
}
