/** What client populations do: send requests, wait for answers, lose patience. */

import { pick } from './calls.ts';
import type { Engine } from './engine.ts';
import { DO } from './instructions.ts';
import { EVENT, sendJob, TIMEOUT } from './messages.ts';
import { outcomeCode } from './outcome.ts';
import { assertEnd, CONNECTING, FIRST_STATE, LIFE, nextState } from './request-progress.ts';
import { callEnded, poolTimedOut } from './serve.ts';
import { JOB } from './state.ts';
import { SOURCE } from './statistics.ts';
import { FLAG, TRACE } from './trace.ts';

const OK = outcomeCode('ok');
const TIMED_OUT = outcomeCode('timeout');
const CONNECT_TIMED_OUT = outcomeCode('connect-timeout');

/** Schedules the next arrival of an open source. */
export function scheduleArrival(engine: Engine, source: number): void {
  const { state } = engine;
  const rate = state.sources.rate[source]!;
  if (rate <= 0) return;
  const gap = (state.random.exponential(state.sources.arrivalStream[source]!) * 1000) / rate;
  state.list.push(state.nowMs + gap, EVENT.arrival, source, state.sources.token[source]!, 0);
}

/** Lets a user of a closed source think before the next request. */
export function think(engine: Engine, source: number): void {
  const { state, plan } = engine;
  const row = plan.sourcePlans[source]?.think ?? -1;
  const pause =
    row < 0 ? 0 : plan.distributions.draw(row, state.random, state.sources.arrivalStream[source]!);
  state.list.push(state.nowMs + pause, EVENT.thinkDone, source, 0, 0);
}

/** One request of the source's mix sets out. */
export function sendFromMix(engine: Engine, source: number): void {
  const { state, plan } = engine;
  const mix = plan.sourcePlans[source];
  if (!mix) return;
  const classes = mix.cumulative.length;
  const stream = state.sources.choiceStream[source]!;
  let index = 0;
  if (classes > 1) {
    const draw = state.random.uniform(stream) * mix.cumulative[classes - 1]!;
    while (index < classes - 1 && draw >= mix.cumulative[index]!) index++;
  }
  sendRequest(engine, source, index, 0);
}

/** Sends one request of a class; returns its number, -1 when that class has nobody to ask. */
export function sendRequest(engine: Engine, source: number, mixIndex: number, flags: number): number {
  const { state, plan } = engine;
  const { requests, jobs } = state;
  const mix = plan.sourcePlans[source];
  const choice = mix?.choice[mixIndex] ?? -1;
  if (!mix || choice < 0) return -1;
  const byHand = (flags & FLAG.byHand) !== 0;
  const target = pick(engine, choice, byHand ? state.handStream : state.sources.choiceStream[source]!);
  const operation = plan.choices.operation[target]!;
  const request = requests.take();
  const number = requests.sent++;
  const allFlags = flags | (plan.write[operation] === 1 ? FLAG.write : 0);
  requests.source[request] = source;
  requests.mixIndex[request] = mixIndex;
  requests.operation[request] = operation;
  requests.sentMs[request] = state.nowMs;
  requests.number[request] = number;
  requests.flags[request] = allFlags;
  requests.life[request] = nextState(FIRST_STATE, LIFE.resolved);
  engine.touchSource(source);
  state.sources.inFlight[source]!++;
  engine.sourceRows[source * SOURCE.stride + SOURCE.offered]!++;

  const job = jobs.take();
  jobs.parent[job] = -1;
  jobs.parentCall[job] = 0;
  jobs.request[job] = request;
  jobs.requestToken[job] = requests.token[request]!;
  jobs.requestNumber[job] = number;
  jobs.source[job] = source;
  jobs.flags[job] = allFlags;
  jobs.operation[job] = operation;
  jobs.process[job] = plan.processOf[operation]!;
  jobs.link[job] = plan.choices.link[target]!;
  jobs.depth[job] = 0;
  jobs.number[job] = jobs.made++;
  jobs.pool[job] = -1;
  jobs.awaited[job] = -1;
  jobs.isStrand[job] = 0;
  engine.traceJob(TRACE.sent, job, source, mixIndex, operation, 0);
  sendJob(engine, job);

  const first = mix.connectTimeoutMs < mix.timeoutMs ? TIMEOUT.connect : TIMEOUT.total;
  const patience = first === TIMEOUT.connect ? mix.connectTimeoutMs : mix.timeoutMs;
  engine.expire(patience, first, request, requests.token[request]!);
  return number;
}

/** The answer reached the client. */
export function answered(engine: Engine, request: number, outcome: number): void {
  assertEnd(engine.state.requests.life[request]!, LIFE.deliver, outcome);
  end(engine, request, outcome);
}

function end(engine: Engine, request: number, outcome: number): void {
  const { state, plan } = engine;
  const { requests } = state;
  const source = requests.source[request]!;
  const elapsed = state.nowMs - requests.sentMs[request]!;
  const row = source * SOURCE.stride;
  const values = engine.sourceRows;
  const number = requests.number[request]!;
  engine.touchSource(source);
  state.sources.inFlight[source]!--;
  values[row + SOURCE.outcomes + outcome]!++;
  values[row + SOURCE.examples + outcome] = number + 1;
  values[row + SOURCE.examplesSentMs + outcome] = requests.sentMs[request]!;
  if (outcome === OK) {
    state.measured.sourceResponse.record(source, elapsed);
    values[row + SOURCE.responseSumMs]! += elapsed;
    if (elapsed > values[row + SOURCE.slowestMs]!) {
      values[row + SOURCE.slowestMs] = elapsed;
      values[row + SOURCE.slowest] = number + 1;
      values[row + SOURCE.slowestSentMs] = requests.sentMs[request]!;
    }
  }
  engine.trace?.push(
    state.nowMs,
    TRACE.done,
    number,
    -1,
    source,
    outcome,
    elapsed,
    requests.flags[request]!,
    source,
  );
  const byHand = (requests.flags[request]! & FLAG.byHand) !== 0;
  requests.release(request);
  if ((plan.sourcePlans[source]?.think ?? -1) >= 0 && !byHand) {
    if (state.sources.leaving[source]! > 0) state.sources.leaving[source]!--;
    else think(engine, source);
  }
}

/** Whether a time-out still concerns somebody. */
export function timeoutIsLive(engine: Engine, kind: number, slot: number, token: number): boolean {
  const { requests, jobs } = engine.state;
  if (kind === TIMEOUT.connect || kind === TIMEOUT.total) return requests.token[slot] === token;
  const place = jobs.place[slot];
  return (
    jobs.callToken[slot] === token && place === (kind === TIMEOUT.pool ? JOB.waitingForPool : JOB.awaiting)
  );
}

export function timedOut(engine: Engine, kind: number, slot: number): void {
  const { state, plan } = engine;
  const { requests } = state;
  if (kind === TIMEOUT.call) {
    if (plan.does[state.jobs.instruction[slot]!] !== DO.call)
      throw new Error('A job that waits for a reply must stand at a call.');
    return callEnded(engine, slot, TIMED_OUT);
  }
  if (kind === TIMEOUT.pool) return poolTimedOut(engine, slot);
  const life = requests.life[slot]!;
  if (kind === TIMEOUT.connect && life !== CONNECTING) {
    const mix = plan.sourcePlans[requests.source[slot]!];
    if (mix) {
      const waitedMs = state.nowMs - requests.sentMs[slot]!;
      // Unedited patience is one constant delay for all, which the rings are made for.
      const isUnedited = Math.abs(waitedMs - mix.connectTimeoutMs) < 1e-6;
      const leftMs = mix.timeoutMs - (isUnedited ? mix.connectTimeoutMs : waitedMs);
      engine.expire(leftMs > 0 ? leftMs : 0, TIMEOUT.total, slot, requests.token[slot]!);
    }
    return;
  }
  const outcome = life === CONNECTING ? CONNECT_TIMED_OUT : TIMED_OUT;
  assertEnd(life, LIFE['give-up'], outcome);
  end(engine, slot, outcome);
}
