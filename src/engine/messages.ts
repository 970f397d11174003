/** Messages between clients and processes: requests, replies, and those that nobody will ever answer. */
import type { Engine } from './engine.ts';
import { outcomeCode } from './outcome.ts';
import { LIFE } from './request-progress.ts';
import { JOB } from './state.ts';
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

/** How long a message of this size is under way, losses included. */
function travelMs(engine: Engine, link: number, bytes: number): number {
  if (link < 0) return 0;
  const { plan, state } = engine;
  let ms = plan.latencyMs[link]! + plan.msPerByte[link]! * bytes;
  const loss = plan.loss[link]!;
  if (loss > 0) {
    let waitMs = FIRST_RETRANSMISSION_MS;
    for (let i = 0; i < MOST_RETRANSMISSIONS && state.random.uniform(state.linkStream[link]!) < loss; i++) {
      ms += waitMs;
      waitMs *= 2;
    }
  }
  return ms;
}

/** Sends a job on its way to its process. Returns when it arrives. */
export function sendJob(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const operation = jobs.operation[job]!;
  const link = jobs.link[job]!;
  const delayMs = travelMs(engine, link, plan.requestBytes[operation]!);
  const arrives = state.nowMs + delayMs;
  jobs.place[job] = JOB.travelling;
  jobs.leftMs[job] = state.nowMs;
  jobs.arrivesMs[job] = arrives;
  if (link >= 0) engine.linkRows[link * LINK.stride + LINK.requests]!++;
  engine.traceJob(TRACE.flight, job, link, arrives, 0, 0);
  engine.after(delayMs, EVENT.arrive, job, jobs.token[job]!, 0);
}

/** Nobody will ever answer this message: its sender waits until its own time-out. */
export function lose(engine: Engine, job: number, reason: number): void {
  engine.traceJob(TRACE.lost, job, engine.state.jobs.process[job]!, reason, 0, 0);
  engine.state.jobs.release(job);
}

/** Sends a job's reply to whoever waits for it; the job is over. */
export function reply(engine: Engine, job: number, outcome: number): void {
  const { state, plan } = engine;
  const { jobs, requests } = state;
  const link = jobs.link[job]!;
  const parent = jobs.parent[job]!;
  engine.liveStep(job, LIFE.reply);
  const isRoot = parent === -1;
  const request = jobs.request[job]!;
  const isAwaited = isRoot ? requests.token[request] === jobs.requestToken[job] : parent >= 0;
  if (isAwaited) {
    if (link >= 0 && plan.cut[link] === 1)
      engine.traceJob(TRACE.lost, job, jobs.process[job]!, LOST.linkCut, 0, FLAG.reply);
    else {
      const bytes = outcome === OK ? plan.responseBytes[jobs.operation[job]!]! : 0;
      const delayMs = travelMs(engine, link, bytes);
      const arrives = state.nowMs + delayMs;
      if (link >= 0) engine.linkRows[link * LINK.stride + LINK.replies]!++;
      engine.traceJob(TRACE.flight, job, link, arrives, outcome, FLAG.reply);
      if (isRoot)
        engine.after(delayMs, EVENT.answer, request, jobs.requestToken[job]!, packed(outcome, link));
      else engine.after(delayMs, EVENT.reply, parent, jobs.parentCall[job]!, packed(outcome, link));
    }
  }
  jobs.release(job);
}

/** An outcome and the link it travels on, in one number. */
function packed(outcome: number, link: number): number {
  return outcome | ((link + 1) << 8);
}
