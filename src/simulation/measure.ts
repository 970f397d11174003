/** From windows of measurements to the figures that a learner reads. */

import { LINK, MACHINE, PROCESS, SOURCE } from '../engine/core/measured.ts';
import { addSparse, BUCKETS, percentileMs, total } from '../engine/histogram.ts';
import { OUTCOMES } from '../engine/outcome.ts';
import type {
  ClientFigures,
  LinkFigures,
  MachineFigures,
  ProcessFigures,
  ResponseFigures,
  SeriesPoint,
} from './figures.ts';
import type { Layout, SparseHistogram, WindowResult } from './results.ts';

type Windows = readonly WindowResult[];

function spanSeconds(windows: Windows): number {
  return ((windows.at(-1)?.toMs ?? 0) - (windows[0]?.fromMs ?? 0)) / 1000;
}

function sum(windows: Windows, sort: 'sources' | 'processes' | 'machines' | 'links', at: number): number {
  let all = 0;
  for (const window of windows) all += window[sort][at] ?? 0;
  return all;
}

/** Room to count in. */
const counts = new Uint32Array(BUCKETS);

function responses(histograms: readonly (SparseHistogram | undefined)[]): ResponseFigures {
  counts.fill(0);
  let from = BUCKETS;
  let to = 0;
  for (const histogram of histograms) {
    if (!histogram) continue;
    addSparse(counts, histogram);
    from = Math.min(from, histogram[0] ?? BUCKETS);
    to = Math.max(to, (histogram.at(-2) ?? -1) + 1);
  }
  return {
    samples: total(counts, from, to),
    p50Ms: percentileMs(counts, 0.5, from, to),
    p95Ms: percentileMs(counts, 0.95, from, to),
    p99Ms: percentileMs(counts, 0.99, from, to),
  };
}

function per(count: number, of: number): number | null {
  return of > 0 ? count / of : null;
}

/** How many of a client's requests ended how, by outcome code. */
export function countsByOutcome(windows: Windows, slot: number): readonly number[] {
  const first = slot * SOURCE.stride + SOURCE.outcomes;
  return OUTCOMES.map((_, code) => sum(windows, 'sources', first + code));
}

export function clientFigures(windows: Windows, slot: number): ClientFigures {
  const row = slot * SOURCE.stride;
  const seconds = spanSeconds(windows) || 1;
  const ended = countsByOutcome(windows, slot);
  const completed = ended.reduce((all, count) => all + count, 0);
  const answered = (ended[0] ?? 0) + (ended[1] ?? 0);
  return {
    role: 'client',
    offeredPerSecond: sum(windows, 'sources', row + SOURCE.offered) / seconds,
    answeredPerSecond: answered / seconds,
    failedPerSecond: (completed - answered) / seconds,
    failedShare: per(completed - answered, completed),
    outcomes: OUTCOMES.map((outcome, code) => ({
      outcome,
      count: ended[code] ?? 0,
      share: (ended[code] ?? 0) / (completed || 1),
    })).filter(({ count }) => count > 0),
    inFlight: windows.at(-1)?.sources[row + SOURCE.inFlight] ?? 0,
    ...responses(windows.map((window) => window.sourceResponse[slot])),
  };
}

/** Workers and places in line, as the present diagram has them; null: no limit. */
export interface ProcessLimits {
  readonly workers: number | null;
  readonly queueLimit: number | null;
}

export function processFigures(windows: Windows, slot: number, limits: ProcessLimits): ProcessFigures {
  const row = slot * PROCESS.stride;
  const seconds = spanSeconds(windows) || 1;
  const of = (column: number): number => sum(windows, 'processes', row + column);
  const left = of(PROCESS.served) + of(PROCESS.failed);
  return {
    role: 'process',
    arrivedPerSecond: of(PROCESS.arrived) / seconds,
    servedPerSecond: of(PROCESS.served) / seconds,
    failedPerSecond: of(PROCESS.failed) / seconds,
    rejectedPerSecond: (of(PROCESS.rejected) + of(PROCESS.refusedDown) + of(PROCESS.looped)) / seconds,
    busyWorkers: of(PROCESS.busyIntegral) / seconds / 1000,
    awaitingWorkers: of(PROCESS.awaitingIntegral) / seconds / 1000,
    workers: limits.workers,
    queueLength: of(PROCESS.queueIntegral) / seconds / 1000,
    queueLimit: limits.queueLimit,
    meanWaitMs: per(of(PROCESS.waitSumMs), of(PROCESS.started)),
    meanServedMs: per(of(PROCESS.servedSumMs), left),
    cpuCores: of(PROCESS.cpuMs) / seconds / 1000,
    ...responses(windows.map((window) => window.processResponse[slot])),
  };
}

export function machineFigures(windows: Windows, slot: number, layout: Layout): MachineFigures {
  const row = slot * MACHINE.stride;
  const milliseconds = spanSeconds(windows) * 1000 || 1;
  const cores = windows.at(-1)?.machines[row + MACHINE.cores] ?? 1;
  const byProcess = layout.processes.flatMap((process, processSlot) => {
    if (layout.machineOf[processSlot] !== slot) return [];
    const cpuMs = sum(windows, 'processes', processSlot * PROCESS.stride + PROCESS.cpuMs);
    return [{ process, share: cpuMs / milliseconds / cores }];
  });
  return {
    role: 'machine',
    cpuShare: Math.min(1, sum(windows, 'machines', row + MACHINE.busyMs) / milliseconds / cores),
    byProcess,
  };
}

export function linkFigures(windows: Windows, slot: number): LinkFigures {
  const seconds = spanSeconds(windows) || 1;
  return { requestsPerSecond: sum(windows, 'links', slot * LINK.stride + LINK.requests) / seconds };
}

/** When requests were sent whose numbers the points name: needed to tell their stories. */
export type SentTimes = Map<number, number>;

/** One point of the charts from the windows of its second, over the given client slots together. */
export function seriesPoint(windows: Windows, slots: readonly number[], sentTimes: SentTimes): SeriesPoint {
  const seconds = spanSeconds(windows) || 1;
  const of = (column: number): number =>
    slots.reduce((all, slot) => all + sum(windows, 'sources', slot * SOURCE.stride + column), 0);
  const figures = responses(windows.flatMap((window) => slots.map((slot) => window.sourceResponse[slot])));
  const answered = of(SOURCE.outcomes) + of(SOURCE.outcomes + 1);
  const failures = OUTCOMES.flatMap((outcome, code) => {
    const count = of(SOURCE.outcomes + code);
    if (code <= 1 || count === 0) return [];
    const example = newest(windows, slots, SOURCE.examples + code, SOURCE.examplesSentMs + code, sentTimes);
    return [{ outcome, perSecond: count / seconds, example }];
  });
  return {
    fromMs: windows[0]?.fromMs ?? 0,
    offeredPerSecond: of(SOURCE.offered) / seconds,
    answeredPerSecond: answered / seconds,
    p50Ms: figures.p50Ms,
    p95Ms: figures.p95Ms,
    p99Ms: figures.p99Ms,
    failures,
    slowest: slowest(windows, slots, sentTimes),
  };
}

/** Numbers in the rows are one more than the request's, so that 0 means none. */
function newest(
  windows: Windows,
  slots: readonly number[],
  column: number,
  sentColumn: number,
  sentTimes: SentTimes,
) {
  for (const window of windows.toReversed()) {
    for (const slot of slots) {
      const number = (window.sources[slot * SOURCE.stride + column] ?? 0) - 1;
      if (number < 0) continue;
      sentTimes.set(number, window.sources[slot * SOURCE.stride + sentColumn] ?? 0);
      return number;
    }
  }
  return null;
}

function slowest(windows: Windows, slots: readonly number[], sentTimes: SentTimes): number | null {
  let found = -1;
  let longestMs = 0;
  for (const { sources } of windows) {
    for (const slot of slots) {
      const row = slot * SOURCE.stride;
      const ms = sources[row + SOURCE.slowestMs] ?? 0;
      if (ms <= longestMs) continue;
      longestMs = ms;
      found = (sources[row + SOURCE.slowest] ?? 0) - 1;
      sentTimes.set(found, sources[row + SOURCE.slowestSentMs] ?? 0);
    }
  }
  return found < 0 ? null : found;
}
