/** The computed run and the playhead in it: measurements far ahead, and around the playhead the single events, applied as it passes. */
import { COLUMN, TRACE_STRIDE } from '../engine/trace.ts';
import type { HandedCheckpoint } from '../simulation/handed-checkpoint.ts';
import { KeptCheckpoints } from '../simulation/kept-checkpoints.ts';
import { Occupancy } from '../simulation/occupancy.ts';
import type { Chunk, Layout, ViewPiece } from '../simulation/results.ts';
import { WindowHistory } from '../simulation/window-history.ts';
import type { Playhead } from './session.ts';

/** How long, on the clock, a message that has arrived and a mishap stay to be drawn. */
const FLIGHT_LINGERS_ON_CLOCK_MS = 500;
const MISHAP_ON_CLOCK_MS = 1000;

interface Pending {
  readonly piece: ViewPiece;
  /** Index of the next row to apply; -1 while the keyframe is still to come. */
  at: number;
}

export class Playback {
  readonly history = new WindowHistory();
  readonly checkpoints = new KeptCheckpoints();
  occupancy = new Occupancy();
  timeMs = 0;
  /** How far the run is measured. */
  computedToMs = 0;
  /** How far its single events are told. */
  viewedToMs = 0;
  /** Who has which slot, at the computed end: slots only grow, so that it holds for earlier moments too. */
  layout: Layout | null = null;
  /** The same at the playhead, as far as it is known: processes may have moved since. */
  here: Layout | null = null;
  sampleEvery = 1;
  epoch = 0;
  /** Number of the present view: pieces of an older one are stale. */
  view = 0;
  private pending: Pending[] = [];
  private readonly shown: { -readonly [Key in keyof Playhead]: Playhead[Key] } = {
    ...{ timeMs: 0, speed: 1, layout: null, flights: [], mishaps: [] },
    processes: new Map(),
  };

  /** Empties everything for a new run; the playhead stands here until the run is computed. */
  begin(timeMs = 0): void {
    this.history.clear();
    this.occupancy = new Occupancy();
    this.timeMs = timeMs;
    this.checkpoints.clear();
    this.beginAgain();
    this.layout = null;
    this.here = null;
  }

  /** The same run in a fresh worker, from the last checkpoint on: what is shown stays, what came later is computed anew. */
  beginAgain(): void {
    this.checkpoints.takeUp();
    this.computedToMs = this.checkpoints.toMs;
    this.history.cutAfter(this.computedToMs);
    this.epoch = 0;
    this.beginView();
  }

  /** What was computed beyond this time, by default the playhead, does not hold any more. */
  discardFuture(fromMs = this.timeMs): void {
    this.history.cutAfter(fromMs);
    this.checkpoints.cutFrom(fromMs);
    this.computedToMs = Math.min(this.computedToMs, fromMs);
    this.epoch++;
    this.beginView();
  }

  /** Single events from now on belong to a new view. Returns its number. */
  beginView(): number {
    this.pending = [];
    this.viewedToMs = this.timeMs;
    return ++this.view;
  }

  /** Takes measurements in. `false`: they belong to a discarded future. */
  take(chunk: Chunk): boolean {
    if (chunk.epoch !== this.epoch) return false;
    this.history.add(chunk.windows);
    this.layout = chunk.layout;
    this.here ??= chunk.layout;
    this.computedToMs = chunk.toMs;
    return true;
  }

  /** Keeps a checkpoint for the worker after this one, unless it lies in a discarded future. */
  keep(epoch: number, checkpoint: HandedCheckpoint): void {
    if (epoch === this.epoch) this.checkpoints.keep(checkpoint);
  }

  /** Takes single events in. `false`: they belong to an older view. */
  takePiece(view: number, piece: ViewPiece): boolean {
    if (view !== this.view || piece.epoch !== this.epoch) return false;
    this.pending.push({ piece, at: -1 });
    this.viewedToMs = piece.toMs;
    return true;
  }

  /** Puts the playhead to a moment of the view that has just begun. */
  show(timeMs: number): void {
    this.timeMs = timeMs;
    this.occupancy.mishaps = [];
    this.apply(timeMs, false);
  }

  /** Moves the playhead on, no further than single events are told. */
  advanceTo(timeMs: number): void {
    const until = Math.min(timeMs, this.viewedToMs);
    this.apply(until, true);
    this.timeMs = Math.max(this.timeMs, until);
  }

  private apply(until: number, keepFlights: boolean): void {
    for (let next = this.pending[0]; next; next = this.pending[0]) {
      const { piece } = next;
      if (next.at < 0) {
        if (piece.fromMs > until) break;
        if (piece.keyframe) this.occupancy.reset(piece.keyframe, keepFlights);
        this.sampleEvery = piece.sampleEvery;
        this.here = piece.layout;
        next.at = 0;
      }
      const { rows } = piece;
      while (next.at < rows.length && (rows[next.at + COLUMN.time] ?? 0) <= until) {
        this.occupancy.apply(rows, next.at);
        next.at += TRACE_STRIDE;
      }
      if (next.at < rows.length || piece.toMs > until) break;
      this.pending.shift();
    }
  }

  /** Lets go of what has been drawn long enough at this speed. */
  sweep(speed: number): void {
    this.occupancy.sweep(
      this.timeMs - FLIGHT_LINGERS_ON_CLOCK_MS * speed,
      this.timeMs - MISHAP_ON_CLOCK_MS * speed,
    );
  }

  /** What the drawing reads at this frame. */
  frame(speed: number): Playhead {
    const { shown, occupancy } = this;
    shown.timeMs = this.timeMs;
    shown.speed = speed;
    shown.layout = this.here;
    shown.flights = occupancy.flights;
    shown.mishaps = occupancy.mishaps;
    shown.processes = occupancy.processes;
    return shown;
  }

  /** Time of the next row after the playhead, or null when none is told yet. */
  nextEventMs(): number | null {
    for (const { piece, at } of this.pending) {
      for (let row = Math.max(0, at); row < piece.rows.length; row += TRACE_STRIDE) {
        const time = piece.rows[row + COLUMN.time] ?? 0;
        if (time > this.timeMs) return time;
      }
    }
    return null;
  }
}
