/** The CPUs of machines: processor sharing by virtual time. While no core is shared, nothing but the list of due work moves. */
import { F, I } from './cells.ts';
import { DUE, dropDueWork, enterDueWork } from './due-work.ts';
import { MACHINES, MOMENT } from './map.ts';
import { setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';

/** Work that each job present since the beginning would have received by now, in milliseconds of one core at speed 1. */
export function attained(machine: i32): f64 {
  const at = machine >> 1;
  return F[at + MACHINES.attained] + (F[MOMENT.clock] - F[at + MACHINES.sinceMs]) * F[at + MACHINES.rate];
}

/** Cores at work. */
export function running(machine: i32): f64 {
  const size: f64 = I[machine + MACHINES.size];
  const cores = F[(machine >> 1) + MACHINES.cores];
  return size < cores ? size : cores;
}

/** From now on `size` jobs share the cores. */
export function rebase(machine: i32, work: f64, size: f64): void {
  const at = machine >> 1;
  const cores = F[at + MACHINES.cores];
  const speed = F[at + MACHINES.speed];
  F[at + MACHINES.attained] = work;
  F[at + MACHINES.sinceMs] = F[MOMENT.clock];
  F[at + MACHINES.rate] = size <= cores ? speed : (speed * cores) / size;
}

/** Tells the tournament when the next job is done; never when there is none or the machine is off. */
export function announce(machine: i32): void {
  const at = machine >> 1;
  const rate = F[at + MACHINES.rate];
  if (I[machine + MACHINES.size] === 0 || rate === 0) {
    setNext(I[machine + MACHINES.leaf], Infinity);
    return;
  }
  const now = F[MOMENT.clock];
  const next = I[machine + MACHINES.due];
  const left = F[next >> 1] - F[at + MACHINES.attained];
  const ms = F[at + MACHINES.sinceMs] + (rate === 1 ? left : left / rate);
  setNext(I[machine + MACHINES.leaf], ms > now ? ms : now);
}

/** Puts a job with so much work, in milliseconds of one core at speed 1, on a machine; returns what that had attained by now. */
export function addWork(machine: i32, job: i32, work: f64): f64 {
  const at = machine >> 1;
  const size = I[machine + MACHINES.size];
  if (size >= I[machine + MACHINES.wholeCores]) return addShared(machine, job, work);
  if (size === 0) rebase(machine, 0, 1);
  const sofar = attained(machine);
  I[machine + MACHINES.size] = size + 1;
  F[at + MACHINES.busy] = F[at + MACHINES.busy] - F[MOMENT.clock];
  if (enterDueWork(machine, sofar + work, job)) announce(machine);
  return sofar;
}

/** Adds work where more jobs than cores share them from now on. */
function addShared(machine: i32, job: i32, work: f64): f64 {
  const at = machine >> 1;
  const size = I[machine + MACHINES.size];
  const sofar: f64 = size === 0 ? 0 : attained(machine);
  rebase(machine, sofar, size + 1);
  const left = F[at + MACHINES.cores] - size;
  if (left > 0) F[at + MACHINES.busy] = F[at + MACHINES.busy] - left * F[MOMENT.clock];
  I[machine + MACHINES.size] = size + 1;
  enterDueWork(machine, sofar + work, job);
  announce(machine);
  return sofar;
}

/** The job that a machine finishes next. */
export function firstJob(machine: i32): i32 {
  return I[I[machine + MACHINES.due] + DUE.job];
}

/** Takes that job off, now done; returns what the machine has attained. */
export function finishWork(machine: i32): f64 {
  const at = machine >> 1;
  const size = I[machine + MACHINES.size];
  const next = I[machine + MACHINES.due];
  const work = F[next >> 1];
  dropDueWork(machine);
  I[machine + MACHINES.size] = size - 1;
  if (size <= I[machine + MACHINES.wholeCores])
    F[at + MACHINES.busy] = F[at + MACHINES.busy] + F[MOMENT.clock];
  else finishShared(machine, work);
  announce(machine);
  return work;
}

/** A job less shares the cores. */
function finishShared(machine: i32, work: f64): void {
  const at = machine >> 1;
  const size = I[machine + MACHINES.size];
  const left = F[at + MACHINES.cores] - size;
  if (left > 0) F[at + MACHINES.busy] = F[at + MACHINES.busy] + left * F[MOMENT.clock];
  rebase(machine, work, size);
}
