/** A piece of a run looked at again with open eyes: from a checkpoint on, with every row, and with the edits that fell into it. */
import { type Checkpoint, Engine } from '../engine/engine.ts';
import { TraceBuffer } from '../engine/trace.ts';
import { compile } from './compile.ts';
import type { LogEntry } from './edit-log.ts';
import type { Layout } from './results.ts';

export interface ReplayStart {
  /** Entries of the log that had taken effect. */
  readonly logLength: number;
  readonly engine: Checkpoint;
  readonly layout: Layout;
}

export class Replay {
  /** As it stands now; slots of before stay where they were. */
  layout: Layout;
  private readonly engine: Engine;
  private readonly trace = new TraceBuffer();
  private readonly log: readonly LogEntry[];
  private logLength: number;

  constructor(start: ReplayStart, seed: number, log: readonly LogEntry[]) {
    this.engine = new Engine(start.engine.plan.model, seed);
    this.engine.restore(start.engine);
    this.engine.trace = this.trace;
    this.layout = start.layout;
    this.log = log;
    this.logLength = start.logLength;
  }

  get nowMs(): number {
    return this.engine.nowMs;
  }

  get events(): number {
    return this.engine.state.events;
  }

  /** Goes on, at most to the next edit; returns what happened, in order of time. */
  advance(untilMs: number): Float64Array {
    const { engine } = this;
    const entry = this.log[this.logLength];
    engine.runUntil(Math.min(untilMs, entry?.atMs ?? Infinity));
    if (entry && entry.atMs <= engine.nowMs) {
      applyEntry(engine, entry);
      this.logLength++;
      this.layout = layoutOf(engine, this.layout.version + 1);
    }
    return this.trace.drain();
  }
}

export function applyEntry(engine: Engine, { change }: LogEntry): void {
  if (change.what === 'send') engine.sendByHand(change.source, change.mixIndex);
  else engine.reconfigure(compile(change.diagram).model);
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
