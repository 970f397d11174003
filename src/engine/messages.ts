/** Messages between clients and processes: requests, replies, and those that nobody will ever answer. */
import type { Engine } from './engine.ts';
import { outcomeCode } from './outcome.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';
import { LIFE } from './request-progress.ts';
import { LINK } from './statistics.ts';
import { FLAG, LOST, TRACE } from './trace.ts';

/** What can be scheduled. */
export const EVENT = {
  arrival: 0,
  arrive: 1,
  reply: 2,
  answer: 3,
  delayDone: 4,
  processUp: 5,
  thinkDone: 6,
  timeout: 7,
  workDone: 8,
} as const;

/** What can run out. */
export const TIMEOUT = { connect: 0, total: 1, call: 2, pool: 3 } as const;

const OK = outcomeCode('ok');

/** A lost message is sent again after 200 ms (the least that Linux waits), then twice as long each time. */
const FIRST_RETRANSMISSION_MS = 200;
const MOST_RETRANSMISSIONS = 15;

/** Which of the messages over a target's link: they differ in size. */
const MESSAGE = { request: 0, reply: 1, error: 2 } as const;

/** The ring for a message that goes by a target row, there or back. */
function wayOf(engine: Engine, job: number, message: number): number {
  const { jobs, ways } = engine.state;
  const known = ways[jobs.cells[job + JOB_AT.cameBy]! * 3 + message]!;
  return known >= 0 ? known : findWay(engine, job, message);
}

function findWay(engine: Engine, job: number, message: number): number {
  const { plan, state } = engine;
  const { cells } = state.jobs;
  const operation = cells[job + JOB_AT.operation]!;
  const link = cells[job + JOB_AT.link]!;
  const bytes = [plan.requestBytes[operation]!, plan.responseBytes[operation]!, 0][message]!;
  const delayMs = link < 0 ? 0 : plan.latencyMs[link]! + plan.msPerByte[link]! * bytes;
  const ring = state.rings.ringOf(delayMs, state.next);
  state.ways[cells[job + JOB_AT.cameBy]! * 3 + message] = ring;
  return ring;
}

/** Time that losses add to a message: each is sent again after a while. */
function resendingMs(engine: Engine, link: number): number {
  const { plan, state } = engine;
  let ms = 0;
  let waitMs = FIRST_RETRANSMISSION_MS;
  for (let i = 0; i < MOST_RETRANSMISSIONS; i++) {
    if (state.random.uniform(state.linkStream[link]!) >= plan.loss[link]!) break;
    ms += waitMs;
    waitMs *= 2;
  }
  return ms;
}

/** Sends an event on its way by a ring, later when its link loses messages; returns when it arrives only to the trace. */
function travel(
  engine: Engine,
  job: number,
  way: number,
  event: number,
  a: number,
  b: number,
  c: number,
): void {
  const { state, plan } = engine;
  const link = state.jobs.cells[job + JOB_AT.link]!;
  const extraMs = link >= 0 && plan.loss[link]! > 0 ? resendingMs(engine, link) : 0;
  const isReply = event !== EVENT.arrive;
  if (isReply || engine.trace !== null || extraMs > 0) {
    const arrivesMs = state.clock[0]! + state.rings.delays[way]! + extraMs;
    if (!isReply) state.jobs.moments[(job >> 1) + JOB_AT.arrivedMs] = arrivesMs;
    engine.traceJob(TRACE.flight, job, link, arrivesMs, isReply ? c & 255 : 0, isReply ? FLAG.reply : 0);
    if (extraMs > 0) return engine.at(arrivesMs, event, a, b, c);
  }
  state.rings.push(way, state.next, state.clock, event, a, b, c);
}

/** Sends a job on its way to its process. */
export function sendJob(engine: Engine, job: number): void {
  const { state } = engine;
  const { jobs } = state;
  const link = jobs.cells[job + JOB_AT.link]!;
  const way = wayOf(engine, job, MESSAGE.request);
  jobs.cells[job + JOB_AT.place] = JOB.travelling;
  jobs.moments[(job >> 1) + JOB_AT.startedMs] = state.clock[0]!;
  jobs.moments[(job >> 1) + JOB_AT.arrivedMs] = state.clock[0]! + state.rings.delays[way]!;
  if (link >= 0) engine.linkRows[link * LINK.stride + LINK.requests]!++;
  travel(engine, job, way, EVENT.arrive, job, jobs.cells[job + JOB_AT.token]!, 0);
}

/** Nobody will ever answer this message: its sender waits until its own time-out. */
export function lose(engine: Engine, job: number, reason: number): void {
  engine.traceJob(TRACE.lost, job, engine.state.jobs.cells[job + JOB_AT.process]!, reason, 0, 0);
  engine.state.jobs.release(job);
}

/** Sends a job's reply to whoever waits for it; the job is over. */
export function reply(engine: Engine, job: number, outcome: number): void {
  const { state, plan } = engine;
  const { jobs, requests } = state;
  const link = jobs.cells[job + JOB_AT.link]!;
  const parent = jobs.cells[job + JOB_AT.parent]!;
  engine.liveStep(job, LIFE.reply);
  const isRoot = parent === -1;
  const request = jobs.cells[job + JOB_AT.request]!;
  const isAwaited = isRoot
    ? requests.cells[request + REQUEST_AT.token] === jobs.cells[job + JOB_AT.requestToken]
    : parent >= 0;
  if (isAwaited) {
    if (link >= 0 && plan.cut[link] === 1)
      engine.traceJob(TRACE.lost, job, jobs.cells[job + JOB_AT.process]!, LOST.linkCut, 0, FLAG.reply);
    else {
      if (link >= 0) engine.linkRows[link * LINK.stride + LINK.replies]!++;
      const way = wayOf(engine, job, outcome === OK ? MESSAGE.reply : MESSAGE.error);
      const carried = packed(outcome, link);
      if (isRoot)
        travel(engine, job, way, EVENT.answer, request, jobs.cells[job + JOB_AT.requestToken]!, carried);
      else travel(engine, job, way, EVENT.reply, parent, jobs.cells[job + JOB_AT.parentCall]!, carried);
    }
  }
  jobs.release(job);
}

/** An outcome and the link it travels on, in one number. */
function packed(outcome: number, link: number): number {
  return outcome | ((link + 1) << 8);
}
