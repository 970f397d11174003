/** What becomes of a message that reaches its machine: lost, turned away, put in line, or taken by a worker. */
import { F, I } from './cells.ts';
import { CONDITION, FULL, LOST, OUTCOME, TRACE } from './codes.ts';
import { join } from './lines.ts';
import { LINE, LINKS, MACHINES, MOMENT, PROCESSES } from './map.ts';
import { book, PROCESS } from './measured.ts';
import { lose, reply, slotOf } from './messages.ts';
import type { i32 } from './numbers.ts';
import { LIFE, liveStep } from './progress.ts';
import { JOB, JOB_AT } from './records.ts';
import { start } from './serve.ts';
import { isTelling, tellJob } from './told.ts';

/** A message reaches the machine of its process. */
// @inline
export function arrive(job: i32): void {
  const process = I[job + JOB_AT.process];
  const link = I[job + JOB_AT.link];
  if (link !== 0 && I[link + LINKS.cut] !== 0) {
    lose(job, LOST.linkCut);
    return;
  }
  if (I[process + PROCESSES.condition] !== CONDITION.up) {
    nobodyThere(job, process);
    return;
  }
  book(process, PROCESS.arrived, 1);
  F[(job >> 1) + JOB_AT.arrivedMs] = F[MOMENT.clock];
  if (I[process + PROCESSES.busy] < I[process + PROCESSES.workers]) start(job, process);
  else if (I[process + PROCESSES.line + LINE.many] < I[process + PROCESSES.backlog]) queue(job, process);
  else {
    book(process, PROCESS.rejected, 1);
    const policy = I[process + PROCESSES.full];
    if (policy === FULL.drop) lose(job, LOST.backlogFull);
    else if (policy === FULL.refuse) turnAway(job, process, OUTCOME.refused);
    else turnAway(job, process, policy === FULL.busy503 ? OUTCOME.busy503 : OUTCOME.error500);
  }
}

/** The process is not up: its machine says so, unless that is off. */
function nobodyThere(job: i32, process: i32): void {
  if (F[(I[process + PROCESSES.machine] >> 1) + MACHINES.speed] === 0) {
    lose(job, LOST.machineOff);
    return;
  }
  book(process, PROCESS.refusedDown, 1);
  turnAway(job, process, OUTCOME.refused);
}

function turnAway(job: i32, process: i32, outcome: i32): void {
  if (isTelling()) tellJob(TRACE.reject, job, slotOf(process), outcome, 0, 0);
  reply(job, outcome);
}

function queue(job: i32, process: i32): void {
  book(process, PROCESS.queued, 1);
  book(process, PROCESS.queueIntegral, -F[MOMENT.clock]);
  I[job + JOB_AT.place] = JOB.queued;
  join(process + PROCESSES.line, job);
  liveStep(job, LIFE.queue);
  if (isTelling()) tellJob(TRACE.queue, job, slotOf(process), 0, 0, 0);
}
