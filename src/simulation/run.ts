/** A run: a base diagram, an edit log and a seed, computed ahead in chunks; an edit in the past discards the future after it. */
import { copyOf } from '../engine/checkpoint.ts';
import { type Checkpoint, Engine } from '../engine/engine.ts';
import { toSparse } from '../engine/histogram.ts';
import { describeOccupants } from '../engine/occupants.ts';
import { COLUMN, TRACE, TRACE_STRIDE, TraceBuffer } from '../engine/trace.ts';
import { compile } from './compile.ts';
import type { LogEntry, RunRecipe } from './edit-log.ts';
import { LifeColumns } from './life-columns.ts';
import { applyEntry, layoutOf, Replay } from './replay.ts';
import { type Chunk, type Layout, type Story, WINDOW_MS, type WindowResult } from './results.ts';

/** Checkpoints this close together near the computed end; further back one in {@link KEEP_EVERY} stays. */
const CHECKPOINT_MS = 1000;
const FINE_CHECKPOINTS = 15;
const KEEP_EVERY = 5;
/** Stories can be told of requests sent this long ago. */
const MEMORY_MS = 130_000;
/** A story runs on at most this long after its request was sent. */
const LONGEST_STORY_MS = 60_000;

interface RunCheckpoint {
  readonly atMs: number;
  readonly logLength: number;
  readonly engine: Checkpoint;
  readonly lives: LifeColumns;
  readonly layout: Layout;
}

/** What the watcher of a chunk wants to see. */
export interface Watching {
  /** Rows of one request in so many; 1 is all of them. */
  readonly sampleEvery: number;
  /** Request whose rows are kept in any case, -1 for none. */
  readonly followed: number;
  /** Most engine events in one chunk, so that nothing blocks for long. */
  readonly maxEvents: number;
}

export class Run {
  readonly log: LogEntry[];
  epoch = 0;
  private readonly engine: Engine;
  private lives = new LifeColumns();
  private layout: Layout;
  private logLength = 0;
  private readonly trace = new TraceBuffer();
  private checkpoints: RunCheckpoint[] = [];
  private needsKeyframe = true;

  constructor(recipe: RunRecipe) {
    this.log = [...recipe.log];
    this.engine = new Engine(compile(recipe.base).model, recipe.seed);
    this.layout = layoutOf(this.engine, 0);
    this.applyDueEntries();
    this.keepCheckpoint();
  }

  get computedToMs(): number {
    return this.engine.nowMs;
  }

  get eventHash(): number {
    return this.engine.state.hash;
  }

  /** Enters an edit. What was computed beyond its time is discarded. */
  enter(entry: LogEntry): void {
    this.rewindTo(entry.atMs);
    this.log.length = this.logLength;
    this.log.push(entry);
    this.epoch++;
    this.engine.trace = this.trace;
    this.applyDueEntries();
    this.engine.trace = null;
    this.checkpoints.push(this.checkpointNow());
  }

  /** Computes on to `untilMs`, or less far when `maxEvents` is reached. */
  compute(untilMs: number, watching: Watching): Chunk {
    const fromMs = this.engine.nowMs;
    const fresh = watching.sampleEvery > 1 || this.needsKeyframe;
    const keyframe = fresh ? this.occupants() : null;
    this.needsKeyframe = watching.sampleEvery > 1;
    this.engine.trace = this.trace;
    const windows = this.advance(untilMs, watching.maxEvents);
    this.engine.trace = null;
    const rows = sample(this.trace.drain(), watching);
    return {
      ...this.chunk(fromMs, windows),
      keyframe,
      rows,
      sampleEvery: watching.sampleEvery,
      quiet: false,
    };
  }

  /** Computes on to `untilMs` without telling of single requests; the keyframe is of the end. */
  skip(untilMs: number, maxEvents = Infinity): Chunk {
    const fromMs = this.engine.nowMs;
    this.trace.drain();
    const windows = this.advance(untilMs, maxEvents);
    this.needsKeyframe = false;
    return {
      ...this.chunk(fromMs, windows),
      keyframe: this.occupants(),
      rows: new Float64Array(0),
      sampleEvery: 1,
      quiet: true,
    };
  }

  /** Tells a request's whole story, sent at `sentMs`, by running that piece again with open eyes. */
  story(request: number, sentMs: number): Story | null {
    const replay = this.replayFrom(sentMs);
    if (!replay) return null;
    const told: number[] = [];
    const endMs = Math.max(this.computedToMs, sentMs + LONGEST_STORY_MS);
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
  replayFrom(ms: number): Replay | null {
    const from = this.checkpoints.findLast(({ atMs }) => atMs < ms) ?? this.checkpoints[0];
    return from ? new Replay(from, this.engine.seed, this.log) : null;
  }

  private advance(untilMs: number, maxEvents: number): WindowResult[] {
    const windows: WindowResult[] = [];
    const { engine } = this;
    let left = maxEvents;
    while (engine.nowMs < untilMs && left > 0) {
      const windowEnd = (Math.floor(engine.nowMs / WINDOW_MS) + 1) * WINDOW_MS;
      const entry = this.log[this.logLength];
      const target = Math.min(untilMs, windowEnd, entry?.atMs ?? Infinity);
      const before = engine.state.events;
      const finished = engine.runUntil(target, left);
      left -= engine.state.events - before;
      if (!finished) break;
      this.applyDueEntries();
      if (engine.nowMs === windowEnd) {
        windows.push(this.closeWindow());
        if (isWorthACheckpoint(windowEnd, untilMs)) this.keepCheckpoint();
      }
    }
    return windows;
  }

  private closeWindow(): WindowResult {
    const { engine, lives } = this;
    return engine.closeWindow(({ measured, nowMs }) => {
      const processes = measured.processes.rows();
      const machines = measured.machines.rows();
      lives.fold(engine.plan, { processes, machines }, nowMs - measured.fromMs);
      return {
        fromMs: measured.fromMs,
        toMs: nowMs,
        layoutVersion: this.layout.version,
        sources: measured.sources.rows(),
        processes,
        machines,
        links: measured.links.rows(),
        sourceResponse: measured.sourceResponse.counts.map(toSparse),
        processResponse: measured.processResponse.counts.map(toSparse),
        processLife: lives.processes.code.slice(),
        machineLife: lives.machines.code.slice(),
        eventHash: engine.state.hash,
      };
    });
  }

  private applyDueEntries(): void {
    for (;;) {
      const entry = this.log[this.logLength];
      if (!entry || entry.atMs > this.engine.nowMs) return;
      applyEntry(this.engine, entry);
      this.logLength++;
      if (entry.change.what === 'diagram') this.layout = layoutOf(this.engine, this.logLength);
    }
  }

  private rewindTo(atMs: number): void {
    if (atMs >= this.engine.nowMs) {
      this.advance(atMs, Infinity);
      return;
    }
    const last = this.checkpoints.findLastIndex((checkpoint) => checkpoint.atMs <= atMs);
    const checkpoint = this.checkpoints[last];
    if (!checkpoint) throw new Error(`There is no checkpoint before ${atMs} ms to go back to.`);
    this.checkpoints.length = last + 1;
    this.engine.restore(checkpoint.engine);
    this.lives = copyOf(checkpoint.lives);
    this.layout = checkpoint.layout;
    this.logLength = checkpoint.logLength;
    this.trace.drain();
    this.advance(atMs, Infinity);
  }

  private checkpointNow(): RunCheckpoint {
    return {
      atMs: this.engine.nowMs,
      logLength: this.logLength,
      engine: this.engine.checkpoint(),
      lives: copyOf(this.lives),
      layout: this.layout,
    };
  }

  /** Keeps a checkpoint and thins the older ones. */
  private keepCheckpoint(): void {
    if (this.checkpoints.at(-1)?.atMs === this.engine.nowMs) return;
    this.checkpoints.push(this.checkpointNow());
    const fine = this.checkpoints.length - FINE_CHECKPOINTS;
    const oldest = this.engine.nowMs - MEMORY_MS;
    this.checkpoints = this.checkpoints.filter(
      ({ atMs }, index) =>
        index >= fine || (atMs >= oldest && Math.round(atMs / CHECKPOINT_MS) % KEEP_EVERY === 0),
    );
  }

  private occupants(): Float64Array {
    const rows = new TraceBuffer();
    describeOccupants(this.engine, rows);
    return rows.drain();
  }

  private chunk(fromMs: number, windows: readonly WindowResult[]) {
    const { epoch, layout, logLength } = this;
    return { epoch, fromMs, toMs: this.engine.nowMs, layout, windows, logLength };
  }
}

/** Whether a checkpoint would still be kept when the run has come to `untilMs`: the others need not be made. */
function isWorthACheckpoint(atMs: number, untilMs: number): boolean {
  if (atMs % CHECKPOINT_MS !== 0) return false;
  return atMs % (KEEP_EVERY * CHECKPOINT_MS) === 0 || untilMs - atMs < FINE_CHECKPOINTS * CHECKPOINT_MS;
}

/** The rows of one request in `sampleEvery`, by its number, and those of the followed one. */
function sample(rows: Float64Array, { sampleEvery, followed }: Watching): Float64Array {
  if (sampleEvery <= 1) return rows;
  let kept = 0;
  for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
    const request = rows[at + COLUMN.request] ?? 0;
    if (Math.imul(request, 0x9e3779b1) >>> 0 >= 0x1_0000_0000 / sampleEvery && request !== followed) continue;
    rows.copyWithin(kept, at, at + TRACE_STRIDE);
    kept += TRACE_STRIDE;
  }
  return rows.slice(0, kept);
}
