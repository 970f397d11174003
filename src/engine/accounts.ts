/** The accounts of a window: integrals over time are kept as counts changed at moments, and settled when the window closes. */
import { F, I } from './core/cells.ts';
import { attained, running } from './core/machine-cpu.ts';
import { CLIENTS, LINE, LINKS, MACHINES, MOMENT, PROCESSES, TABLE, TIMES } from './core/map.ts';
import { book, bookClients, LINK, MACHINE, PROCESS, SOURCE } from './core/measured.ts';
import { BUCKETS } from './core/times.ts';
import { rowOf, rowsIn } from './memory.ts';

function each(table: number, visit: (row: number) => void): void {
  for (let slot = 0; slot < rowsIn(table); slot++) visit(rowOf(table, slot));
}

/** Settles the CPU time of work under way (`sign` 1) or opens its account again (-1): between the two it may move and change pace. */
export function bookCpus(sign: number): void {
  each(TABLE.processes, (process) => {
    const machine = I[process + PROCESSES.machine];
    const speed = F[(machine >> 1) + MACHINES.speed];
    if (speed === 0 || I[process + PROCESSES.runnable] === 0) return;
    book(process, PROCESS.cpuMs, (sign * I[process + PROCESSES.runnable] * attained(machine)) / speed);
  });
}

/** Settles the integrals of all counts (`sign` 1), or opens them for a new window (-1). */
function bookCounts(sign: number): void {
  const now = sign * F[MOMENT.clock];
  each(TABLE.processes, (process) => {
    book(process, PROCESS.busyIntegral, now * I[process + PROCESSES.busy]);
    book(process, PROCESS.awaitingIntegral, now * I[process + PROCESSES.awaiting]);
    book(process, PROCESS.queueIntegral, now * I[process + PROCESSES.line + LINE.many]);
  });
  each(TABLE.sources, (source) => {
    bookClients(source, SOURCE.inFlightIntegral, now * I[source + CLIENTS.inFlight]);
  });
}

/** Completes the rows of the present window. */
export function settle(): void {
  bookCounts(1);
  bookCpus(1);
  each(TABLE.processes, (process) => {
    const at = (process >> 1) + PROCESSES.measured;
    F[at + PROCESS.busy] = I[process + PROCESSES.busy];
    F[at + PROCESS.awaiting] = I[process + PROCESSES.awaiting];
    F[at + PROCESS.queue] = I[process + PROCESSES.line + LINE.many];
    F[at + PROCESS.condition] = I[process + PROCESSES.condition];
  });
  each(TABLE.sources, (source) => {
    F[(source >> 1) + CLIENTS.measured + SOURCE.inFlight] = I[source + CLIENTS.inFlight];
  });
  each(TABLE.machines, (machine) => {
    const at = machine >> 1;
    const speed = F[at + MACHINES.speed];
    F[at + MACHINES.measured + MACHINE.busyMs] = takeBusyMs(machine);
    F[at + MACHINES.measured + MACHINE.cores] = F[at + MACHINES.cores];
    F[at + MACHINES.measured + MACHINE.condition] = speed === 0 ? 0 : 2;
  });
}

/** Core-milliseconds used since the last look. */
function takeBusyMs(machine: number): number {
  const at = machine >> 1;
  const open = F[at + MACHINES.speed] > 0 ? running(machine) * F[MOMENT.clock] : 0;
  const busyMs = F[at + MACHINES.busy] + open;
  F[at + MACHINES.busy] = -open;
  return busyMs;
}

/** Empties the rows for a new window that begins now. */
export function openWindow(): void {
  each(TABLE.sources, (source) => {
    empty(source, CLIENTS.measured, SOURCE.stride);
    emptyTimes(I[source + CLIENTS.times]);
  });
  each(TABLE.processes, (process) => {
    empty(process, PROCESSES.measured, PROCESS.stride);
    emptyTimes(I[process + PROCESSES.times]);
  });
  each(TABLE.links, (link) => {
    empty(link, LINKS.measured, LINK.stride);
  });
  F[MOMENT.windowFrom] = F[MOMENT.clock];
  bookCounts(-1);
  bookCpus(-1);
}

function empty(row: number, measured: number, stride: number): void {
  F.fill(0, (row >> 1) + measured, (row >> 1) + measured + stride);
}

function emptyTimes(times: number): void {
  if (times === 0 || I[times + TIMES.to] === 0) return;
  I.fill(0, times + TIMES.counts + I[times + TIMES.from], times + TIMES.counts + I[times + TIMES.to]);
  I[times + TIMES.from] = BUCKETS;
  I[times + TIMES.to] = 0;
}
