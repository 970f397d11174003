/** Taking on a changed plan: switches thrown, processes moved, and what becomes of the requests inside. */
import { bookCpus } from './accounts.ts';
import { freeConnection } from './core/calls.ts';
import { F, I, unsigned } from './core/cells.ts';
import { scheduleArrival, think } from './core/clients.ts';
import { CONDITION, EVENT, OUTCOME, TRACE } from './core/codes.ts';
import { DUE, forgetDueWork } from './core/due-work.ts';
import { at } from './core/event-list.ts';
import { leave } from './core/lines.ts';
import { addWork, announce, attained, rebase, running } from './core/machine-cpu.ts';
import { CLIENTS, HEAD, MACHINES, MOMENT, POOLS, PROCESSES, TABLE } from './core/map.ts';
import { book, count, PROCESS } from './core/measured.ts';
import { reply, slotOf } from './core/messages.ts';
import { stopWaiting } from './core/patience.ts';
import { isStrand, JOB, JOB_AT, releaseJob } from './core/records.ts';
import { startWaiting } from './core/serve.ts';
import { tellJob } from './core/told.ts';
import { recordsIn, rowOf } from './memory.ts';
import type { Plan } from './plan.ts';

/** Makes the state fit `plan`, whose rows are laid. `earlier` is the plan until now, null at the very beginning. */
export function adopt(plan: Plan, earlier: Plan | null): void {
  const processes = Array.from({ length: plan.processes.count }, (_, slot) => rowOf(TABLE.processes, slot));
  bookCpus(1);
  processes.forEach((process, slot) => {
    moveProcess(process, rowOf(TABLE.machines, plan.machineOf[slot]));
  });
  for (let slot = 0; slot < plan.machines.count; slot++)
    configure(rowOf(TABLE.machines, slot), plan.cores[slot], plan.speed[slot]);
  bookCpus(-1);
  processes.forEach((process, slot) => {
    switchProcess(process, slot, plan, earlier);
  });
  processes.forEach(startWaiting);
  for (let slot = 0; slot < plan.sources.count; slot++) adjustSource(rowOf(TABLE.sources, slot), plan, slot);
}

/** Sets cores and speed; work already done stays done. */
function configure(machine: number, cores: number, speed: number): void {
  const place = machine >> 1;
  if (F[place + MACHINES.cores] === cores && F[place + MACHINES.speed] === speed) return;
  const now = F[MOMENT.clock];
  const work = attained(machine);
  F[place + MACHINES.busy] += running(machine) * now;
  F[place + MACHINES.cores] = cores;
  I[machine + MACHINES.wholeCores] = Math.floor(cores);
  F[place + MACHINES.speed] = speed;
  F[place + MACHINES.busy] -= running(machine) * now;
  rebase(machine, work, I[machine + MACHINES.size]);
  announce(machine);
}

function dueWorkOn(machine: number): { job: number; done: number }[] {
  const [line, end] = [I[machine + MACHINES.due], I[machine + MACHINES.dueEnd]];
  const heap = I[machine + MACHINES.laterHeap];
  const inLine = Array.from({ length: (end - line) / DUE.cells }, (_, i) => line + i * DUE.cells);
  const inHeap = Array.from({ length: I[machine + MACHINES.later] }, (_, i) => heap + i * DUE.cells);
  return [...inLine, ...inHeap].map((place) => ({ job: I[place + DUE.job], done: F[place >> 1] }));
}

/** Takes the jobs of a process off a machine; returns them with the work they still had, the oldest first. */
function evict(machine: number, process: number): { job: number; workMs: number }[] {
  const sofar = attained(machine);
  const rows = dueWorkOn(machine)
    .map(({ job, done }) => ({ job, workMs: Math.max(0, done - sofar) }))
    .sort((one, other) => numberOf(one.job) - numberOf(other.job));
  F[(machine >> 1) + MACHINES.busy] += running(machine) * F[MOMENT.clock];
  I[machine + MACHINES.size] = 0;
  forgetDueWork(machine);
  for (const { job, workMs } of rows) if (I[job + JOB_AT.process] !== process) addWork(machine, job, workMs);
  announce(machine);
  return rows.filter(({ job }) => I[job + JOB_AT.process] === process);
}

function numberOf(job: number): number {
  return unsigned(I[job + JOB_AT.bits]);
}

/** A process that stands on another machine now takes its running work along. */
function moveProcess(process: number, to: number): void {
  const from = I[process + PROCESSES.machine];
  if (from === to) return;
  for (const { job, workMs } of evict(from, process)) addWork(to, job, workMs);
  I[process + PROCESSES.machine] = to;
}

/** Starts, stops or silences a process. */
function switchProcess(process: number, slot: number, plan: Plan, earlier: Plan | null): void {
  const machine = plan.machineOf[slot];
  const machineOn = plan.speed[machine] > 0;
  const wanted = machineOn && plan.running[slot] === 1;
  const is = I[process + PROCESSES.condition] !== CONDITION.stopped;
  if (is && !wanted) {
    I[process + PROCESSES.condition] = CONDITION.stopped;
    I[process + PROCESSES.token]++;
    cutWork(process, !machineOn);
  } else if (!is && wanted) {
    const wasThere =
      earlier !== null &&
      slot < earlier.processes.count &&
      earlier.model.processes.some((each) => each.id === plan.processes.ids[slot]);
    const machineWasOff = wasThere && (earlier.speed[earlier.machineOf[slot]] ?? 0) === 0;
    const delay = wasThere ? plan.startMs[slot] + (machineWasOff ? plan.bootMs[machine] : 0) : 0;
    I[process + PROCESSES.condition] = delay === 0 ? CONDITION.up : CONDITION.starting;
    if (delay > 0) at(F[MOMENT.clock] + delay, EVENT.processUp, process, ++I[process + PROCESSES.token], 0);
  }
}

/** Ends all work inside a process: callers learn at once that it is gone, unless its machine is silent. */
function cutWork(process: number, silent: boolean): void {
  bookCpus(1);
  evict(I[process + PROCESSES.machine], process);
  I[process + PROCESSES.runnable] = 0;
  bookCpus(-1);
  const inside = recordsIn(HEAD.jobs, JOB_AT.stride)
    .filter((job) => I[job + JOB_AT.place] > JOB.travelling && I[job + JOB_AT.process] === process)
    .sort((one, other) => numberOf(one) - numberOf(other));
  for (const job of inside) leaveLine(job, process);
  for (const job of inside) if (!isStrand(job)) book(process, PROCESS.cut, 1);
  const queued = inside.filter((job) => I[job + JOB_AT.place] === JOB.queued).length;
  book(process, PROCESS.queueIntegral, queued * F[MOMENT.clock]);
  count(process, PROCESSES.busy, PROCESS.busyIntegral, -I[process + PROCESSES.busy]);
  count(process, PROCESSES.awaiting, PROCESS.awaitingIntegral, -I[process + PROCESSES.awaiting]);
  for (const job of inside) {
    freeConnection(job);
    if (!isStrand(job)) tellJob(TRACE.leave, job, slotOf(process), OUTCOME.refused, silent ? 1 : 0, 0);
    if (silent || isStrand(job)) releaseJob(job);
    else reply(job, OUTCOME.refused);
  }
}

function leaveLine(job: number, process: number): void {
  const place = I[job + JOB_AT.place];
  stopWaiting(job);
  if (place === JOB.queued) leave(process + PROCESSES.line, job);
  if (place !== JOB.waitingForPool) return;
  leave(I[job + JOB_AT.pool] + POOLS.line, job);
  I[job + JOB_AT.pool] = 0;
}

/** Follows a changed rate or population. */
function adjustSource(source: number, plan: Plan, slot: number): void {
  const wanted = plan.sourcePlans[slot];
  const rate = wanted?.rate ?? 0;
  if (rate !== F[(source >> 1) + CLIENTS.rate]) {
    F[(source >> 1) + CLIENTS.rate] = rate;
    F[(source >> 1) + CLIENTS.gapMs] = rate > 0 ? 1000 / rate : Infinity;
    scheduleArrival(source);
  }
  const population = wanted?.population ?? 0;
  const difference = population - I[source + CLIENTS.population];
  I[source + CLIENTS.population] = population;
  for (let i = 0; i < difference; i++) {
    if (I[source + CLIENTS.leaving] > 0) I[source + CLIENTS.leaving]--;
    else think(source);
  }
  if (difference < 0) I[source + CLIENTS.leaving] -= difference;
}
