/** Messages between clients and processes: requests, replies, and those that nobody will ever answer. */
import { F, I } from './cells.ts';
import { EVENT, FLAG, LOST, OUTCOME, TRACE } from './codes.ts';
import { at } from './event-list.ts';
import { LINKS, MOMENT, OPERATIONS, TARGETS } from './map.ts';
import { bookLink, LINK } from './measured.ts';
import type { f64, i32 } from './numbers.ts';
import { LIFE, stateAfter } from './progress.ts';
import { uniform } from './random.ts';
import {
  CALLER,
  JOB,
  JOB_AT,
  nextJobBits,
  REQUEST_AT,
  REQUEST_NATURE,
  releaseJob,
  sourceSlotIn,
} from './records.ts';
import { RING, ringOf, setAfter } from './rings.ts';
import { isTelling, tellJob, tellRoot } from './told.ts';

/** A lost message is sent again after 200 ms (the least that Linux waits), then twice as long each time. */
const FIRST_RETRANSMISSION_MS: f64 = 200;
const MOST_RETRANSMISSIONS: i32 = 15;

/** Which of the messages over a target's link: they differ in size. */
class MESSAGE {
  static readonly request = 0;
  static readonly reply = 1;
  static readonly error = 2;
}

/** The ring for the message of a job that goes by the target it came by, there or back. */
// @inline
function wayOf(job: i32, message: i32): i32 {
  const target = I[job + JOB_AT.cameBy];
  const way = I[target + TARGETS.ways + message];
  return way === 0 ? findWay(target, message, I[job + JOB_AT.operation], I[job + JOB_AT.link]) : way;
}

function findWay(target: i32, message: i32, operation: i32, link: i32): i32 {
  let bytes: f64 = 0;
  if (message === MESSAGE.request) bytes = F[(operation >> 1) + OPERATIONS.requestBytes];
  if (message === MESSAGE.reply) bytes = F[(operation >> 1) + OPERATIONS.responseBytes];
  let delayMs: f64 = 0;
  if (link !== 0) delayMs = F[(link >> 1) + LINKS.latencyMs] + F[(link >> 1) + LINKS.msPerByte] * bytes;
  const ring = ringOf(delayMs);
  I[target + TARGETS.ways + message] = ring;
  return ring;
}

/** Time that losses add to a message: each is sent again after a while. */
// @inline
function resendingMs(link: i32): f64 {
  return link === 0 || F[(link >> 1) + LINKS.loss] === 0 ? 0 : lossyMs(link);
}

function lossyMs(link: i32): f64 {
  const loss = F[(link >> 1) + LINKS.loss];
  let ms: f64 = 0;
  let waitMs = FIRST_RETRANSMISSION_MS;
  for (let i: i32 = 0; i < MOST_RETRANSMISSIONS; i++) {
    if (uniform(I[link + LINKS.lossStream]) >= loss) break;
    ms += waitMs;
    waitMs *= 2;
  }
  return ms;
}

/** Number of a row in its table, as rows tell it; -1: no row. */
// @inline
export function slotOf(row: i32): i32 {
  return row === 0 ? -1 : I[row];
}

/** Sends a request on its way. It has the number of a job already, and becomes that job where it arrives: so there are few at a time. */
export function sendRoot(request: i32, target: i32, mixIndex: i32): void {
  const operation = I[target + TARGETS.operation];
  const link = I[target + TARGETS.link];
  const bits = nextJobBits();
  let way = I[target + TARGETS.ways + MESSAGE.request];
  if (way === 0) way = findWay(target, MESSAGE.request, operation, link);
  const extraMs = resendingMs(link);
  I[request + REQUEST_AT.nature] = I[request + REQUEST_AT.nature] | REQUEST_NATURE.travels;
  if (link !== 0) bookLink(link, LINK.requests);
  if (isTelling()) {
    const source = sourceSlotIn(I[request + REQUEST_AT.nature]);
    tellRoot(TRACE.sent, request, bits, source, mixIndex, slotOf(operation));
    tellRoot(TRACE.flight, request, bits, slotOf(link), arrivalMs(way, extraMs), 0);
  }
  if (extraMs > 0) at(arrivalMs(way, extraMs), EVENT.enter, request, bits, target);
  else setAfter(way, EVENT.enter, request, bits, target);
}

/** Sends a job on its way to its process. */
export function sendJob(job: i32): void {
  const link = I[job + JOB_AT.link];
  const way = wayOf(job, MESSAGE.request);
  const extraMs = resendingMs(link);
  const arrivesMs = arrivalMs(way, extraMs);
  I[job + JOB_AT.place] = JOB.travelling;
  F[(job >> 1) + JOB_AT.startedMs] = F[MOMENT.clock];
  F[(job >> 1) + JOB_AT.arrivedMs] = arrivesMs;
  if (link !== 0) bookLink(link, LINK.requests);
  if (isTelling()) tellJob(TRACE.flight, job, slotOf(link), arrivesMs, 0, 0);
  if (extraMs > 0) at(arrivesMs, EVENT.arrive, job, I[job + JOB_AT.bits], 0);
  else setAfter(way, EVENT.arrive, job, I[job + JOB_AT.bits], 0);
}

/** Nobody will ever answer this message: its sender waits until its own time-out. */
export function lose(job: i32, reason: i32): void {
  if (isTelling()) tellJob(TRACE.lost, job, slotOf(I[job + JOB_AT.process]), reason, 0, 0);
  releaseJob(job);
}

/** Sends a job's reply to whoever waits for it; the job is over. */
export function reply(job: i32, outcome: i32): void {
  let event: i32 = EVENT.reply;
  let whom = I[job + JOB_AT.parent];
  let number = I[job + JOB_AT.parentCall];
  if (whom === CALLER.client) {
    event = EVENT.answer;
    whom = I[job + JOB_AT.request];
    number = I[job + JOB_AT.requestBits];
    if (I[whom + REQUEST_AT.bits] === number)
      I[whom + REQUEST_AT.life] = stateAfter(I[whom + REQUEST_AT.life], LIFE.reply);
    else whom = CALLER.nobody;
  }
  if (whom > 0) sendReply(job, outcome, event, whom, number);
  releaseJob(job);
}

/** `whom`: the calling job or the request, with the number of the call, or its own. */
function sendReply(job: i32, outcome: i32, event: i32, whom: i32, number: i32): void {
  const link = I[job + JOB_AT.link];
  if (link !== 0) {
    if (I[link + LINKS.cut] !== 0) {
      if (isTelling()) tellJob(TRACE.lost, job, slotOf(I[job + JOB_AT.process]), LOST.linkCut, 0, FLAG.reply);
      return;
    }
    bookLink(link, LINK.replies);
  }
  const way = wayOf(job, outcome === OUTCOME.ok ? MESSAGE.reply : MESSAGE.error);
  const extraMs = resendingMs(link);
  if (isTelling()) tellJob(TRACE.flight, job, slotOf(link), arrivalMs(way, extraMs), outcome, FLAG.reply);
  const carried = packed(outcome, link);
  if (extraMs > 0) at(arrivalMs(way, extraMs), event, whom, number, carried);
  else setAfter(way, event, whom, number, carried);
}

/** When a message that sets out now will be there. */
function arrivalMs(way: i32, extraMs: f64): f64 {
  return F[MOMENT.clock] + F[(way >> 1) + RING.delayMs] + extraMs;
}

/** An outcome and the link it travels on, in one number: outcomes take the lowest four bits. */
function packed(outcome: i32, link: i32): i32 {
  return outcome | (link << 4);
}

export function outcomeIn(carried: i32): i32 {
  return carried & 15;
}

/** Whether a reply gets through the link it is on. */
export function passes(carried: i32): boolean {
  const link = carried >>> 4;
  return link === 0 || I[link + LINKS.cut] === 0;
}
