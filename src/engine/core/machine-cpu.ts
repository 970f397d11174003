/** The CPUs of machines: processor sharing by virtual time. While no core is shared, nothing but the heap moves. */
import { F, I } from './cells.ts';
import { widened } from './heap.ts';
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
  const done = F[I[machine + MACHINES.done] >> 1];
  const ms = F[at + MACHINES.sinceMs] + (done - F[at + MACHINES.attained]) / rate;
  setNext(I[machine + MACHINES.leaf], ms > now ? ms : now);
}

/** Puts a job with so much work, in milliseconds of one core at speed 1, on a machine; returns what that had attained by now. */
export function addWork(machine: i32, job: i32, work: f64): f64 {
  const at = machine >> 1;
  const now = F[MOMENT.clock];
  const cores = F[at + MACHINES.cores];
  const size = I[machine + MACHINES.size];
  const sofar: f64 = size === 0 ? 0 : attained(machine);
  const shares = size + 1 > cores;
  if (size === 0 || shares) rebase(machine, sofar, size + 1);
  if (size < cores) {
    let taken: f64 = cores - size;
    if (taken > 1) taken = 1;
    F[at + MACHINES.busy] = F[at + MACHINES.busy] - taken * now;
  }
  if (size === I[machine + MACHINES.room]) grow(machine);
  const done = I[machine + MACHINES.done] >> 1;
  const jobs = I[machine + MACHINES.jobs];
  const doneAt = sofar + work;
  let hole = size;
  I[machine + MACHINES.size] = size + 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (F[done + parent] <= doneAt) break;
    F[done + hole] = F[done + parent];
    I[jobs + hole] = I[jobs + parent];
    hole = parent;
  }
  F[done + hole] = doneAt;
  I[jobs + hole] = job;
  if (hole === 0 || shares) announce(machine);
  return sofar;
}

/** The job that a machine finishes next. */
export function firstJob(machine: i32): i32 {
  return I[I[machine + MACHINES.jobs]];
}

/** Takes that job off, now done; returns what the machine has attained. */
export function finishWork(machine: i32): f64 {
  const at = machine >> 1;
  const now = F[MOMENT.clock];
  const cores = F[at + MACHINES.cores];
  const size = I[machine + MACHINES.size];
  const work = F[I[machine + MACHINES.done] >> 1];
  dropFirstJob(machine);
  if (size <= cores) F[at + MACHINES.busy] = F[at + MACHINES.busy] + now;
  else {
    if (size - 1 < cores) F[at + MACHINES.busy] = F[at + MACHINES.busy] + (cores - size + 1) * now;
    rebase(machine, work, size - 1);
  }
  announce(machine);
  return work;
}

function dropFirstJob(machine: i32): void {
  const last = I[machine + MACHINES.size] - 1;
  I[machine + MACHINES.size] = last;
  const done = I[machine + MACHINES.done] >> 1;
  const jobs = I[machine + MACHINES.jobs];
  const doneAt = F[done + last];
  let hole: i32 = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= last) break;
    if (child + 1 < last && F[done + child + 1] < F[done + child]) child++;
    if (doneAt <= F[done + child]) break;
    F[done + hole] = F[done + child];
    I[jobs + hole] = I[jobs + child];
    hole = child;
  }
  F[done + hole] = doneAt;
  I[jobs + hole] = I[jobs + last];
}

function grow(machine: i32): void {
  const room = I[machine + MACHINES.room];
  const wider = room === 0 ? 8 : room * 2;
  const done = widened(I[machine + MACHINES.done], room * 2, wider * 2);
  const jobs = widened(I[machine + MACHINES.jobs], room, wider);
  I[machine + MACHINES.done] = done;
  I[machine + MACHINES.jobs] = jobs;
  I[machine + MACHINES.room] = wider;
}
