/** Columns of the rows that are measured, and how they are counted up. */
import { F, I } from './cells.ts';
import { CLIENTS, LINKS, MOMENT, PROCESSES } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** A client population's. Integrals are in millisecond-requests. */
export class SOURCE {
  static readonly offered = 0;
  static readonly inFlightIntegral = 1;
  static readonly inFlight = 2;
  static readonly responseSumMs = 3;
  /** Completed requests by outcome number, from here on. */
  static readonly outcomes = 4;
  /** Number of the newest request that ended so plus 1, or 0; then when it was sent. */
  static readonly examples = 17;
  static readonly examplesSentMs = 30;
  static readonly slowestMs = 43;
  static readonly slowest = 44;
  static readonly slowestSentMs = 45;
  static readonly stride = 46;
}

/** A process's. */
export class PROCESS {
  static readonly arrived = 0;
  static readonly started = 1;
  /** Left with a good reply. */
  static readonly served = 2;
  /** Left with an error of its own or of a dependency. */
  static readonly failed = 3;
  /** Turned away because all was full. */
  static readonly rejected = 4;
  /** Turned away because it was not running. */
  static readonly refusedDown = 5;
  static readonly waitSumMs = 6;
  static readonly servedSumMs = 7;
  static readonly busyIntegral = 8;
  static readonly awaitingIntegral = 9;
  static readonly queueIntegral = 10;
  static readonly cpuMs = 11;
  static readonly busy = 12;
  static readonly awaiting = 13;
  static readonly queue = 14;
  /** 0 stopped, 1 starting, 2 up. */
  static readonly condition = 15;
  /** Arrived when no worker was free, and waited in line. */
  static readonly queued = 16;
  /** Never let in: they had gone in circles. Not among the arrived. */
  static readonly looped = 17;
  /** Were in line or in work when it was stopped or went silent. */
  static readonly cut = 18;
  static readonly stride = 19;
}

/** A machine's. */
export class MACHINE {
  static readonly busyMs = 0;
  static readonly cores = 1;
  /** 0 off, 1 booting, 2 on. */
  static readonly condition = 2;
  static readonly stride = 3;
}

/** A link's. */
export class LINK {
  static readonly requests = 0;
  static readonly replies = 1;
  static readonly stride = 2;
}

/** Adds to a column of a process. */
// @inline
export function book(process: i32, column: i32, amount: f64): void {
  F[(process >> 1) + (PROCESSES.measured + column)] =
    F[(process >> 1) + (PROCESSES.measured + column)] + amount;
}

/** Adds to a column of a client population. */
// @inline
export function bookClients(source: i32, column: i32, amount: f64): void {
  F[(source >> 1) + (CLIENTS.measured + column)] = F[(source >> 1) + (CLIENTS.measured + column)] + amount;
}

// @inline
export function bookLink(link: i32, column: i32): void {
  F[(link >> 1) + (LINKS.measured + column)] = F[(link >> 1) + (LINKS.measured + column)] + 1;
}

/** Changes a count of a process; its integral over time is settled when the window closes. */
// @inline
export function count(process: i32, cell: i32, integral: i32, by: i32): void {
  I[process + cell] = I[process + cell] + by;
  book(process, integral, -by * F[MOMENT.clock]);
}
