/** Taking on a changed plan: new slots, switches thrown, processes moved, and what becomes of the requests inside. */

import { bookCpus } from './accounts.ts';
import { freeConnection } from './calls.ts';
import { scheduleArrival, think } from './clients.ts';
import type { Engine } from './engine.ts';
import { widen } from './event-list.ts';
import { EVENT, reply } from './messages.ts';
import { SORT } from './next-up.ts';
import { outcomeCode } from './outcome.ts';
import type { Plan } from './plan.ts';
import { JOB, JOB_AT } from './records.ts';
import { startWaiting } from './serve.ts';
import { CONDITION } from './state.ts';
import { PROCESS } from './statistics.ts';
import { TRACE } from './trace.ts';

/** Makes the state fit `engine.plan`. `earlier` is the plan until now, null at the very beginning. */
export function adopt(engine: Engine, earlier: Plan | null): void {
  const { state, plan } = engine;
  bookCpus(engine, 1);
  for (let process = 0; process < plan.processes.count; process++) moveProcess(engine, process);
  for (let machine = 0; machine < plan.machines.count; machine++)
    if (
      earlier === null ||
      changed(earlier.cores, plan.cores, machine) ||
      changed(earlier.speed, plan.speed, machine)
    )
      state.cpus.configure(machine, plan.cores[machine]!, plan.speed[machine]!, state.nowMs, state.next);
  bookCpus(engine, -1);
  for (let process = 0; process < plan.processes.count; process++) switchProcess(engine, earlier, process);
  for (let process = 0; process < plan.processes.count; process++) startWaiting(engine, process);
  for (let source = 0; source < plan.sources.count; source++) adjustSource(engine, source);
}

/** Makes room for new slots. */
export function growState(engine: Engine, earlier: Plan | null): void {
  const { state, plan, seed } = engine;
  const { processes, sources, random, measured } = state;
  state.cpus.resize(plan.machines.count, state.nowMs, state.next);
  processes.resize(plan.processes.count);
  sources.resize(plan.sources.count);
  state.backlogs.resize(plan.processes.count);
  state.poolLines.resize(plan.pools.count);
  if (plan.pools.count > state.poolUsed.length)
    state.poolUsed = widen(state.poolUsed, new Int32Array(plan.pools.count));
  if (plan.choices.start.length > state.turn.length)
    state.turn = widen(state.turn, new Int32Array(plan.choices.start.length));
  for (let process = earlier?.processes.count ?? 0; process < plan.processes.count; process++) {
    const id = plan.processes.ids[process]!;
    processes.demandStream[process] = random.open(seed, `${id} demand`);
    processes.choiceStream[process] = random.open(seed, `${id} choice`);
    processes.machine[process] = plan.machineOf[process]!;
  }
  state.rings.giveUpIdle();
  state.expiries.giveUpIdle();
  state.ways = new Int32Array(3 * plan.choices.operation.length).fill(-1);
  state.waits = new Int32Array(plan.patience.ms.length).fill(-1);
  if (plan.links.count > state.linkStream.length)
    state.linkStream = widen(state.linkStream, new Int32Array(plan.links.count));
  for (let link = earlier?.links.count ?? 0; link < plan.links.count; link++)
    state.linkStream[link] = random.open(seed, `${plan.links.ids[link]} loss`);
  for (let source = earlier?.sources.count ?? 0; source < plan.sources.count; source++) {
    const id = plan.sources.ids[source]!;
    sources.arrivalStream[source] = random.open(seed, `${id} arrivals`);
    sources.choiceStream[source] = random.open(seed, `${id} choice`);
    sources.leaf[source] = state.next.add(SORT.source, source);
  }
  measured.sources.resize(plan.sources.count);
  measured.processes.resize(plan.processes.count);
  measured.machines.resize(plan.machines.count);
  measured.links.resize(plan.links.count);
  measured.sourceResponse.resize(plan.sources.count);
  measured.processResponse.resize(plan.processes.count);
}

/** A process that stands on another machine now takes its running work along. */
function moveProcess(engine: Engine, process: number): void {
  const { state, plan } = engine;
  const { jobs, cpus, next, processes } = state;
  const to = plan.machineOf[process]!;
  const from = processes.machine[process]!;
  if (from === to) return;
  const isIts = (job: number): boolean => jobs.cells[job + JOB_AT.process] === process;
  for (const { job, workMs } of cpus.evict(
    from,
    isIts,
    (job) => jobs.moments[(job >> 1) + JOB_AT.number]!,
    state.nowMs,
    next,
  ))
    cpus.put(to, job, workMs, next);
  processes.machine[process] = to;
}

/** Starts, stops or silences a process. */
function switchProcess(engine: Engine, earlier: Plan | null, process: number): void {
  const { state, plan } = engine;
  const { processes } = state;
  const machine = plan.machineOf[process]!;
  const machineOn = plan.speed[machine]! > 0;
  const wanted = machineOn && plan.running[process] === 1;
  const is = processes.condition[process]! !== CONDITION.stopped;
  if (is && !wanted) {
    processes.condition[process] = CONDITION.stopped;
    processes.token[process]!++;
    cutWork(engine, process, !machineOn);
  } else if (!is && wanted) {
    const wasThere =
      earlier !== null &&
      process < earlier.processes.count &&
      earlier.model.processes.some((each) => each.id === plan.processes.ids[process]);
    const machineWasOff = wasThere && (earlier.speed[earlier.machineOf[process]!] ?? 0) === 0;
    const delay = wasThere ? plan.startMs[process]! + (machineWasOff ? plan.bootMs[machine]! : 0) : 0;
    if (delay === 0) processes.condition[process] = CONDITION.up;
    else {
      processes.condition[process] = CONDITION.starting;
      engine.at(state.nowMs + delay, EVENT.processUp, process, ++processes.token[process]!, 0);
    }
  }
}

/** Ends all work inside a process: callers learn at once that it is gone, unless its machine is silent. */
function cutWork(engine: Engine, process: number, silent: boolean): void {
  const { state, plan } = engine;
  const { jobs, processes, cpus } = state;
  const isIts = (job: number): boolean => jobs.cells[job + JOB_AT.process] === process;
  bookCpus(engine, 1);
  cpus.evict(
    plan.machineOf[process]!,
    isIts,
    (job) => jobs.moments[(job >> 1) + JOB_AT.number]!,
    state.nowMs,
    state.next,
  );
  processes.runnable[process] = 0;
  bookCpus(engine, -1);
  const inside: number[] = [];
  for (const job of jobs.all())
    if (jobs.cells[job + JOB_AT.place]! > JOB.travelling && jobs.cells[job + JOB_AT.process] === process)
      inside.push(job);
  inside.sort(
    (one, other) => jobs.moments[(one >> 1) + JOB_AT.number]! - jobs.moments[(other >> 1) + JOB_AT.number]!,
  );
  const refused = outcomeCode('refused');
  for (const job of inside) {
    const place = jobs.cells[job + JOB_AT.place]!;
    if (place === JOB.queued) state.backlogs.remove(process, job, jobs);
    if (place === JOB.waitingForPool) {
      state.poolLines.remove(jobs.cells[job + JOB_AT.pool]!, job, jobs);
      jobs.cells[job + JOB_AT.pool] = -1;
    }
  }
  for (const job of inside)
    if (jobs.cells[job + JOB_AT.isStrand] === 0)
      engine.processRows[process * PROCESS.stride + PROCESS.cut]!++;
  const queued = inside.filter((job) => jobs.cells[job + JOB_AT.place] === JOB.queued).length;
  engine.processRows[process * PROCESS.stride + PROCESS.queueIntegral]! += queued * state.nowMs;
  engine.count(processes.busy, process, PROCESS.busyIntegral, -processes.busy[process]!);
  engine.count(processes.awaiting, process, PROCESS.awaitingIntegral, -processes.awaiting[process]!);
  for (const job of inside) {
    freeConnection(engine, job);
    if (jobs.cells[job + JOB_AT.isStrand] === 0)
      engine.traceJob(TRACE.leave, job, process, refused, silent ? 1 : 0, 0);
    if (silent || jobs.cells[job + JOB_AT.isStrand] === 1) jobs.release(job);
    else reply(engine, job, refused);
  }
}

/** Follows a changed rate or population. */
function adjustSource(engine: Engine, source: number): void {
  const { state, plan } = engine;
  const { sources } = state;
  const wanted = plan.sourcePlans[source];
  const rate = wanted?.rate ?? 0;
  if (rate !== sources.rate[source]) {
    sources.rate[source] = rate;
    scheduleArrival(engine, source);
  }
  const population = wanted?.population ?? 0;
  const difference = population - sources.population[source]!;
  sources.population[source] = population;
  for (let i = 0; i < difference; i++) {
    if (sources.leaving[source]! > 0) sources.leaving[source]!--;
    else think(engine, source);
  }
  if (difference < 0) sources.leaving[source]! -= difference;
}

function changed(before: Float64Array, after: Float64Array, slot: number): boolean {
  return slot >= before.length || before[slot] !== after[slot];
}
