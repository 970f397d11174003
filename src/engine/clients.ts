/** What client populations do: send requests, wait for answers, lose patience. */

import { pick } from './calls.ts';
import type { Engine } from './engine.ts';
import { DO } from './instructions.ts';
import { EVENT, sendJob, TIMEOUT } from './messages.ts';
import { outcomeCode } from './outcome.ts';
import { expire } from './patience.ts';
import { JOB_AT, REQUEST_AT } from './records.ts';
import { assertEnd, CONNECTING, FIRST_STATE, LIFE, nextState } from './request-progress.ts';
import { callEnded, poolTimedOut } from './serve.ts';
import { SOURCE } from './statistics.ts';
import { FLAG, TRACE } from './trace.ts';

const OK = outcomeCode('ok');
const TIMED_OUT = outcomeCode('timeout');
const CONNECT_TIMED_OUT = outcomeCode('connect-timeout');

/** Schedules the next arrival of an open source. */
export function scheduleArrival(engine: Engine, source: number): void {
  const { state } = engine;
  const rate = state.sources.rate[source]!;
  const gapMs =
    rate > 0 ? (state.random.exponential(state.sources.arrivalStream[source]!) * 1000) / rate : Infinity;
  state.next.set(state.sources.leaf[source]!, state.clock[0]! + gapMs);
}

/** Lets a user of a closed source think before the next request. */
export function think(engine: Engine, source: number): void {
  const { state, plan } = engine;
  const row = plan.sourcePlans[source]?.think ?? -1;
  state.random.drawn[0] = 0;
  if (row >= 0) plan.distributions.draw(row, state.random, state.sources.arrivalStream[source]!);
  engine.at(state.nowMs + state.random.drawn[0]!, EVENT.thinkDone, source, 0, 0);
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
  requests.cells[request + REQUEST_AT.source] = source;
  requests.cells[request + REQUEST_AT.mixIndex] = mixIndex;
  requests.cells[request + REQUEST_AT.operation] = operation;
  requests.moments[(request >> 1) + REQUEST_AT.sentMs] = state.nowMs;
  requests.moments[(request >> 1) + REQUEST_AT.number] = number;
  requests.cells[request + REQUEST_AT.flags] = allFlags;
  requests.cells[request + REQUEST_AT.life] = nextState(FIRST_STATE, LIFE.resolved);
  state.sources.inFlight[source]!++;
  engine.sourceRows[source * SOURCE.stride + SOURCE.inFlightIntegral]! -= state.nowMs;
  engine.sourceRows[source * SOURCE.stride + SOURCE.offered]!++;

  const job = jobs.take();
  jobs.cells[job + JOB_AT.parent] = -1;
  jobs.cells[job + JOB_AT.parentCall] = 0;
  jobs.cells[job + JOB_AT.request] = request;
  jobs.cells[job + JOB_AT.requestToken] = requests.cells[request + REQUEST_AT.token]!;
  jobs.moments[(job >> 1) + JOB_AT.requestNumber] = number;
  jobs.cells[job + JOB_AT.source] = source;
  jobs.cells[job + JOB_AT.flags] = allFlags;
  jobs.cells[job + JOB_AT.operation] = operation;
  jobs.cells[job + JOB_AT.process] = plan.processOf[operation]!;
  jobs.cells[job + JOB_AT.link] = plan.choices.link[target]!;
  jobs.cells[job + JOB_AT.cameBy] = target;
  jobs.cells[job + JOB_AT.depth] = 0;
  jobs.moments[(job >> 1) + JOB_AT.number] = jobs.made++;
  jobs.cells[job + JOB_AT.pool] = -1;
  jobs.cells[job + JOB_AT.awaited] = -1;
  jobs.cells[job + JOB_AT.isStrand] = 0;
  engine.traceJob(TRACE.sent, job, source, mixIndex, operation, 0);
  sendJob(engine, job);

  const first = mix.connectTimeoutMs < mix.timeoutMs ? TIMEOUT.connect : TIMEOUT.total;
  const row = plan.patience.sources + 2 * source + first;
  expire(engine, row, first, request, requests.cells[request + REQUEST_AT.token]!);
  return number;
}

/** The answer reached the client. */
export function answered(engine: Engine, request: number, outcome: number): void {
  assertEnd(engine.state.requests.cells[request + REQUEST_AT.life]!, LIFE.deliver, outcome);
  end(engine, request, outcome);
}

function end(engine: Engine, request: number, outcome: number): void {
  const { state, plan } = engine;
  const { requests } = state;
  const source = requests.cells[request + REQUEST_AT.source]!;
  const elapsed = state.nowMs - requests.moments[(request >> 1) + REQUEST_AT.sentMs]!;
  const row = source * SOURCE.stride;
  const values = engine.sourceRows;
  const number = requests.moments[(request >> 1) + REQUEST_AT.number]!;
  state.sources.inFlight[source]!--;
  values[row + SOURCE.inFlightIntegral]! += state.nowMs;
  values[row + SOURCE.outcomes + outcome]!++;
  values[row + SOURCE.examples + outcome] = number + 1;
  values[row + SOURCE.examplesSentMs + outcome] = requests.moments[(request >> 1) + REQUEST_AT.sentMs]!;
  if (outcome === OK) {
    state.measured.elapsed[0] = elapsed;
    state.measured.sourceResponse.record(source, state.measured.elapsed);
    values[row + SOURCE.responseSumMs]! += elapsed;
    if (elapsed > values[row + SOURCE.slowestMs]!) {
      values[row + SOURCE.slowestMs] = elapsed;
      values[row + SOURCE.slowest] = number + 1;
      values[row + SOURCE.slowestSentMs] = requests.moments[(request >> 1) + REQUEST_AT.sentMs]!;
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
    requests.cells[request + REQUEST_AT.flags]!,
    source,
  );
  const byHand = (requests.cells[request + REQUEST_AT.flags]! & FLAG.byHand) !== 0;
  requests.release(request);
  if ((plan.sourcePlans[source]?.think ?? -1) >= 0 && !byHand) {
    if (state.sources.leaving[source]! > 0) state.sources.leaving[source]!--;
    else think(engine, source);
  }
}

export function timedOut(engine: Engine, kind: number, slot: number): void {
  const { state, plan } = engine;
  const { requests } = state;
  if (kind === TIMEOUT.call) {
    if (plan.does[state.jobs.cells[slot + JOB_AT.instruction]!] !== DO.call)
      throw new Error('A job that waits for a reply must stand at a call.');
    return callEnded(engine, slot, TIMED_OUT);
  }
  if (kind === TIMEOUT.pool) return poolTimedOut(engine, slot);
  const life = requests.cells[slot + REQUEST_AT.life]!;
  if (kind === TIMEOUT.connect && life !== CONNECTING) {
    const mix = plan.sourcePlans[requests.cells[slot + REQUEST_AT.source]!];
    if (mix) {
      const waitedMs = state.nowMs - requests.moments[(slot >> 1) + REQUEST_AT.sentMs]!;
      // Unedited patience is one constant delay for all, which the rings are made for.
      const isUnedited = Math.abs(waitedMs - mix.connectTimeoutMs) < 1e-6;
      const source = requests.cells[slot + REQUEST_AT.source]!;
      const token = requests.cells[slot + REQUEST_AT.token]!;
      if (isUnedited && mix.connectTimeoutMs < mix.timeoutMs)
        expire(engine, plan.patience.sources + 2 * source + TIMEOUT.total, TIMEOUT.total, slot, token);
      else {
        const leftMs = mix.timeoutMs - waitedMs;
        if (leftMs < Infinity)
          engine.at(state.nowMs + (leftMs > 0 ? leftMs : 0), EVENT.timeout, slot, token, TIMEOUT.total);
      }
    }
    return;
  }
  const outcome = life === CONNECTING ? CONNECT_TIMED_OUT : TIMED_OUT;
  assertEnd(life, LIFE['give-up'], outcome);
  end(engine, slot, outcome);
}
