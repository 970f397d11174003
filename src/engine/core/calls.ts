/** Calls to other processes: whom to ask, with which connection, and the job that goes there. */
import { F, I } from './cells.ts';
import { FLAG, LOOPED, OUTCOME, ROUTING, TIMEOUT, TRACE } from './codes.ts';
import { first, join } from './lines.ts';
import {
  CALLS,
  CHOICES,
  HEAD,
  INSTRUCTION,
  LINE,
  OPERATIONS,
  POOLS,
  PROCESSES,
  STORE,
  TARGETS,
} from './map.ts';
import { book, count, PROCESS } from './measured.ts';
import { reply, sendJob, slotOf } from './messages.ts';
import type { i32 } from './numbers.ts';
import { expire, stopWaiting } from './patience.ts';
import { LIFE, liveStep } from './progress.ts';
import { uniform } from './random.ts';
import {
  CALLER,
  depthOf,
  isByHand,
  isStrand,
  JOB,
  JOB_AT,
  NATURE,
  nextCall,
  nextJobBits,
  takeJob,
} from './records.ts';
import { isTelling, tellJob } from './told.ts';

/** The stream of a job's choices. */
function choiceStream(job: i32): i32 {
  if (isByHand(job)) return I[HEAD.handStream];
  return I[I[job + JOB_AT.process] + PROCESSES.choiceStream];
}

/** Makes a call. `true`: the job's worker now waits. */
export function beginCall(job: i32, call: i32): boolean {
  const chance = F[(call >> 1) + CALLS.probability];
  if (chance < 1 && uniform(choiceStream(job)) >= chance) return false;
  const choice = I[call + CALLS.choice];
  const target = isOnly(choice) ? I[choice + CHOICES.first] : pick(choice, choiceStream(job));
  if (I[call + CALLS.synchronous] === 0) {
    sendCall(job, target, CALLER.nobody);
    return false;
  }
  beginWait(job);
  nextCall(job);
  const pool = I[call + CALLS.pool];
  I[job + JOB_AT.pool] = pool;
  liveStep(job, LIFE.call);
  const process = slotOf(I[job + JOB_AT.process]);
  if (pool !== 0) {
    if (I[pool + POOLS.used] >= I[pool + POOLS.size]) {
      I[job + JOB_AT.place] = JOB.waitingForPool;
      I[job + JOB_AT.asked] = target;
      join(pool + POOLS.line, job);
      expire(pool + POOLS.wait, TIMEOUT.pool, job);
      if (isTelling()) tellJob(TRACE.call, job, process, slotOf(calleeOf(target)), 1, 0);
      return true;
    }
    I[pool + POOLS.used] = I[pool + POOLS.used] + 1;
  }
  if (isTelling()) tellJob(TRACE.call, job, process, slotOf(calleeOf(target)), 0, 0);
  placeCall(job, call, target);
  return true;
}

/** The job's worker begins to wait. A strand has no worker of its own: the job that forked it waits already. */
export function beginWait(job: i32): void {
  if (isStrand(job)) return;
  count(I[job + JOB_AT.process], PROCESSES.awaiting, PROCESS.awaitingIntegral, 1);
}

/** The job's worker goes on. */
export function endWait(job: i32): void {
  nextCall(job);
  stopWaiting(job);
  if (isStrand(job)) return;
  count(I[job + JOB_AT.process], PROCESSES.awaiting, PROCESS.awaitingIntegral, -1);
}

/** The process that a call to this target goes to. */
export function calleeOf(target: i32): i32 {
  return I[I[target + TARGETS.operation] + OPERATIONS.process];
}

/** A job that holds its connection (or needs none) sends its call. */
function placeCall(job: i32, call: i32, target: i32): void {
  I[job + JOB_AT.place] = JOB.awaiting;
  expire(call + CALLS.wait, TIMEOUT.call, job);
  sendCall(job, target, job);
}

function sendCall(job: i32, target: i32, parent: i32): void {
  const child = takeJob(nextJobBits());
  const operation = I[target + TARGETS.operation];
  I[child + JOB_AT.parent] = parent;
  const process = I[operation + OPERATIONS.process];
  if (parent > 0) {
    I[child + JOB_AT.parentCall] = I[job + JOB_AT.callToken];
    I[job + JOB_AT.asked] = process;
  }
  I[child + JOB_AT.request] = I[job + JOB_AT.request];
  I[child + JOB_AT.requestBits] = I[job + JOB_AT.requestBits];
  // FLAG.write is 1, as the operation's cell.
  const origin = (I[job + JOB_AT.nature] & (NATURE.origin | FLAG.byHand)) + NATURE.hop;
  I[child + JOB_AT.nature] = origin | FLAG.nested | I[operation + OPERATIONS.write];
  I[child + JOB_AT.operation] = operation;
  I[child + JOB_AT.process] = process;
  I[child + JOB_AT.link] = I[target + TARGETS.link];
  I[child + JOB_AT.cameBy] = target;
  I[child + JOB_AT.place] = JOB.travelling;
  if (depthOf(child) > LOOPED.mostHops) dropLooped(child, LOOPED.hops);
  else if (I[operation + OPERATIONS.inLoop] === 1 && I[HEAD.jobs + STORE.live] > LOOPED.mostAlive)
    dropLooped(child, LOOPED.crowd);
  else sendJob(child);
}

/** Drops a message that went round too often. Its caller meets 500. */
function dropLooped(job: i32, why: i32): void {
  const process = I[job + JOB_AT.process];
  book(process, PROCESS.looped, 1);
  if (isTelling()) tellJob(TRACE.reject, job, slotOf(process), OUTCOME.error500, why, 0);
  reply(job, OUTCOME.error500);
}

// @inline
export function isOnly(choice: i32): boolean {
  return I[choice + CHOICES.count] === 1;
}

/** Picks one of several targets: at random, in turn, or the one with the fewest requests present (ties at random). */
export function pick(choice: i32, stream: i32): i32 {
  const start = I[choice + CHOICES.first];
  const many = I[choice + CHOICES.count];
  if (I[choice + CHOICES.routing] === ROUTING.random) {
    const draw = uniform(stream);
    let target = start;
    const last = start + (many - 1) * TARGETS.cells;
    while (target < last && draw >= F[(target >> 1) + TARGETS.cumulative]) target += TARGETS.cells;
    return target;
  }
  if (I[choice + CHOICES.routing] === ROUTING.roundRobin) {
    const turn = I[choice + CHOICES.turn];
    I[choice + CHOICES.turn] = turn + 1 === many ? 0 : turn + 1;
    return start + turn * TARGETS.cells;
  }
  let best: i32 = 0;
  let fewest: i32 = 0x7fffffff;
  let ties: i32 = 0;
  for (let i: i32 = 0; i < many; i++) {
    const target = start + i * TARGETS.cells;
    const process = I[I[target + TARGETS.operation] + OPERATIONS.process];
    const present = I[process + PROCESSES.busy] + I[process + PROCESSES.line + LINE.many];
    if (present < fewest) {
      fewest = present;
      best = target;
      ties = 1;
    } else if (present === fewest) {
      ties++;
      if (uniform(stream) * ties < 1) best = target;
    }
  }
  return best;
}

/** Gives a job's connection back to its pool, and on to the first in line. */
export function freeConnection(job: i32): void {
  const pool = I[job + JOB_AT.pool];
  if (pool === 0) return;
  I[job + JOB_AT.pool] = 0;
  I[pool + POOLS.used] = I[pool + POOLS.used] - 1;
  while (I[pool + POOLS.used] < I[pool + POOLS.size]) {
    const next = first(pool + POOLS.line);
    if (next === 0) return;
    I[pool + POOLS.used] = I[pool + POOLS.used] + 1;
    stopWaiting(next);
    const call = I[I[next + JOB_AT.instruction] + INSTRUCTION.operand];
    placeCall(next, call, I[next + JOB_AT.asked]);
  }
}
