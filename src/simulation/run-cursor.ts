/** A place in a run's time that moves on: the engine, the states folded so far, and how much of the script has taken effect. */

import type { Diagram } from '../diagram/diagram.ts';
import { NO_EFFECTS } from '../diagram/effects.ts';
import { type Checkpoint, Engine } from '../engine/engine.ts';
import { describeOccupants } from '../engine/occupants.ts';
import { TraceBuffer } from '../engine/trace.ts';
import { compile } from './compile.ts';
import type { RunScript } from './edit-log.ts';
import { LifeColumns } from './life-columns.ts';
import { type Layout, WINDOW_MS, type WindowResult } from './results.ts';
import { afterEntry, afterStep, running, type Standing, stepsOf } from './scenario-steps.ts';

export interface RunCheckpoint {
  readonly atMs: number;
  /** Events of the engine up to it. */
  readonly events: number;
  /** Entries of the log that had taken effect. */
  readonly logLength: number;
  /** Steps of the scenario that had been taken. */
  readonly stepCount: number;
  readonly standing: Standing;
  readonly engine: Checkpoint;
  readonly lives: LifeColumns;
  readonly layout: Layout;
}

export class RunCursor {
  readonly engine: Engine;
  /** As it stands now; slots of before stay where they were. */
  layout: Layout;
  logLength = 0;
  stepCount = 0;
  private standing: Standing;
  private lives = new LifeColumns();
  private readonly trace = new TraceBuffer();

  constructor(standing: Standing, model: Engine['plan']['model'], seed: number) {
    this.standing = standing;
    this.engine = new Engine(model, seed);
    this.layout = layoutOf(this.engine, 0);
  }

  /** At the beginning of a run. */
  static start(base: Diagram, seed: number): RunCursor {
    return new RunCursor({ document: base, effects: NO_EFFECTS }, compile(base).model, seed);
  }

  /** A second place in the same run. */
  static at(checkpoint: RunCheckpoint, seed: number): RunCursor {
    const cursor = new RunCursor(checkpoint.standing, checkpoint.engine.plan.model, seed);
    cursor.jumpTo(checkpoint);
    return cursor;
  }

  get nowMs(): number {
    return this.engine.nowMs;
  }

  get events(): number {
    return this.engine.events;
  }

  jumpTo(checkpoint: RunCheckpoint): void {
    this.engine.restore(checkpoint.engine);
    this.lives = checkpoint.lives.copy();
    this.layout = checkpoint.layout;
    this.logLength = checkpoint.logLength;
    this.stepCount = checkpoint.stepCount;
    this.standing = checkpoint.standing;
    this.trace.drain();
  }

  checkpoint(): RunCheckpoint {
    return {
      atMs: this.engine.nowMs,
      events: this.engine.events,
      logLength: this.logLength,
      stepCount: this.stepCount,
      standing: this.standing,
      engine: this.engine.checkpoint(),
      lives: this.lives.copy(),
      layout: this.layout,
    };
  }

  /**
   * Runs on to `untilMs`, or less far when `maxEvents` is reached; the script takes effect on the way. Windows of measurements
   * are closed at their times even when nobody reads them: the engine's sums are then the same, to the last bit.
   */
  advance(
    untilMs: number,
    script: RunScript,
    maxEvents: number = Infinity,
    read: ((window: WindowResult) => void) | null = null,
  ): void {
    const { engine } = this;
    const steps = stepsOf(script.scenario);
    let left = maxEvents;
    this.applyDue(script);
    while (engine.nowMs < untilMs && left > 0) {
      const windowEnd = (Math.floor(engine.nowMs / WINDOW_MS) + 1) * WINDOW_MS;
      const entryMs = script.log[this.logLength]?.atMs ?? Infinity;
      const stepMs = steps[this.stepCount]?.atMs ?? Infinity;
      const target = Math.min(untilMs, windowEnd, entryMs, stepMs);
      const before = engine.events;
      const finished = engine.runUntil(target, left);
      left -= engine.events - before;
      if (!finished) break;
      this.applyDue(script);
      if (engine.nowMs !== windowEnd) continue;
      const window = this.closeWindow();
      read?.(window);
    }
  }

  /** The same, and tells every event on the way, as rows. */
  tell(untilMs: number, script: RunScript, maxEvents: number = Infinity): Float64Array {
    this.engine.trace = this.trace;
    this.advance(untilMs, script, maxEvents);
    this.engine.trace = null;
    return this.trace.drain();
  }

  /** Steps of the scenario and entries of the log whose time has come. */
  applyDue({ scenario, log }: RunScript): void {
    const steps = stepsOf(scenario);
    for (;;) {
      const step = steps[this.stepCount];
      const entry = log[this.logLength];
      if (step && step.atMs <= Math.min(this.engine.nowMs, entry?.atMs ?? Infinity)) {
        this.stepCount++;
        this.standAs(afterStep(this.standing, step));
      } else if (entry && entry.atMs <= this.engine.nowMs) {
        this.logLength++;
        const { change } = entry;
        if (change.what === 'send') this.engine.sendByHand(change.source, change.mixIndex);
        else {
          this.standAs(afterEntry(this.standing, entry));
          this.layout = layoutOf(this.engine, this.logLength);
        }
      } else return;
    }
  }

  /** Steps leave all slots where they are: what they change is no structure. */
  private standAs(standing: Standing): void {
    if (standing === this.standing) return;
    this.standing = standing;
    this.engine.reconfigure(compile(running(standing)).model);
  }

  /** Rows that rebuild who sits where now. */
  occupants(): Float64Array {
    const rows = new TraceBuffer();
    this.engine.enter();
    describeOccupants(rows);
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
        eventHash: engine.hash,
      };
    });
  }
}

export function layoutOf({ plan }: Pick<Engine, 'plan'>, version: number): Layout {
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
