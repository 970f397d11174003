/** What processes do: accept, queue, work, call others, reply. A worker is held from start to reply, calls included. */
import { beginCall, beginWait, endWait, freeConnection } from './calls.ts';
import type { Engine } from './engine.ts';
import { DO, FULL, IGNORE, RELAY } from './instructions.ts';
import { EVENT, lose, reply } from './messages.ts';
import { outcomeCode } from './outcome.ts';
import { LIFE } from './request-progress.ts';
import { CONDITION, JOB } from './state.ts';
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
  const process = jobs.process[job]!;
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  const link = jobs.link[job]!;
  if (link >= 0 && plan.cut[link] === 1) return lose(engine, job, LOST.linkCut);
  if (plan.speed[plan.machineOf[process]!] === 0) return lose(engine, job, LOST.machineOff);
  if (processes.condition[process] !== CONDITION.up) {
    values[row + PROCESS.refusedDown]!++;
    engine.traceJob(TRACE.reject, job, process, REFUSED, 0, 0);
    return reply(engine, job, REFUSED);
  }
  values[row + PROCESS.arrived]!++;
  jobs.arrivedMs[job] = state.nowMs;
  if (processes.busy[process]! < plan.workers[process]!) return start(engine, job);
  if (state.backlogs.length[process]! < plan.backlog[process]!) {
    engine.touchProcess(process);
    values[row + PROCESS.queued]!++;
    jobs.place[job] = JOB.queued;
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
  const process = jobs.process[job]!;
  engine.touchProcess(process);
  state.processes.busy[process]!++;
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  values[row + PROCESS.started]!++;
  values[row + PROCESS.waitSumMs]! += state.nowMs - jobs.arrivedMs[job]!;
  jobs.startedMs[job] = state.nowMs;
  jobs.instruction[job] = plan.entry[jobs.operation[job]!]!;
  engine.liveStep(job, LIFE.start);
  engine.traceJob(TRACE.start, job, process, 0, 0, 0);
  work(engine, job);
}

/** Goes on with a job's instructions until it has to wait for something. */
export function work(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const process = jobs.process[job]!;
  for (;;) {
    const at = jobs.instruction[job]!;
    switch (plan.does[at]) {
      case DO.end:
        return finish(engine, job, OK);
      case DO.cpu: {
        const demand = engine.draw(plan.operand[at]!, job) * plan.slow[process]!;
        jobs.instruction[job] = at + 1;
        if (demand <= 0) break;
        engine.touchCpu(process);
        state.processes.runnable[process]!++;
        jobs.place[job] = JOB.running;
        state.cpus.add(plan.machineOf[process]!, job, demand, state.nowMs);
        return;
      }
      case DO.delay:
        jobs.instruction[job] = at + 1;
        jobs.place[job] = JOB.delayed;
        state.list.push(
          state.nowMs + engine.draw(plan.operand[at]!, job),
          EVENT.delayDone,
          job,
          jobs.token[job]!,
          0,
        );
        return;
      case DO.fork:
        return fork(engine, job, plan.operand[at]!);
      case DO.fail:
        return finish(engine, job, plan.operand[at]!);
      default:
        if (beginCall(engine, job, plan.operand[at]!)) return;
        jobs.instruction[job] = at + 1;
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
  engine.traceJob(TRACE.return, job, jobs.process[job]!, outcome, 0, 0);
  const onFailure = plan.calls.onFailure[plan.operand[jobs.instruction[job]!]!]!;
  if (outcome !== OK && onFailure !== IGNORE)
    return finish(engine, job, onFailure === RELAY ? relayed(outcome) : onFailure);
  jobs.instruction[job]!++;
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
  const pool = jobs.pool[job]!;
  state.poolLines.remove(pool, job, jobs);
  jobs.pool[job] = -1;
  endWait(engine, job);
  engine.liveStep(job, LIFE.return);
  engine.traceJob(TRACE.return, job, jobs.process[job]!, TIMED_OUT, 1, 0);
  finish(engine, job, plan.poolOutcome[pool]!);
}

/** Begins all branches of a parallel step; each runs as a strand, without a worker of its own. */
function fork(engine: Engine, job: number, row: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const branches = plan.forks[row]!;
  beginWait(engine, job);
  const token = (jobs.callToken[job]! + 1) & 0x3fffffff;
  jobs.callToken[job] = token;
  jobs.place[job] = JOB.awaiting;
  jobs.pending[job] = branches.length;
  jobs.failure[job] = OK;
  engine.liveStep(job, LIFE.call);
  engine.traceJob(TRACE.call, job, jobs.process[job]!, -1, 0, 0);
  for (const branch of branches) {
    const strand = jobs.take();
    jobs.copyOrigin(job, strand);
    jobs.parent[strand] = job;
    jobs.parentCall[strand] = token;
    jobs.instruction[strand] = branch;
    jobs.isStrand[strand] = 1;
    work(engine, strand);
  }
  if (branches.length === 0) join(engine, job);
}

/** A strand is done; with the last of them the job that forked them goes on, or fails as the first that failed. */
function strandEnded(engine: Engine, strand: number, outcome: number): void {
  const { jobs } = engine.state;
  const job = jobs.parent[strand]!;
  const isAwaited = jobs.place[job] === JOB.awaiting && jobs.callToken[job] === jobs.parentCall[strand];
  jobs.release(strand);
  if (!isAwaited) return;
  if (jobs.failure[job] === OK) jobs.failure[job] = outcome;
  if (--jobs.pending[job]! === 0) join(engine, job);
}

function join(engine: Engine, job: number): void {
  const { jobs } = engine.state;
  const outcome = jobs.failure[job]!;
  endWait(engine, job);
  engine.liveStep(job, LIFE.return);
  engine.traceJob(TRACE.return, job, jobs.process[job]!, outcome, 0, 0);
  if (outcome !== OK) return finish(engine, job, outcome);
  jobs.instruction[job]!++;
  work(engine, job);
}

/** A job is done: its worker is free, the reply sets out, the next in line starts. */
export function finish(engine: Engine, job: number, outcome: number): void {
  const { state } = engine;
  const { jobs } = state;
  if (jobs.isStrand[job] === 1) return strandEnded(engine, job, outcome);
  const process = jobs.process[job]!;
  const row = process * PROCESS.stride;
  const values = engine.processRows;
  engine.touchProcess(process);
  state.processes.busy[process]!--;
  values[row + PROCESS.servedSumMs]! += state.nowMs - jobs.startedMs[job]!;
  if (outcome === OK) {
    values[row + PROCESS.served]!++;
    state.measured.processResponse.record(process, state.nowMs - jobs.arrivedMs[job]!);
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
    engine.touchProcess(process);
    start(engine, state.backlogs.first(process, state.jobs));
  }
}
