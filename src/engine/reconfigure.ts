/** Taking on a changed plan: new slots, switches thrown, processes moved, and what becomes of the requests inside. */

import { freeConnection } from './calls.ts';
import { scheduleArrival, think } from './clients.ts';
import type { Engine } from './engine.ts';
import { widen } from './event-list.ts';
import { EVENT, reply } from './messages.ts';
import { outcomeCode } from './outcome.ts';
import type { Plan } from './plan.ts';
import { startWaiting } from './serve.ts';
import { CONDITION, JOB } from './state.ts';
import { PROCESS } from './statistics.ts';
import { TRACE } from './trace.ts';

/** Makes the state fit `engine.plan`. `earlier` is the plan until now, null at the very beginning. */
export function adopt(engine: Engine, earlier: Plan | null): void {
  const { state, plan } = engine;
  for (let process = 0; process < plan.processes.count; process++) moveProcess(engine, earlier, process);
  for (let machine = 0; machine < plan.machines.count; machine++)
    if (
      earlier === null ||
      changed(earlier.cores, plan.cores, machine) ||
      changed(earlier.speed, plan.speed, machine)
    )
      state.cpus.configure(machine, plan.cores[machine]!, plan.speed[machine]!, state.nowMs);
  for (let process = 0; process < plan.processes.count; process++) switchProcess(engine, earlier, process);
  for (let process = 0; process < plan.processes.count; process++) startWaiting(engine, process);
  for (let source = 0; source < plan.sources.count; source++) adjustSource(engine, source);
}

/** Makes room for new slots. */
export function growState(engine: Engine, earlier: Plan | null): void {
  const { state, plan, seed } = engine;
  const { processes, sources, random, measured } = state;
  state.cpus.resize(plan.machines.count, state.nowMs);
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
    processes.changedMs[process] = state.nowMs;
  }
  if (plan.links.count > state.linkStream.length)
    state.linkStream = widen(state.linkStream, new Int32Array(plan.links.count));
  for (let link = earlier?.links.count ?? 0; link < plan.links.count; link++)
    state.linkStream[link] = random.open(seed, `${plan.links.ids[link]} loss`);
  for (let source = earlier?.sources.count ?? 0; source < plan.sources.count; source++) {
    const id = plan.sources.ids[source]!;
    sources.arrivalStream[source] = random.open(seed, `${id} arrivals`);
    sources.choiceStream[source] = random.open(seed, `${id} choice`);
    sources.changedMs[source] = state.nowMs;
  }
  measured.sources.resize(plan.sources.count);
  measured.processes.resize(plan.processes.count);
  measured.machines.resize(plan.machines.count);
  measured.links.resize(plan.links.count);
  measured.sourceResponse.resize(plan.sources.count);
  measured.processResponse.resize(plan.processes.count);
}

/** A process that stands on another machine now takes its running work along. */
function moveProcess(engine: Engine, earlier: Plan | null, process: number): void {
  const { state, plan } = engine;
  const { jobs, cpus, processes } = state;
  const isNew = earlier === null || process >= earlier.processes.count;
  const to = plan.machineOf[process]!;
  const from = isNew ? to : earlier.machineOf[process]!;
  if (from !== to) {
    engine.plan = earlier as Plan;
    engine.touchCpu(process);
    engine.plan = plan;
    for (const { job, workMs } of cpus.evict(from, (job) => jobs.process[job] === process, state.nowMs))
      cpus.add(to, job, workMs, state.nowMs);
  }
  if (isNew || from !== to) processes.perJobMs[process] = cpus.queues[to]!.perJobMs;
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
      state.list.push(state.nowMs + delay, EVENT.processUp, process, ++processes.token[process]!, 0);
    }
  }
}

/** Ends all work inside a process: callers learn at once that it is gone, unless its machine is silent. */
function cutWork(engine: Engine, process: number, silent: boolean): void {
  const { state, plan } = engine;
  const { jobs, processes, cpus } = state;
  engine.touchProcess(process);
  engine.touchCpu(process);
  cpus.evict(plan.machineOf[process]!, (job) => jobs.process[job] === process, state.nowMs);
  const inside: number[] = [];
  for (let job = 0; job < jobs.used; job++)
    if (jobs.place[job]! > JOB.travelling && jobs.process[job] === process) inside.push(job);
  inside.sort((one, other) => jobs.number[one]! - jobs.number[other]!);
  const refused = outcomeCode('refused');
  for (const job of inside) {
    const place = jobs.place[job]!;
    if (place === JOB.queued) state.backlogs.remove(process, job, jobs);
    if (place === JOB.waitingForPool) {
      state.poolLines.remove(jobs.pool[job]!, job, jobs);
      jobs.pool[job] = -1;
    }
  }
  for (const job of inside)
    if (jobs.isStrand[job] === 0) engine.processRows[process * PROCESS.stride + PROCESS.cut]!++;
  processes.busy[process] = 0;
  processes.awaiting[process] = 0;
  processes.runnable[process] = 0;
  for (const job of inside) {
    freeConnection(engine, job);
    if (jobs.isStrand[job] === 0) engine.traceJob(TRACE.leave, job, process, refused, silent ? 1 : 0, 0);
    if (silent || jobs.isStrand[job] === 1) jobs.release(job);
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
    sources.token[source]!++;
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
