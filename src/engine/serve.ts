/** What processes do: accept, queue, work, call others, reply. A worker is held from start to reply, calls included. */
import { beginCall, beginWait, endWait, freeConnection } from './calls.ts';
import type { Engine } from './engine.ts';
import { DO, FULL, IGNORE, RELAY } from './instructions.ts';
import { EVENT, lose, reply } from './messages.ts';
import { outcomeCode } from './outcome.ts';
import { JOB, JOB_AT } from './records.ts';
import { LIFE } from './request-progress.ts';
import { CONDITION } from './state.ts';
import { PROCESS } from './statistics.ts';
import { LOST, TRACE } from './trace.ts';

const OK = outcomeCode('ok');
const REFUSED = outcomeCode('refused');
const TIMED_OUT = outcomeCode('timeout');
const BAD_GATEWAY = outcomeCode('502');
const GATEWAY_TIMEOUT = outcomeCode('504');
const FULL_OUTCOMES: Readonly<Record<number, number>> = {
  [FULL.refuse]: REFUSED,
  [FULL['503']]: outcomeCode('503'),
  [FULL['500']]: outcomeCode('500'),
};

/** A message reaches the machine of its process. */
export function arrive(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs, processes } = state;
  const process = jobs.cells[job + JOB_AT.process]!;
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  const link = jobs.cells[job + JOB_AT.link]!;
  if (link >= 0 && plan.cut[link] === 1) return lose(engine, job, LOST.linkCut);
  if (plan.speed[plan.machineOf[process]!] === 0) return lose(engine, job, LOST.machineOff);
  if (processes.condition[process] !== CONDITION.up) {
    values[row + PROCESS.refusedDown]!++;
    engine.traceJob(TRACE.reject, job, process, REFUSED, 0, 0);
    return reply(engine, job, REFUSED);
  }
  values[row + PROCESS.arrived]!++;
  jobs.moments[(job >> 1) + JOB_AT.arrivedMs] = state.nowMs;
  if (processes.busy[process]! < plan.workers[process]!) return start(engine, job);
  if (state.backlogs.length[process]! < plan.backlog[process]!) {
    values[row + PROCESS.queued]!++;
    values[row + PROCESS.queueIntegral]! -= state.nowMs;
    jobs.cells[job + JOB_AT.place] = JOB.queued;
    state.backlogs.join(process, job, jobs);
    engine.liveStep(job, LIFE.queue);
    engine.traceJob(TRACE.queue, job, process, 0, 0, 0);
    return;
  }
  values[row + PROCESS.rejected]!++;
  const policy = plan.full[process]!;
  if (policy === FULL.drop) return lose(engine, job, LOST.backlogFull);
  const outcome = FULL_OUTCOMES[policy]!;
  engine.traceJob(TRACE.reject, job, process, outcome, 0, 0);
  reply(engine, job, outcome);
}

function start(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const process = jobs.cells[job + JOB_AT.process]!;
  engine.count(state.processes.busy, process, PROCESS.busyIntegral, 1);
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  values[row + PROCESS.started]!++;
  values[row + PROCESS.waitSumMs]! += state.nowMs - jobs.moments[(job >> 1) + JOB_AT.arrivedMs]!;
  jobs.moments[(job >> 1) + JOB_AT.startedMs] = state.nowMs;
  jobs.cells[job + JOB_AT.instruction] = plan.entry[jobs.cells[job + JOB_AT.operation]!]!;
  engine.liveStep(job, LIFE.start);
  engine.traceJob(TRACE.start, job, process, 0, 0, 0);
  work(engine, job);
}

/** Goes on with a job's instructions until it has to wait for something. */
export function work(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const process = jobs.cells[job + JOB_AT.process]!;
  for (;;) {
    const at = jobs.cells[job + JOB_AT.instruction]!;
    switch (plan.does[at]) {
      case DO.end:
        return finish(engine, job, OK);
      case DO.cpu: {
        engine.draw(plan.operand[at]!, job);
        const demand = state.random.drawn[0]! * plan.slow[process]!;
        jobs.cells[job + JOB_AT.instruction] = at + 1;
        if (demand <= 0) break;
        jobs.cells[job + JOB_AT.place] = JOB.running;
        state.cpus.work[0] = demand;
        engine.addWork(process, job);
        return;
      }
      case DO.delay:
        jobs.cells[job + JOB_AT.instruction] = at + 1;
        jobs.cells[job + JOB_AT.place] = JOB.delayed;
        engine.draw(plan.operand[at]!, job);
        engine.at(
          state.nowMs + state.random.drawn[0]!,
          EVENT.delayDone,
          job,
          jobs.cells[job + JOB_AT.token]!,
          0,
        );
        return;
      case DO.fork:
        return fork(engine, job, plan.operand[at]!);
      case DO.fail:
        return finish(engine, job, plan.operand[at]!);
      default:
        if (beginCall(engine, job, plan.operand[at]!)) return;
        jobs.cells[job + JOB_AT.instruction] = at + 1;
    }
  }
}

/** A call of `job` ended: its reply came, or it was given up. */
export function callEnded(engine: Engine, job: number, outcome: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  endWait(engine, job);
  freeConnection(engine, job);
  engine.liveStep(job, LIFE.return);
  engine.traceJob(TRACE.return, job, jobs.cells[job + JOB_AT.process]!, outcome, 0, 0);
  const onFailure = plan.calls.onFailure[plan.operand[jobs.cells[job + JOB_AT.instruction]!]!]!;
  if (outcome !== OK && onFailure !== IGNORE)
    return finish(engine, job, onFailure === RELAY ? relayed(outcome) : onFailure);
  jobs.cells[job + JOB_AT.instruction]!++;
  work(engine, job);
}

/** What a gateway answers when the server behind it failed so. */
function relayed(outcome: number): number {
  if (outcome === REFUSED) return BAD_GATEWAY;
  return outcome === TIMED_OUT ? GATEWAY_TIMEOUT : outcome;
}

/** The wait for a connection was in vain. */
export function poolTimedOut(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const pool = jobs.cells[job + JOB_AT.pool]!;
  state.poolLines.remove(pool, job, jobs);
  jobs.cells[job + JOB_AT.pool] = -1;
  endWait(engine, job);
  engine.liveStep(job, LIFE.return);
  engine.traceJob(TRACE.return, job, jobs.cells[job + JOB_AT.process]!, TIMED_OUT, 1, 0);
  finish(engine, job, plan.poolOutcome[pool]!);
}

/** Begins all branches of a parallel step; each runs as a strand, without a worker of its own. */
function fork(engine: Engine, job: number, row: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const branches = plan.forks[row]!;
  beginWait(engine, job);
  const token = (jobs.cells[job + JOB_AT.callToken]! + 1) & 0x3fffffff;
  jobs.cells[job + JOB_AT.callToken] = token;
  jobs.cells[job + JOB_AT.place] = JOB.awaiting;
  jobs.cells[job + JOB_AT.pending] = branches.length;
  jobs.cells[job + JOB_AT.failure] = OK;
  engine.liveStep(job, LIFE.call);
  engine.traceJob(TRACE.call, job, jobs.cells[job + JOB_AT.process]!, -1, 0, 0);
  for (const branch of branches) {
    const strand = jobs.take();
    jobs.copyOrigin(job, strand);
    jobs.cells[strand + JOB_AT.parent] = job;
    jobs.cells[strand + JOB_AT.parentCall] = token;
    jobs.cells[strand + JOB_AT.instruction] = branch;
    jobs.cells[strand + JOB_AT.isStrand] = 1;
    work(engine, strand);
  }
  if (branches.length === 0) join(engine, job);
}

/** A strand is done; with the last of them the job that forked them goes on, or fails as the first that failed. */
function strandEnded(engine: Engine, strand: number, outcome: number): void {
  const { jobs } = engine.state;
  const job = jobs.cells[strand + JOB_AT.parent]!;
  const isAwaited =
    jobs.cells[job + JOB_AT.place] === JOB.awaiting &&
    jobs.cells[job + JOB_AT.callToken] === jobs.cells[strand + JOB_AT.parentCall];
  jobs.release(strand);
  if (!isAwaited) return;
  if (jobs.cells[job + JOB_AT.failure] === OK) jobs.cells[job + JOB_AT.failure] = outcome;
  if (--jobs.cells[job + JOB_AT.pending]! === 0) join(engine, job);
}

function join(engine: Engine, job: number): void {
  const { jobs } = engine.state;
  const outcome = jobs.cells[job + JOB_AT.failure]!;
  endWait(engine, job);
  engine.liveStep(job, LIFE.return);
  engine.traceJob(TRACE.return, job, jobs.cells[job + JOB_AT.process]!, outcome, 0, 0);
  if (outcome !== OK) return finish(engine, job, outcome);
  jobs.cells[job + JOB_AT.instruction]!++;
  work(engine, job);
}

/** A job is done: its worker is free, the reply sets out, the next in line starts. */
export function finish(engine: Engine, job: number, outcome: number): void {
  const { state } = engine;
  const { jobs } = state;
  if (jobs.cells[job + JOB_AT.isStrand] === 1) return strandEnded(engine, job, outcome);
  const process = jobs.cells[job + JOB_AT.process]!;
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  engine.count(state.processes.busy, process, PROCESS.busyIntegral, -1);
  values[row + PROCESS.servedSumMs]! += state.nowMs - jobs.moments[(job >> 1) + JOB_AT.startedMs]!;
  if (outcome === OK) {
    values[row + PROCESS.served]!++;
    const { elapsed, processResponse } = state.measured;
    elapsed[0] = state.clock[0]! - jobs.moments[(job >> 1) + JOB_AT.arrivedMs]!;
    processResponse.record(process, elapsed);
  } else values[row + PROCESS.failed]!++;
  engine.traceJob(TRACE.leave, job, process, outcome, 0, 0);
  reply(engine, job, outcome);
  startWaiting(engine, process);
}

/** Free workers take who stands first in line. */
export function startWaiting(engine: Engine, process: number): void {
  const { state, plan } = engine;
  if (state.processes.condition[process] !== CONDITION.up) return;
  while (state.processes.busy[process]! < plan.workers[process]! && state.backlogs.length[process]! > 0) {
    engine.processRows[process * PROCESS.stride + PROCESS.queueIntegral]! += state.nowMs;
    start(engine, state.backlogs.first(process, state.jobs));
  }
}
