/** A run: a base diagram, its scenario, an edit log and a seed, computed ahead in pieces; a change of the past discards the future after it. */

import { scenarioOf } from '../diagram/scenario.ts';
import { COLUMN, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import { Checkpoints } from './checkpoints.ts';
import { joined, type LogEntry, type RunRecipe, type RunScript } from './edit-log.ts';
import { type HandedCheckpoint, handOver, takeBack } from './handed-checkpoint.ts';
import { Replay } from './replay.ts';
import { type Chunk, type Story, WINDOW_MS, type WindowResult } from './results.ts';
import { type RunCheckpoint, RunCursor } from './run-cursor.ts';
import { lastEventBefore, RunView, type Watching } from './run-view.ts';

/** A story runs on at most this long after its request was sent. */
const LONGEST_STORY_MS = 60_000;
/** An event before the present one is looked for so far back. */
const FARTHEST_BACK_MS = 60_000;
/** Engine events between two signs of life in long work. */
const EVENTS_IN_A_BEAT = 50_000;
/** Fewer events than these are computed anew as fast as a checkpoint is handed over and taken back. */
const EVENTS_WORTH_KEEPING = 10_000;
/** Copying so many bytes takes as long as an event. */
const BYTES_FOR_AN_EVENT = 16;
const MOST_HANDED_BYTES = 32 * 1024 * 1024;

export class Run {
  readonly log: LogEntry[];
  /** The same object all along, so that all who go through the run follow its changes. */
  private readonly script: { scenario: RunScript['scenario']; readonly log: LogEntry[] };
  epoch = 0;
  /** Called now and then in long work: it is under way, not hung. */
  beat: () => void = () => {};
  private readonly seed: number;
  private readonly front: RunCursor;
  /** Before anything was done. */
  private readonly origin: RunCheckpoint;
  private readonly checkpoints = new Checkpoints();
  private handedAtEvents = 0;

  /** `handed`: checkpoints of this very run, in order of time, from a worker that is gone. The run goes on from the last. */
  constructor(recipe: RunRecipe, handed: readonly HandedCheckpoint[] = []) {
    this.log = [...recipe.log];
    this.script = { scenario: scenarioOf(recipe.base), log: this.log };
    this.seed = recipe.seed;
    this.front = RunCursor.start(recipe.base, recipe.seed);
    this.origin = this.front.checkpoint();
    this.beginAgain();
    for (const each of handed) this.checkpoints.keep(takeBack(each, recipe));
    if (handed.length > 0) this.front.jumpTo(this.checkpoints.last);
    this.handedAtEvents = this.front.events;
  }

  /** The newest checkpoint, when so much was computed since the one before that handing it over is worth its while. */
  handOver(): HandedCheckpoint | null {
    const { last } = this.checkpoints;
    const bytes = last.engine.cells.byteLength;
    const worth = Math.max(EVENTS_WORTH_KEEPING, bytes / BYTES_FOR_AN_EVENT);
    if (last.events - this.handedAtEvents < worth || bytes > MOST_HANDED_BYTES) return null;
    this.handedAtEvents = last.events;
    return handOver(last);
  }

  get computedToMs(): number {
    return this.front.nowMs;
  }

  get eventHash(): number {
    return this.front.engine.hash;
  }

  /**
   * Enters an edit. What was computed beyond its time is discarded, and what was entered beyond it. Returns the view
   * from there on: it goes on from who sits where just before the edit.
   */
  enter(entry: LogEntry): RunView {
    this.rewindTo(entry.atMs);
    this.log.length = this.front.logLength;
    this.log.push(this.replacing(entry));
    this.epoch++;
    this.handedAtEvents = Math.min(this.handedAtEvents, this.front.events);
    const before = this.front.checkpoint();
    this.front.applyDue(this.script);
    this.checkpoints.cutAfter(entry.atMs);
    this.checkpoints.keep(this.front.checkpoint());
    return new RunView(RunCursor.at(before, this.seed), this.script, false);
  }

  /** Two systems at one moment: only the second ever was, and the run is that of the log, where the first is not. */
  private replacing(entry: LogEntry): LogEntry {
    const { atMs, change } = entry;
    const last = this.log.at(-1);
    if (last?.atMs !== atMs || last.change.what !== 'diagram' || change.what !== 'diagram') return entry;
    this.log.pop();
    if (atMs === 0) {
      this.front.jumpTo(this.origin);
      this.front.applyDue(this.script);
    } else this.rewindTo(atMs - 0.001);
    this.rewindTo(atMs);
    return joined(last, entry);
  }

  /** Another script for the time after this; up to it both are the same. What was computed from there on is discarded. */
  revise({ scenario, log }: RunScript, fromMs: number): void {
    this.log.splice(0, this.log.length, ...log);
    this.script.scenario = scenario;
    this.epoch++;
    // The checkpoint of the beginning has what happened at its very moment.
    if (fromMs <= 0) this.beginAgain();
    else if (fromMs < this.front.nowMs) this.rewindTo(fromMs);
    this.handedAtEvents = Math.min(this.handedAtEvents, this.front.events);
  }

  /** Computes on to `untilMs`, or less far when `maxEvents` is reached. */
  skip(untilMs: number, maxEvents = Infinity): Chunk {
    const fromMs = this.front.nowMs;
    const windows: WindowResult[] = [];
    this.advance(untilMs, maxEvents, windows);
    const { epoch, front } = this;
    return { epoch, fromMs, toMs: front.nowMs, layout: front.layout, windows };
  }

  /** The run event by event from `atMs` on. */
  viewFrom(atMs: number): RunView {
    const cursor = RunCursor.at(this.checkpoints.before(atMs), this.seed);
    while (cursor.nowMs < atMs) {
      cursor.advance(atMs, this.script, EVENTS_IN_A_BEAT);
      this.beat();
    }
    return new RunView(cursor, this.script, true);
  }

  /** Time of the last event before a moment that a watcher sees; the moment itself when there is none. */
  eventBefore(beforeMs: number, watching: Watching): number {
    let endMs = beforeMs;
    let cursor: RunCursor | null = null;
    while (endMs > 0 && beforeMs - endMs < FARTHEST_BACK_MS) {
      const from = this.checkpoints.before(Math.max(0, endMs - 0.001));
      if (from.atMs >= endMs) break;
      cursor ??= RunCursor.at(from, this.seed);
      const found = lastEventBefore(beforeMs, endMs, cursor, from, this.script, watching);
      this.beat();
      if (found !== null) return found;
      endMs = from.atMs;
    }
    return beforeMs;
  }

  /** Tells a request's whole story, sent at `sentMs`, by running that piece again with open eyes. */
  story(request: number, sentMs: number): Story | null {
    const replay = this.replayFrom(sentMs);
    const told: number[] = [];
    const endMs = sentMs + LONGEST_STORY_MS;
    let open = new Set<number>();
    let isDone = false;
    while (replay.nowMs < endMs && !(isDone && open.size === 0)) {
      const rows = replay.advance(Math.min(replay.nowMs + WINDOW_MS, endMs));
      for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
        if (rows[at + COLUMN.request] !== request) continue;
        const type = rows[at + COLUMN.type];
        const job = rows[at + COLUMN.job] ?? -1;
        if (type === TRACE.done) isDone = true;
        if (type === TRACE.start || type === TRACE.queue) open = new Set(open).add(job);
        if (type === TRACE.leave) open = new Set([...open].filter((each) => each !== job));
        for (let column = 0; column < TRACE_STRIDE; column++) told.push(rows[at + column] ?? 0);
      }
    }
    return { request, epoch: this.epoch, rows: Float64Array.from(told), layout: replay.layout };
  }

  /** Looks again at what was computed, from a checkpoint before this time on. */
  replayFrom(ms: number): Replay {
    const cursor = RunCursor.at(this.checkpoints.before(ms - 0.001), this.seed);
    return new Replay(cursor, this.script, () => this.beat());
  }

  private beginAgain(): void {
    this.front.jumpTo(this.origin);
    this.front.applyDue(this.script);
    this.checkpoints.beginAt(this.front.checkpoint());
  }

  private rewindTo(atMs: number): void {
    // What lies before all checkpoints, such as an event of the scenario long ago, is reached from the beginning.
    if (!this.checkpoints.reachBackTo(atMs)) this.beginAgain();
    else if (atMs < this.front.nowMs) this.front.jumpTo(this.checkpoints.cutAfter(atMs));
    while (this.front.nowMs < atMs) {
      this.advance(atMs, EVENTS_IN_A_BEAT, null);
      this.beat();
    }
  }

  private advance(untilMs: number, maxEvents: number, windows: WindowResult[] | null): void {
    this.front.advance(untilMs, this.script, maxEvents, (window) => {
      windows?.push(window);
      if (this.checkpoints.isDue(window.toMs)) this.checkpoints.keep(this.front.checkpoint());
    });
  }
}
