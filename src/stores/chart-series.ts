/** One point a simulated second for every client and for all together, over what is computed. */
import type { SeriesPoint } from '../simulation/figures.ts';
import { type SentTimes, seriesPoint } from '../simulation/measure.ts';
import type { Layout } from '../simulation/results.ts';
import { REMEMBERED_MS } from '../simulation/window-history.ts';
import type { Playback } from './playback.ts';

const SECOND_MS = 1000;
/** All clients together. */
const ALL = '';

export class ChartSeries {
  private points = new Map<string, SeriesPoint[]>();
  private toMs = 0;

  begin(): void {
    this.points = new Map();
    this.toMs = 0;
  }

  get total(): readonly SeriesPoint[] {
    return this.points.get(ALL) ?? [];
  }

  get byClient(): ReadonlyMap<string, readonly SeriesPoint[]> {
    return new Map([...this.points].filter(([id]) => id !== ALL));
  }

  cutAfter(ms: number): void {
    const lastMs = Math.floor(ms / SECOND_MS) * SECOND_MS;
    if (lastMs >= this.toMs) return;
    for (const [id, points] of this.points)
      this.points.set(
        id,
        points.filter(({ fromMs }) => fromMs < lastMs),
      );
    this.toMs = lastMs;
  }

  /** Adds a point for every whole second that is computed since. `false`: there is none. */
  extend({ history, computedToMs }: Playback, layout: Layout, sentTimes: SentTimes): boolean {
    const lastMs = Math.floor(computedToMs / SECOND_MS) * SECOND_MS;
    if (lastMs <= this.toMs) return false;
    const all = layout.sources.map((_, slot) => slot);
    for (let fromMs = Math.max(this.toMs, lastMs - REMEMBERED_MS); fromMs < lastMs; fromMs += SECOND_MS) {
      const windows = history.between(fromMs, fromMs + SECOND_MS);
      if (windows.length === 0) continue;
      this.add(ALL, seriesPoint(windows, all, sentTimes));
      layout.sources.forEach((id, slot) => {
        this.add(id, seriesPoint(windows, [slot], sentTimes));
      });
    }
    for (const [id, points] of this.points)
      this.points.set(
        id,
        points.filter(({ fromMs }) => fromMs >= lastMs - REMEMBERED_MS),
      );
    this.toMs = lastMs;
    return true;
  }

  private add(id: string, point: SeriesPoint): void {
    const points = this.points.get(id) ?? [];
    points.push(point);
    this.points.set(id, points);
  }
}
