/** What client populations do: send requests, wait for answers, lose patience. */
import { isOnly, pick } from './calls.ts';
import { F, fail, I, lowBits, unsigned } from './cells.ts';
import { DO, EVENT, FLAG, NEWEST, OUTCOME, TIMEOUT, TRACE } from './codes.ts';
import { draw } from './draw.ts';
import { at } from './event-list.ts';
import { FAILURE } from './failures.ts';
import { CHOICES, CLIENTS, HEAD, INSTRUCTION, MIX, MOMENT, OPERATIONS, TARGETS } from './map.ts';
import { bookClients, SOURCE } from './measured.ts';
import { sendRoot, slotOf } from './messages.ts';
import { setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';
import { expire, stopWaiting } from './patience.ts';
import { assertEnd, LIFE, STATE, stateAfter } from './progress.ts';
import { exponential, uniform } from './random.ts';
import {
  JOB_AT,
  NATURE,
  REQUEST_AT,
  REQUEST_NATURE,
  releaseRequest,
  sourceOf,
  takeRequest,
} from './records.ts';
import { callEnded, poolTimedOut } from './serve.ts';
import { keepTime, record } from './times.ts';
import { isTelling, tell } from './told.ts';

/** Schedules the next arrival of an open population. */
export function scheduleArrival(source: i32): void {
  const gapMs = F[(source >> 1) + CLIENTS.gapMs];
  let ms: f64 = Infinity;
  if (gapMs < Infinity) ms = F[MOMENT.clock] + exponential(I[source + CLIENTS.arrivalStream]) * gapMs;
  setNext(I[source + CLIENTS.leaf], ms);
}

/** Lets a user of a closed population think before the next request. */
export function think(source: i32): void {
  const row = I[source + CLIENTS.think];
  const ms: f64 = row === 0 ? 0 : draw(row, I[source + CLIENTS.arrivalStream]);
  at(F[MOMENT.clock] + ms, EVENT.thinkDone, source, 0, 0);
}

/** One request of the population's mix sets out. */
export function sendFromMix(source: i32): void {
  if (I[source + CLIENTS.isPlanned] === 0) return;
  const mix = I[source + CLIENTS.mix];
  const last = I[source + CLIENTS.classes] - 1;
  let index: i32 = 0;
  if (last > 0) {
    const all = F[((mix + last * MIX.stride) >> 1) + MIX.cumulative];
    const drawn = uniform(I[source + CLIENTS.choiceStream]) * all;
    while (index < last && drawn >= F[((mix + index * MIX.stride) >> 1) + MIX.cumulative]) index++;
  }
  sendRequest(source, index, 0);
}

/** Sends one request of a class; returns its number, -1 when that class has nobody to ask. */
export function sendRequest(source: i32, mixIndex: i32, flags: i32): f64 {
  if (I[source + CLIENTS.isPlanned] === 0 || mixIndex >= I[source + CLIENTS.classes]) return -1;
  const choice = I[I[source + CLIENTS.mix] + mixIndex * MIX.stride + MIX.choice];
  if (choice === 0) return -1;
  const byHand = (flags & FLAG.byHand) !== 0;
  const target = isOnly(choice)
    ? I[choice + CHOICES.first]
    : pick(choice, byHand ? I[HEAD.handStream] : I[source + CLIENTS.choiceStream]);
  const operation = I[target + TARGETS.operation];
  const number = F[MOMENT.sent];
  F[MOMENT.sent] = number + 1;
  const allFlags = I[operation + OPERATIONS.write] === 1 ? flags | FLAG.write : flags;
  const request = takeRequest();
  F[(request >> 1) + REQUEST_AT.sentMs] = F[MOMENT.clock];
  I[request + REQUEST_AT.bits] = lowBits(number);
  I[request + REQUEST_AT.nature] =
    allFlags | (mixIndex << REQUEST_NATURE.mixBit) | (slotOf(source) << NATURE.slotBit);
  I[request + REQUEST_AT.life] = stateAfter(STATE.resolving, LIFE.resolved);
  I[source + CLIENTS.inFlight] = I[source + CLIENTS.inFlight] + 1;
  bookClients(source, SOURCE.inFlightIntegral, -F[MOMENT.clock]);
  bookClients(source, SOURCE.offered, 1);
  if (I[source + CLIENTS.newest] !== NEWEST.underWay)
    isNewest(source, number, F[MOMENT.clock], NEWEST.underWay);
  sendRoot(request, target, mixIndex);
  if (isPatientTwice(source)) expire(source + CLIENTS.connect, TIMEOUT.connect, request);
  else expire(source + CLIENTS.total, TIMEOUT.total, request);
  return number;
}

/** The clients' users see how it is with this request. */
function isNewest(source: i32, number: f64, sentMs: f64, how: i32): void {
  I[source + CLIENTS.newest] = how;
  F[(source >> 1) + CLIENTS.newestNumber] = number;
  F[(source >> 1) + CLIENTS.newestSentMs] = sentMs;
}

/** Whether its patience has two parts: to be let in, and from then on. */
function isPatientTwice(source: i32): boolean {
  return F[(source >> 1) + CLIENTS.connectMs] < F[(source >> 1) + CLIENTS.totalMs];
}

/** The answer reached the client. */
export function answered(request: i32, outcome: i32): void {
  assertEnd(I[request + REQUEST_AT.life], LIFE.deliver, outcome);
  end(request, outcome);
}

function end(request: i32, outcome: i32): void {
  const source = sourceOf(request);
  const sentMs = F[(request >> 1) + REQUEST_AT.sentMs];
  const number = unsigned(I[request + REQUEST_AT.bits]);
  const elapsed = F[MOMENT.clock] - sentMs;
  const at = (source >> 1) + CLIENTS.measured;
  I[source + CLIENTS.inFlight] = I[source + CLIENTS.inFlight] - 1;
  bookClients(source, SOURCE.inFlightIntegral, F[MOMENT.clock]);
  bookClients(source, SOURCE.outcomes + outcome, 1);
  F[at + SOURCE.examples + outcome] = number + 1;
  F[at + SOURCE.examplesSentMs + outcome] = sentMs;
  if (outcome === OUTCOME.ok) {
    bookClients(source, SOURCE.responseSumMs, elapsed);
    if (elapsed > F[at + SOURCE.slowestMs]) {
      F[at + SOURCE.slowestMs] = elapsed;
      F[at + SOURCE.slowest] = number + 1;
      F[at + SOURCE.slowestSentMs] = sentMs;
    }
    record(source + CLIENTS.times, elapsed);
    keepTime(slotOf(source), elapsed);
  }
  isNewest(source, number, sentMs, NEWEST.ended + outcome);
  F[(source >> 1) + CLIENTS.newestEndMs] = F[MOMENT.clock];
  const flags = I[request + REQUEST_AT.nature] & NATURE.flags;
  if (isTelling()) tell(TRACE.done, number, -1, slotOf(source), outcome, elapsed, flags, slotOf(source));
  stopWaiting(request);
  releaseRequest(request);
  if (I[source + CLIENTS.think] === 0 || (flags & FLAG.byHand) !== 0) return;
  if (I[source + CLIENTS.leaving] > 0) I[source + CLIENTS.leaving] = I[source + CLIENTS.leaving] - 1;
  else think(source);
}

export function timedOut(kind: i32, slot: i32): void {
  if (kind === TIMEOUT.call) {
    if (I[I[slot + JOB_AT.instruction] + INSTRUCTION.does] !== DO.call) fail(FAILURE.notAtCall, 0, 0);
    callEnded(slot, OUTCOME.timeout);
    return;
  }
  if (kind === TIMEOUT.pool) {
    poolTimedOut(slot);
    return;
  }
  const life = I[slot + REQUEST_AT.life];
  if (kind === TIMEOUT.connect && life !== STATE.connecting) {
    waitOn(slot);
    return;
  }
  const outcome = life === STATE.connecting ? OUTCOME.connectTimeout : OUTCOME.timeout;
  assertEnd(life, LIFE.giveUp, outcome);
  end(slot, outcome);
}

/** A request that was let in in time waits on, for the rest of its client's patience. */
function waitOn(request: i32): void {
  const source = sourceOf(request);
  if (I[source + CLIENTS.isPlanned] === 0) return;
  const waitedMs = F[MOMENT.clock] - F[(request >> 1) + REQUEST_AT.sentMs];
  const difference = waitedMs - F[(source >> 1) + CLIENTS.connectMs];
  // Unedited patience is one constant delay for all, which the queues are made for.
  if (difference < 1e-6 && difference > -1e-6 && isPatientTwice(source)) {
    expire(source + CLIENTS.total, TIMEOUT.total, request);
    return;
  }
  const leftMs = F[(source >> 1) + CLIENTS.totalMs] - waitedMs;
  if (leftMs < Infinity)
    at(
      F[MOMENT.clock] + (leftMs > 0 ? leftMs : 0),
      EVENT.timeout,
      request,
      I[request + REQUEST_AT.bits],
      TIMEOUT.total,
    );
}
