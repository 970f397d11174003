/** What workers do: work, call others, run parallel branches, reply. A worker is held from start to reply, calls included. */
import { beginCall, beginWait, endWait, freeConnection } from './calls.ts';
import { F, I } from './cells.ts';
import { CONDITION, DO, EVENT, FAILED_CALL, OUTCOME, TRACE } from './codes.ts';
import { draw } from './draw.ts';
import { at } from './event-list.ts';
import { first, leave } from './lines.ts';
import { addWork } from './machine-cpu.ts';
import { CALLS, HEAD, INSTRUCTION, MACHINES, MOMENT, OPERATIONS, POOLS, PROCESSES } from './map.ts';
import { book, count, PROCESS } from './measured.ts';
import { reply, slotOf } from './messages.ts';
import type { f64, i32 } from './numbers.ts';
import { LIFE, liveStep } from './progress.ts';
import {
  isByHand,
  isStrand,
  JOB,
  JOB_AT,
  NATURE,
  nextCall,
  nextJobBits,
  releaseJob,
  takeJob,
} from './records.ts';
import { record } from './times.ts';
import { isTelling, tellJob } from './told.ts';

// @inline
export function start(job: i32, process: i32): void {
  const now = F[MOMENT.clock];
  count(process, PROCESSES.busy, PROCESS.busyIntegral, 1);
  book(process, PROCESS.started, 1);
  F[(job >> 1) + JOB_AT.startedMs] = now;
  I[job + JOB_AT.instruction] = I[I[job + JOB_AT.operation] + OPERATIONS.entry];
  liveStep(job, LIFE.start);
  if (isTelling()) tellJob(TRACE.start, job, slotOf(process), 0, 0, 0);
  work(job);
}

/** Goes on with a job's instructions until it has to wait for something. */
export function work(job: i32): void {
  const process = I[job + JOB_AT.process];
  for (;;) {
    const instruction = I[job + JOB_AT.instruction];
    const operand = I[instruction + INSTRUCTION.operand];
    const does = I[instruction + INSTRUCTION.does];
    if (does === DO.cpu) {
      const demand = draw(operand, demandStream(job, process)) * F[(process >> 1) + PROCESSES.slow];
      I[job + JOB_AT.instruction] = instruction + INSTRUCTION.cells;
      if (demand <= 0) continue;
      I[job + JOB_AT.place] = JOB.running;
      compute(job, process, demand);
      return;
    }
    if (does === DO.end) {
      finish(job, OUTCOME.ok);
      return;
    }
    if (does === DO.call) {
      if (beginCall(job, operand)) return;
      I[job + JOB_AT.instruction] = instruction + INSTRUCTION.cells;
      continue;
    }
    if (does === DO.delay) {
      const ms = F[MOMENT.clock] + draw(operand, demandStream(job, process));
      I[job + JOB_AT.instruction] = instruction + INSTRUCTION.cells;
      I[job + JOB_AT.place] = JOB.delayed;
      at(ms, EVENT.delayDone, job, I[job + JOB_AT.bits], 0);
    } else if (does === DO.fork) fork(job, operand);
    else finish(job, operand);
    return;
  }
}

function demandStream(job: i32, process: i32): i32 {
  if (isByHand(job)) return I[HEAD.handStream];
  return I[process + PROCESSES.demandStream];
}

function compute(job: i32, process: i32, demand: f64): void {
  const machine = I[process + PROCESSES.machine];
  const attained = addWork(machine, job, demand);
  I[process + PROCESSES.runnable] = I[process + PROCESSES.runnable] + 1;
  book(process, PROCESS.cpuMs, -attained / F[(machine >> 1) + MACHINES.speed]);
}

/** A call of `job` ended: its reply came, or it was given up. */
export function callEnded(job: i32, outcome: i32): void {
  endWait(job);
  freeConnection(job);
  liveStep(job, LIFE.return);
  if (isTelling()) tellJob(TRACE.return, job, slotOf(I[job + JOB_AT.process]), outcome, 0, 0);
  const instruction = I[job + JOB_AT.instruction];
  const onFailure = I[I[instruction + INSTRUCTION.operand] + CALLS.onFailure];
  if (outcome !== OUTCOME.ok && onFailure !== FAILED_CALL.ignore) {
    finish(job, onFailure === FAILED_CALL.relay ? relayed(outcome) : onFailure);
    return;
  }
  I[job + JOB_AT.instruction] = instruction + INSTRUCTION.cells;
  work(job);
}

/** What a gateway answers when the server behind it failed so. */
function relayed(outcome: i32): i32 {
  if (outcome === OUTCOME.refused) return OUTCOME.gateway502;
  return outcome === OUTCOME.timeout ? OUTCOME.gateway504 : outcome;
}

/** The wait for a connection was in vain. */
export function poolTimedOut(job: i32): void {
  const pool = I[job + JOB_AT.pool];
  leave(pool + POOLS.line, job);
  I[job + JOB_AT.pool] = 0;
  endWait(job);
  liveStep(job, LIFE.return);
  if (isTelling()) tellJob(TRACE.return, job, slotOf(I[job + JOB_AT.process]), OUTCOME.timeout, 1, 0);
  finish(job, I[pool + POOLS.outcome]);
}

/** A job is done: its worker is free, the reply sets out, the next in line starts. */
function finish(job: i32, outcome: i32): void {
  if (isStrand(job)) {
    strandEnded(job, outcome);
    return;
  }
  const process = I[job + JOB_AT.process];
  const now = F[MOMENT.clock];
  count(process, PROCESSES.busy, PROCESS.busyIntegral, -1);
  book(process, PROCESS.servedSumMs, now - F[(job >> 1) + JOB_AT.startedMs]);
  if (outcome === OUTCOME.ok) {
    book(process, PROCESS.served, 1);
    record(process + PROCESSES.times, now - F[(job >> 1) + JOB_AT.arrivedMs]);
  } else book(process, PROCESS.failed, 1);
  if (isTelling()) tellJob(TRACE.leave, job, slotOf(process), outcome, 0, 0);
  reply(job, outcome);
  startWaiting(process);
}

/** Free workers take who stands first in line. */
export function startWaiting(process: i32): void {
  if (I[process + PROCESSES.condition] !== CONDITION.up) return;
  while (I[process + PROCESSES.busy] < I[process + PROCESSES.workers]) {
    const job = first(process + PROCESSES.line);
    if (job === 0) return;
    book(process, PROCESS.queueIntegral, F[MOMENT.clock]);
    book(process, PROCESS.waitSumMs, F[MOMENT.clock] - F[(job >> 1) + JOB_AT.arrivedMs]);
    start(job, process);
  }
}

/** Begins all branches. `row`: how many, then the first instruction of each. */
function fork(job: i32, row: i32): void {
  const branches = I[row];
  beginWait(job);
  const token = nextCall(job);
  I[job + JOB_AT.place] = JOB.awaiting;
  I[job + JOB_AT.asked] = 0;
  I[job + JOB_AT.pending] = branches;
  I[job + JOB_AT.failure] = OUTCOME.ok;
  liveStep(job, LIFE.call);
  if (isTelling()) tellJob(TRACE.call, job, slotOf(I[job + JOB_AT.process]), -1, 0, 0);
  for (let branch: i32 = 0; branch < branches; branch++) {
    const strand = takeJob(nextJobBits());
    copyOrigin(job, strand);
    I[strand + JOB_AT.parent] = job;
    I[strand + JOB_AT.parentCall] = token;
    I[strand + JOB_AT.instruction] = I[row + 1 + branch];
    work(strand);
  }
  if (branches === 0) joinStrands(job);
}

/** Gives a strand the request, place and client of the job that forks it. */
function copyOrigin(job: i32, strand: i32): void {
  I[strand + JOB_AT.request] = I[job + JOB_AT.request];
  I[strand + JOB_AT.nature] = I[job + JOB_AT.nature] | NATURE.strand;
  I[strand + JOB_AT.operation] = I[job + JOB_AT.operation];
  I[strand + JOB_AT.process] = I[job + JOB_AT.process];
  I[strand + JOB_AT.link] = 0;
  I[strand + JOB_AT.place] = JOB.running;
  I[strand + JOB_AT.requestBits] = I[job + JOB_AT.requestBits];
  F[(strand >> 1) + JOB_AT.startedMs] = F[(job >> 1) + JOB_AT.startedMs];
}

/** A strand is done; with the last of them the job that forked them goes on, or fails as the first that failed. */
function strandEnded(strand: i32, outcome: i32): void {
  const job = I[strand + JOB_AT.parent];
  const isAwaited =
    I[job + JOB_AT.place] === JOB.awaiting && I[job + JOB_AT.callToken] === I[strand + JOB_AT.parentCall];
  releaseJob(strand);
  if (!isAwaited) return;
  if (I[job + JOB_AT.failure] === OUTCOME.ok) I[job + JOB_AT.failure] = outcome;
  const pending = I[job + JOB_AT.pending] - 1;
  I[job + JOB_AT.pending] = pending;
  if (pending === 0) joinStrands(job);
}

function joinStrands(job: i32): void {
  const outcome = I[job + JOB_AT.failure];
  endWait(job);
  liveStep(job, LIFE.return);
  if (isTelling()) tellJob(TRACE.return, job, slotOf(I[job + JOB_AT.process]), outcome, 0, 0);
  if (outcome !== OUTCOME.ok) {
    finish(job, outcome);
    return;
  }
  I[job + JOB_AT.instruction] = I[job + JOB_AT.instruction] + INSTRUCTION.cells;
  work(job);
}
