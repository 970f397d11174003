/** Calls to other processes: whom to ask, with which connection, and the job that goes there. */
import { LOOPED, MOST_ALIVE_IN_LOOPS, MOST_HOPS } from './circles.ts';
import type { Engine } from './engine.ts';
import { ROUTING } from './instructions.ts';
import { dropLooped } from './loops.ts';
import { sendJob, TIMEOUT } from './messages.ts';
import { expire } from './patience.ts';
import { JOB, JOB_AT } from './records.ts';
import { LIFE } from './request-progress.ts';
import { PROCESS } from './statistics.ts';
import { FLAG, TRACE } from './trace.ts';

/** Makes a call. `true`: the job's worker now waits. */
export function beginCall(engine: Engine, job: number, call: number): boolean {
  const { state, plan } = engine;
  const { jobs } = state;
  const { calls, choices } = plan;
  const process = jobs.cells[job + JOB_AT.process]!;
  const chance = calls.probability[call]!;
  if (chance < 1 && state.random.uniform(engine.choiceStreamOf(job)) >= chance) return false;
  const target = pick(engine, calls.choice[call]!, engine.choiceStreamOf(job));
  if (!calls.synchronous[call]) {
    sendCall(engine, job, target, -2);
    return false;
  }
  beginWait(engine, job);
  const callee = plan.processOf[choices.operation[target]!]!;
  jobs.cells[job + JOB_AT.awaited] = callee;
  const token = (jobs.cells[job + JOB_AT.callToken]! + 1) & 0x3fffffff;
  jobs.cells[job + JOB_AT.callToken] = token;
  const pool = calls.pool[call]!;
  jobs.cells[job + JOB_AT.pool] = pool;
  engine.liveStep(job, LIFE.call);
  if (pool >= 0 && state.poolUsed[pool]! >= plan.poolSize[pool]!) {
    jobs.cells[job + JOB_AT.place] = JOB.waitingForPool;
    jobs.cells[job + JOB_AT.target] = target;
    state.poolLines.join(pool, job, jobs);
    expire(engine, plan.patience.pools + pool, TIMEOUT.pool, job, token);
    engine.traceJob(TRACE.call, job, process, callee, 1, 0);
    return true;
  }
  if (pool >= 0) state.poolUsed[pool]!++;
  engine.traceJob(TRACE.call, job, process, callee, 0, 0);
  placeCall(engine, job, call, target);
  return true;
}

/** The job's worker begins to wait. A strand has no worker of its own: the job that forked it waits already. */
export function beginWait(engine: Engine, job: number): void {
  const { jobs, processes } = engine.state;
  if (jobs.cells[job + JOB_AT.isStrand] === 1) return;
  engine.count(processes.awaiting, jobs.cells[job + JOB_AT.process]!, PROCESS.awaitingIntegral, 1);
}

/** The job's worker goes on. */
export function endWait(engine: Engine, job: number): void {
  const { jobs, processes } = engine.state;
  jobs.cells[job + JOB_AT.callToken] = (jobs.cells[job + JOB_AT.callToken]! + 1) & 0x3fffffff;
  jobs.cells[job + JOB_AT.awaited] = -1;
  if (jobs.cells[job + JOB_AT.isStrand] === 1) return;
  engine.count(processes.awaiting, jobs.cells[job + JOB_AT.process]!, PROCESS.awaitingIntegral, -1);
}

/** A job that holds its connection (or needs none) sends its call. */
function placeCall(engine: Engine, job: number, call: number, target: number): void {
  const { jobs } = engine.state;
  jobs.cells[job + JOB_AT.place] = JOB.awaiting;
  expire(engine, call, TIMEOUT.call, job, jobs.cells[job + JOB_AT.callToken]!);
  sendCall(engine, job, target, job);
}

function sendCall(engine: Engine, job: number, target: number, parent: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const child = jobs.take();
  const operation = plan.choices.operation[target]!;
  jobs.cells[child + JOB_AT.parent] = parent;
  jobs.cells[child + JOB_AT.parentCall] = parent >= 0 ? jobs.cells[job + JOB_AT.callToken]! : 0;
  jobs.cells[child + JOB_AT.request] = jobs.cells[job + JOB_AT.request]!;
  jobs.cells[child + JOB_AT.requestToken] = jobs.cells[job + JOB_AT.requestToken]!;
  jobs.moments[(child >> 1) + JOB_AT.requestNumber] = jobs.moments[(job >> 1) + JOB_AT.requestNumber]!;
  jobs.cells[child + JOB_AT.source] = jobs.cells[job + JOB_AT.source]!;
  jobs.cells[child + JOB_AT.flags] =
    (jobs.cells[job + JOB_AT.flags]! & FLAG.byHand) |
    FLAG.nested |
    (plan.write[operation] === 1 ? FLAG.write : 0);
  jobs.cells[child + JOB_AT.operation] = operation;
  jobs.cells[child + JOB_AT.process] = plan.processOf[operation]!;
  jobs.cells[child + JOB_AT.link] = plan.choices.link[target]!;
  jobs.cells[child + JOB_AT.cameBy] = target;
  jobs.cells[child + JOB_AT.depth] = jobs.cells[job + JOB_AT.depth]! + 1;
  jobs.moments[(child >> 1) + JOB_AT.number] = jobs.made++;
  jobs.cells[child + JOB_AT.pool] = -1;
  jobs.cells[child + JOB_AT.awaited] = -1;
  jobs.cells[child + JOB_AT.isStrand] = 0;
  if (jobs.cells[child + JOB_AT.depth]! > MOST_HOPS) return dropLooped(engine, child, LOOPED.hops);
  if (plan.inLoop[operation] === 1 && jobs.live > MOST_ALIVE_IN_LOOPS)
    return dropLooped(engine, child, LOOPED.crowd);
  sendJob(engine, child);
}

/** Picks one of several targets: at random, in turn, or the one with the fewest requests present (ties at random). */
export function pick(engine: Engine, choice: number, stream: number): number {
  const { state, plan } = engine;
  const { choices } = plan;
  const start = choices.start[choice]!;
  const count = choices.count[choice]!;
  if (count === 1) return start;
  if (choices.routing[choice] === ROUTING.random) {
    const draw = state.random.uniform(stream);
    let at = start;
    while (at < start + count - 1 && draw >= choices.cumulative[at]!) at++;
    return at;
  }
  if (choices.routing[choice] === ROUTING['round-robin']) {
    const turn = state.turn[choice]!;
    state.turn[choice] = turn + 1;
    return start + (turn % count);
  }
  let best = -1;
  let fewest = Infinity;
  let ties = 0;
  for (let i = start; i < start + count; i++) {
    const process = plan.processOf[choices.operation[i]!]!;
    const present = state.processes.busy[process]! + state.backlogs.length[process]!;
    if (present < fewest) {
      fewest = present;
      best = i;
      ties = 1;
    } else if (present === fewest && state.random.uniform(stream) * ++ties < 1) best = i;
  }
  return best;
}

/** Gives a job's connection back to its pool, and on to the first in line. */
export function freeConnection(engine: Engine, job: number): void {
  const { state, plan } = engine;
  const { jobs } = state;
  const pool = jobs.cells[job + JOB_AT.pool]!;
  if (pool < 0) return;
  jobs.cells[job + JOB_AT.pool] = -1;
  state.poolUsed[pool]!--;
  while (state.poolUsed[pool]! < plan.poolSize[pool]!) {
    const next = state.poolLines.first(pool, jobs);
    if (next < 0) return;
    state.poolUsed[pool]!++;
    placeCall(
      engine,
      next,
      plan.operand[jobs.cells[next + JOB_AT.instruction]!]!,
      jobs.cells[next + JOB_AT.target]!,
    );
  }
}
