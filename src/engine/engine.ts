/** The engine: runs a flat model event by event. It reads no clock, draws no luck but its seed's, and knows no kinds. */
import { openWindow, settle } from './accounts.ts';
import { F, I } from './core/cells.ts';
import { sendRequest } from './core/clients.ts';
import { FLAG } from './core/codes.ts';
import { HEAD, MOMENT, TABLE } from './core/map.ts';
import { layPlan } from './lay-plan.ts';
import { EngineMemory, rowOf } from './memory.ts';
import type { EngineModel } from './model.ts';
import { makePlan, type Plan } from './plan.ts';
import { adopt } from './reconfigure.ts';
import { Measurements } from './statistics.ts';
import { openStream } from './streams.ts';
import { TRACE_STRIDE, type TraceBuffer } from './trace.ts';
import { makeJobsOfTravellers } from './travellers.ts';

/** A copy of a whole run at one moment. */
export interface Checkpoint {
  readonly plan: Plan;
  /** Everything that changes while the engine runs, as it stands in its memory. */
  readonly cells: Int32Array;
}

export class Engine {
  readonly seed: number;
  plan: Plan;
  readonly measured = new Measurements();
  private readonly memory = new EngineMemory();
  private rows: TraceBuffer | null = null;

  constructor(model: EngineModel, seed: number) {
    this.seed = seed >>> 0;
    this.plan = makePlan(model, null);
    this.enter();
    const stream = openStream(this.seed, 'by hand');
    I[HEAD.handStream] = stream;
    this.adoptPlan(null);
  }

  /** Makes this engine's memory the one that the core, and whoever reads it, works on. */
  enter(): void {
    this.memory.enter();
  }

  get nowMs(): number {
    this.enter();
    return F[MOMENT.clock];
  }

  /** Events so far. */
  get events(): number {
    this.enter();
    return F[MOMENT.events];
  }

  /** The hash of all events so far. */
  get hash(): number {
    this.enter();
    return I[HEAD.hash];
  }

  /** Requests ever sent. */
  get sent(): number {
    this.enter();
    return F[MOMENT.sent];
  }

  /** Bytes in use. */
  get bytes(): number {
    this.enter();
    return I[HEAD.top] * 4;
  }

  /** Where single requests are told of; null: nobody looks. */
  get trace(): TraceBuffer | null {
    return this.rows;
  }

  set trace(rows: TraceBuffer | null) {
    this.enter();
    this.rows = rows;
    I[HEAD.tracing] = rows === null ? 0 : 1;
  }

  /** Takes on a changed model at the present time; what keeps its id keeps its work. */
  reconfigure(model: EngineModel): void {
    const earlier = this.plan;
    this.plan = makePlan(model, earlier);
    this.enter();
    this.adoptPlan(earlier);
  }

  private adoptPlan(earlier: Plan | null): void {
    makeJobsOfTravellers();
    layPlan(this.plan, this.seed);
    adopt(this.plan, earlier);
    this.handOverRows();
  }

  checkpoint(): Checkpoint {
    return { plan: this.plan, cells: this.memory.copy() };
  }

  restore(checkpoint: Checkpoint): void {
    this.plan = checkpoint.plan;
    this.memory.restore(checkpoint.cells);
    I[HEAD.tracing] = this.rows === null ? 0 : 1;
  }

  /** Sends one request by hand. Returns its number, or -1 when nobody can be asked. */
  sendByHand(sourceId: string, mixIndex: number): number {
    const source = this.plan.sources.find(sourceId);
    if (source === undefined) return -1;
    this.enter();
    const number = sendRequest(rowOf(TABLE.sources, source), mixIndex, FLAG.byHand);
    this.handOverRows();
    return number;
  }

  /** Runs all events up to and including `untilMs`; `maxEvents` bounds the work. Returns false when the bound stopped it. */
  runUntil(untilMs: number, maxEvents = Infinity): boolean {
    const isDone = this.memory.run(untilMs, maxEvents);
    this.handOverRows();
    return isDone;
  }

  /** Closes the window of measurements and hands it out; a new one begins. */
  closeWindow<T>(read: (window: { measured: Measurements; nowMs: number }) => T): T {
    this.enter();
    settle();
    const result = read({ measured: this.measured, nowMs: F[MOMENT.clock] });
    this.enter();
    openWindow();
    return result;
  }

  /** From now on every response time is kept, one by one. */
  keepTimes(): void {
    this.enter();
    I[HEAD.timing] = 1;
  }

  /** The times kept since the last call, in milliseconds: source slot, time, source slot, time, … */
  takeTimes(): Float64Array {
    this.enter();
    const from = I[HEAD.times] >> 1;
    const times = F.slice(from, from + 2 * I[HEAD.timesKept]);
    I[HEAD.timesKept] = 0;
    return times;
  }

  private handOverRows(): void {
    const rows = I[HEAD.traceRows];
    if (rows === 0) return;
    const from = I[HEAD.trace] >> 1;
    this.rows?.append(F.subarray(from, from + rows * TRACE_STRIDE));
    I[HEAD.traceRows] = 0;
  }
}
