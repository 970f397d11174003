/** What the charts draw: the window of time, the series of the chosen clients, the scale, and where a click leads. */
import { OUTCOMES, type Outcome } from '../../engine/outcome.ts';
import type { SeriesPoint } from '../../simulation/figures.ts';
import type { Flag } from '../../stores/results-store.ts';

/** Headlines are means over this many simulated seconds. */
export const HEADLINE_SECONDS = 5;

const LENGTH_MS = 120_000;
const AHEAD_MS = 30_000;
const SECOND_MS = 1000;

export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** What is to the right of it is computed, but not shown on the canvas yet. */
  readonly playheadMs: number;
}

/** Two minutes: a minute and a half before the playhead and half a minute after it. */
export function timeWindow(playheadMs: number): TimeWindow {
  const fromMs = Math.max(0, playheadMs + AHEAD_MS - LENGTH_MS);
  return { fromMs, toMs: fromMs + LENGTH_MS, playheadMs };
}

/** A point is drawn where its second ends. */
export const endOf = (point: SeriesPoint) => point.fromMs + SECOND_MS;

export function pointsIn(points: readonly SeriesPoint[], window: TimeWindow): readonly SeriesPoint[] {
  return points.filter((point) => point.fromMs >= window.fromMs && endOf(point) <= window.toMs);
}

/** Those that the playhead has passed. */
export function pointsPassed(
  points: readonly SeriesPoint[],
  { playheadMs }: TimeWindow,
): readonly SeriesPoint[] {
  return points.filter((point) => endOf(point) <= playheadMs);
}

export type SeriesOf = ReadonlyMap<string, readonly SeriesPoint[]>;

/** Rates and failures of several clients together. Percentiles cannot be added, so they are left out. */
export function together(all: readonly (readonly SeriesPoint[])[]): readonly SeriesPoint[] {
  const [only] = all;
  if (all.length === 1 && only) return only;
  const seconds = new Map<number, SeriesPoint>();
  for (const point of all.flat()) {
    const sum = seconds.get(point.fromMs);
    seconds.set(point.fromMs, sum ? added(sum, point) : { ...point, p50Ms: null, p95Ms: null, p99Ms: null });
  }
  return [...seconds.values()].sort((left, right) => left.fromMs - right.fromMs);
}

function added(sum: SeriesPoint, point: SeriesPoint): SeriesPoint {
  const failures = sum.failures.map((failure) => ({ ...failure }));
  for (const more of point.failures) {
    const same = failures.find(({ outcome }) => outcome === more.outcome);
    if (!same) failures.push({ ...more });
    else {
      same.perSecond += more.perSecond;
      same.example ??= more.example;
    }
  }
  return {
    ...sum,
    offeredPerSecond: sum.offeredPerSecond + point.offeredPerSecond,
    answeredPerSecond: sum.answeredPerSecond + point.answeredPerSecond,
    failures,
    slowest: sum.slowest ?? point.slowest,
  };
}

/** The client whose request this is: the one whose own series names it in that second. */
export function ownerOf(series: SeriesOf, fromMs: number, request: number): string | null {
  for (const [client, points] of series) {
    const point = points.find((one) => one.fromMs === fromMs);
    if (point?.slowest === request) return client;
    if (point?.failures.some(({ example }) => example === request)) return client;
  }
  return null;
}

/** The outcomes that happened among these points, in the order of all outcomes. */
export function causesIn(points: readonly SeriesPoint[]): readonly Outcome[] {
  const seen = new Set(points.flatMap(({ failures }) => failures.map(({ outcome }) => outcome)));
  return OUTCOMES.filter((outcome) => seen.has(outcome));
}

export function failuresPerSecond(point: SeriesPoint, outcome: Outcome): number {
  return point.failures.find((failure) => failure.outcome === outcome)?.perSecond ?? 0;
}

/** The smallest of 1, 2, 4, 5, 10, 20, … that holds the value: half of it is a round number too. */
export function roundMaximum(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  for (const step of [1, 2, 4, 5]) if (step * power >= value) return step * power;
  return 10 * power;
}

/** Mean over the last seconds. */
export function lastMean(points: readonly SeriesPoint[], value: (point: SeriesPoint) => number): number {
  const last = points.slice(-HEADLINE_SECONDS);
  return last.length === 0 ? 0 : last.reduce((sum, point) => sum + value(point), 0) / last.length;
}

/** The point whose second this moment is nearest to. */
export function pointNear(points: readonly SeriesPoint[], timeMs: number): SeriesPoint | null {
  let best: SeriesPoint | null = null;
  for (const point of points) {
    if (best === null || Math.abs(endOf(point) - timeMs) < Math.abs(endOf(best) - timeMs)) best = point;
  }
  return best;
}

export interface Opening {
  readonly request: number;
  readonly what: 'failure' | 'slowest';
  readonly outcome: Outcome | null;
}

/** Which request of a second a click opens: this failure, or else the most frequent one, or else the slowest. */
export function openingAt(point: SeriesPoint, wanted: Outcome | 'slowest' | null): Opening | null {
  const slowest =
    point.slowest === null ? null : { request: point.slowest, what: 'slowest' as const, outcome: null };
  if (wanted === 'slowest' && slowest) return slowest;
  const known = point.failures.filter(({ example }) => example !== null);
  known.sort((left, right) => right.perSecond - left.perSecond);
  const failure = known.find(({ outcome }) => outcome === wanted) ?? known[0];
  if (failure?.example == null) return slowest;
  return { request: failure.example, what: 'failure', outcome: failure.outcome };
}

/** The failure whose layer of the stack lies at this height. */
export function layerAt(point: SeriesPoint, causes: readonly Outcome[], perSecond: number): Outcome | null {
  let top = 0;
  for (const outcome of causes) {
    const height = failuresPerSecond(point, outcome);
    top += height;
    if (height > 0 && perSecond <= top) return outcome;
  }
  return null;
}

export interface FlagGroup {
  readonly atMs: number;
  readonly labels: readonly string[];
}

/** Flags closer to each other than this become one. */
export function groupFlags(
  flags: readonly Flag[],
  window: TimeWindow,
  apartMs: number,
): readonly FlagGroup[] {
  const groups: { atMs: number; labels: string[] }[] = [];
  for (const { atMs, label } of flags) {
    if (atMs < window.fromMs || atMs > window.toMs) continue;
    const last = groups.at(-1);
    if (last && atMs - last.atMs < apartMs) last.labels.push(label);
    else groups.push({ atMs, labels: [label] });
  }
  return groups;
}
