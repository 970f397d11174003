/** Figures a learner reads: measurements of a component over the last seconds before the playhead. */
import type { Outcome } from '../engine/outcome.ts';

/** Percentiles in milliseconds; null when fewer than `samples` allow it (none at all). */
export interface ResponseFigures {
  readonly samples: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export interface ClientFigures extends ResponseFigures {
  readonly role: 'client';
  readonly offeredPerSecond: number;
  readonly answeredPerSecond: number;
  readonly failedPerSecond: number;
  /** Failed of completed, 0 to 1; null when nothing completed. */
  readonly failedShare: number | null;
  /** Completed requests by outcome. */
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number; readonly share: number }[];
  readonly inFlight: number;
}

export interface ProcessFigures extends ResponseFigures {
  readonly role: 'process';
  readonly arrivedPerSecond: number;
  readonly servedPerSecond: number;
  /** Answered with an error, of its own or because something it asked failed. */
  readonly failedPerSecond: number;
  /** Turned away: refused, dropped, answered with an error because full. */
  readonly rejectedPerSecond: number;
  /** Mean number of workers held, of them waiting for a dependency. */
  readonly busyWorkers: number;
  readonly awaitingWorkers: number;
  /** Workers there are; null: no limit. */
  readonly workers: number | null;
  readonly queueLength: number;
  readonly queueLimit: number | null;
  /** Of a request served here, on average, milliseconds. */
  readonly meanWaitMs: number | null;
  readonly meanServedMs: number | null;
  /** Cores used by this process, on average. */
  readonly cpuCores: number;
}

export interface MachineFigures {
  readonly role: 'machine';
  /** 0 to 1. */
  readonly cpuShare: number;
  /** Share of the machine's CPU by process (component id), 0 to 1. */
  readonly byProcess: readonly { readonly process: string; readonly share: number }[];
}

export type Figures = ClientFigures | ProcessFigures | MachineFigures;

export interface LinkFigures {
  readonly requestsPerSecond: number;
}

/** One second of the charts, of one client population. */
export interface SeriesPoint {
  readonly fromMs: number;
  readonly offeredPerSecond: number;
  readonly answeredPerSecond: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  /** Failures per second by outcome, only those that happened. */
  readonly failures: readonly {
    readonly outcome: Outcome;
    readonly perSecond: number;
    readonly example: number | null;
  }[];
  /** Number of the slowest answered request that ended in this second, to open it. */
  readonly slowest: number | null;
}
