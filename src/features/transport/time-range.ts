/** The stretch of simulated time that the timeline shows, and where times stand in it. */
import type { ScenarioEvent } from '../../diagram/scenario.ts';
import { REMEMBERED_MS } from '../../simulation/window-history.ts';

const ROUND_MS = 30_000;
const SHORTEST_MS = 120_000;
const TICKS_AT_MOST = 7;
const TICK_STEPS_MS = [30_000, 60_000, 120_000, 300_000, 600_000];

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is computed ahead of where the run has come to; twice as much at the highest speeds. */
const AHEAD_MS = 60_000;

/** What is planned later than that must not squeeze the line; the editor of the scenario lists it. */
const FURTHEST_MS = 600_000;

/** From what is remembered to what is computed or planned, in whole half minutes. It does not shrink with an edit. */
export function timelineRange(presentMs: number, lastEventMs: number): TimeRange {
  const endMs = Math.max(presentMs + AHEAD_MS, Math.min(lastEventMs, presentMs + FURTHEST_MS));
  const toMs = Math.max(SHORTEST_MS, Math.ceil(endMs / ROUND_MS) * ROUND_MS);
  const fromMs = Math.max(0, Math.ceil((presentMs + 2 * AHEAD_MS - REMEMBERED_MS) / ROUND_MS) * ROUND_MS);
  return { fromMs, toMs };
}

/** Where a time stands, in percent of the range. */
export function percentAt(ms: number, { fromMs, toMs }: TimeRange): number {
  return Math.min(100, Math.max(0, ((ms - fromMs) / (toMs - fromMs)) * 100));
}

/** Round times to be written under the line. */
export function ticksIn({ fromMs, toMs }: TimeRange): readonly number[] {
  const stepMs = TICK_STEPS_MS.find((step) => (toMs - fromMs) / step <= TICKS_AT_MOST) ?? 600_000;
  const first = Math.ceil(fromMs / stepMs) * stepMs;
  return Array.from({ length: Math.floor((toMs - first) / stepMs) + 1 }, (_, at) => first + at * stepMs);
}

/** Where a key takes the playhead; null: nowhere. */
export function keyTarget(
  key: string,
  isBig: boolean,
  atMs: number,
  { fromMs, toMs }: TimeRange,
): number | null {
  const stepMs = isBig ? 10_000 : 1000;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: atMs - stepMs,
    ArrowDown: atMs - stepMs,
    ArrowRight: atMs + stepMs,
    ArrowUp: atMs + stepMs,
    PageDown: atMs - 10_000,
    PageUp: atMs + 10_000,
    Home: fromMs,
    End: toMs,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(toMs, Math.max(fromMs, target));
}

export interface FlagGroup {
  readonly atMs: number;
  readonly labels: readonly string[];
}

/** In groups: what is closer to each other than this share of the range stands together. */
function grouped<Item extends { readonly atMs: number }>(
  items: readonly Item[],
  range: TimeRange,
  apart: number,
): readonly Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    if (item.atMs < range.fromMs || item.atMs > range.toMs) continue;
    const last = groups.at(-1);
    const beginsMs = last?.[0]?.atMs ?? -Infinity;
    if (last && item.atMs - beginsMs < apart * (range.toMs - range.fromMs)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Flags closer to each other than this share of the range become one. */
export function groupedFlags(
  flags: readonly { readonly atMs: number; readonly label: string }[],
  range: TimeRange,
  apart: number,
): readonly FlagGroup[] {
  return grouped(flags, range, apart).map((group) => ({
    atMs: group[0]?.atMs ?? 0,
    labels: group.map(({ label }) => label),
  }));
}

/** The same for events of a scenario. One may stand alone, in front of the others. */
export function groupedEvents(
  events: readonly ScenarioEvent[],
  range: TimeRange,
  apart: number,
  aloneId: string | null,
): readonly (readonly ScenarioEvent[])[] {
  const groups = (isAlone: boolean) =>
    grouped(
      events.filter(({ id }) => (id === aloneId) === isAlone),
      range,
      apart,
    );
  return [...groups(false), ...groups(true)];
}
