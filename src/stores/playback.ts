/** The computed run and the playhead in it: takes chunks in, applies rows as the playhead passes them, keeps the windows. */
import { COLUMN, TRACE_STRIDE } from '../engine/trace.ts';
import { Occupancy } from '../simulation/occupancy.ts';
import type { Chunk, Layout } from '../simulation/results.ts';
import { WindowHistory } from '../simulation/window-history.ts';

/** How long, on the clock, a message that has arrived and a mishap stay to be drawn. */
const FLIGHT_LINGERS_ON_CLOCK_MS = 500;
const MISHAP_ON_CLOCK_MS = 1000;

interface Pending {
  readonly chunk: Chunk;
  /** Index of the next row to apply; -1 while the keyframe is still to come. */
  at: number;
}

export class Playback {
  readonly history = new WindowHistory();
  occupancy = new Occupancy();
  timeMs = 0;
  computedToMs = 0;
  layout: Layout | null = null;
  sampleEvery = 1;
  epoch = 0;
  private pending: Pending[] = [];

  /** Empties everything for a new run; the playhead stands here until the run is computed. */
  begin(timeMs = 0): void {
    this.history.clear();
    this.occupancy = new Occupancy();
    this.pending = [];
    this.timeMs = timeMs;
    this.computedToMs = 0;
    this.epoch = 0;
    this.layout = null;
  }

  /** An edit at the playhead: what was computed beyond it does not hold any more. */
  discardFuture(): void {
    this.history.cutAfter(this.timeMs);
    this.pending = [];
    this.computedToMs = this.timeMs;
    this.epoch++;
  }

  /** Takes a chunk in. `false`: it belongs to a discarded future. */
  take(chunk: Chunk): boolean {
    if (chunk.epoch !== this.epoch) return false;
    this.history.add(chunk.windows);
    this.layout = chunk.layout;
    this.computedToMs = chunk.toMs;
    this.pending.push({ chunk, at: -1 });
    return true;
  }

  /** Moves the playhead to where a quiet piece ended, without showing what lies between. */
  jumpTo(timeMs: number): void {
    const last = this.pending.at(-1)?.chunk;
    if (last?.quiet && last.keyframe) this.occupancy.reset(last.keyframe, false);
    this.pending = [];
    this.occupancy.mishaps = [];
    // Whoever was the newest before the jump is so no more.
    this.occupancy.newest.clear();
    this.timeMs = Math.min(timeMs, this.computedToMs);
  }

  /** Moves the playhead on, no further than the run is computed. */
  advanceTo(timeMs: number): void {
    const until = Math.min(timeMs, this.computedToMs);
    for (let next = this.pending[0]; next; next = this.pending[0]) {
      const { chunk } = next;
      if (next.at < 0) {
        if (chunk.fromMs > until) break;
        if (chunk.keyframe) this.occupancy.reset(chunk.keyframe, !chunk.quiet);
        this.sampleEvery = chunk.sampleEvery;
        next.at = 0;
      }
      const { rows } = chunk;
      while (next.at < rows.length && (rows[next.at + COLUMN.time] ?? 0) <= until) {
        this.occupancy.apply(rows, next.at);
        next.at += TRACE_STRIDE;
      }
      if (next.at < rows.length || chunk.toMs > until) break;
      this.pending.shift();
    }
    this.timeMs = Math.max(this.timeMs, until);
  }

  /** Lets go of what has been drawn long enough at this speed. */
  sweep(speed: number): void {
    this.occupancy.sweep(
      this.timeMs - FLIGHT_LINGERS_ON_CLOCK_MS * speed,
      this.timeMs - MISHAP_ON_CLOCK_MS * speed,
    );
  }

  /** Time of the next row after the playhead, or null when none is computed yet. */
  nextEventMs(): number | null {
    for (const { chunk, at } of this.pending) {
      for (let row = Math.max(0, at); row < chunk.rows.length; row += TRACE_STRIDE) {
        const time = chunk.rows[row + COLUMN.time] ?? 0;
        if (time > this.timeMs) return time;
      }
    }
    return null;
  }
}
