/** A place in a run's time that moves on: the engine, the states folded so far, and how much of the log has taken effect. */
import { copyOf } from '../engine/checkpoint.ts';
import { type Checkpoint, Engine } from '../engine/engine.ts';
import { describeOccupants } from '../engine/occupants.ts';
import { TraceBuffer } from '../engine/trace.ts';
import { compile } from './compile.ts';
import type { LogEntry } from './edit-log.ts';
import { LifeColumns } from './life-columns.ts';
import { type Layout, WINDOW_MS, type WindowResult } from './results.ts';

export interface RunCheckpoint {
  readonly atMs: number;
  /** Entries of the log that had taken effect. */
  readonly logLength: number;
  readonly engine: Checkpoint;
  readonly lives: LifeColumns;
  readonly layout: Layout;
}

export class RunCursor {
  readonly engine: Engine;
  /** As it stands now; slots of before stay where they were. */
  layout: Layout;
  logLength = 0;
  private lives = new LifeColumns();
  private readonly trace = new TraceBuffer();

  constructor(model: Engine['plan']['model'], seed: number) {
    this.engine = new Engine(model, seed);
    this.layout = layoutOf(this.engine, 0);
  }

  /** A second place in the same run. */
  static at(checkpoint: RunCheckpoint, seed: number): RunCursor {
    const cursor = new RunCursor(checkpoint.engine.plan.model, seed);
    cursor.jumpTo(checkpoint);
    return cursor;
  }

  get nowMs(): number {
    return this.engine.nowMs;
  }

  get events(): number {
    return this.engine.state.events;
  }

  jumpTo(checkpoint: RunCheckpoint): void {
    this.engine.restore(checkpoint.engine);
    this.lives = copyOf(checkpoint.lives);
    this.layout = checkpoint.layout;
    this.logLength = checkpoint.logLength;
    this.trace.drain();
  }

  checkpoint(): RunCheckpoint {
    return {
      atMs: this.engine.nowMs,
      logLength: this.logLength,
      engine: this.engine.checkpoint(),
      lives: copyOf(this.lives),
      layout: this.layout,
    };
  }

  /**
   * Runs on to `untilMs`, or less far when `maxEvents` is reached; edits take effect on the way. Windows of measurements
   * are closed at their times even when nobody reads them: the engine's sums are then the same, to the last bit.
   */
  advance(
    untilMs: number,
    log: readonly LogEntry[],
    maxEvents: number = Infinity,
    read: ((window: WindowResult) => void) | null = null,
  ): void {
    const { engine } = this;
    let left = maxEvents;
    this.applyDue(log);
    while (engine.nowMs < untilMs && left > 0) {
      const windowEnd = (Math.floor(engine.nowMs / WINDOW_MS) + 1) * WINDOW_MS;
      const entry = log[this.logLength];
      const target = Math.min(untilMs, windowEnd, entry?.atMs ?? Infinity);
      const before = engine.state.events;
      const finished = engine.runUntil(target, left);
      left -= engine.state.events - before;
      if (!finished) break;
      this.applyDue(log);
      if (engine.nowMs !== windowEnd) continue;
      const window = this.closeWindow();
      read?.(window);
    }
  }

  /** The same, and tells every event on the way, as rows. */
  tell(untilMs: number, log: readonly LogEntry[], maxEvents: number = Infinity): Float64Array {
    this.engine.trace = this.trace;
    this.advance(untilMs, log, maxEvents);
    this.engine.trace = null;
    return this.trace.drain();
  }

  /** Entries whose time has come. */
  applyDue(log: readonly LogEntry[]): void {
    for (;;) {
      const entry = log[this.logLength];
      if (!entry || entry.atMs > this.engine.nowMs) return;
      const { change } = entry;
      this.logLength++;
      if (change.what === 'send') this.engine.sendByHand(change.source, change.mixIndex);
      else {
        this.engine.reconfigure(compile(change.diagram).model);
        this.layout = layoutOf(this.engine, this.logLength);
      }
    }
  }

  /** Rows that rebuild who sits where now. */
  occupants(): Float64Array {
    const rows = new TraceBuffer();
    describeOccupants(this.engine, rows);
    return rows.drain();
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
        sourceResponse: measured.sourceResponse.sparse(),
        processResponse: measured.processResponse.sparse(),
        processLife: lives.processes.code.slice(),
        machineLife: lives.machines.code.slice(),
        eventHash: engine.state.hash,
      };
    });
  }
}

export function layoutOf({ plan }: Engine, version: number): Layout {
  return {
    version,
    sources: plan.sources.ids,
    processes: plan.processes.ids,
    machines: plan.machines.ids,
    links: plan.links.ids,
    operations: plan.operations.ids,
    machineOf: [...plan.machineOf],
    processOf: [...plan.processOf],
    mixes: plan.sourcePlans.map((source) => source?.classes ?? []),
  };
}
