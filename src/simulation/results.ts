/** What a run reports: its layout of slots, its windows of measurements and its rows for the eye, in chunks of simulated time. */

/** Length of one window of measurements, simulated milliseconds. */
export const WINDOW_MS = 250;

/** Which id stands in which slot. Slots only grow during a run; a removed id keeps its slot. */
export interface Layout {
  readonly version: number;
  readonly sources: readonly string[];
  readonly processes: readonly string[];
  readonly machines: readonly string[];
  readonly links: readonly string[];
  readonly operations: readonly string[];
  /** Machine slot of each process slot. */
  readonly machineOf: readonly number[];
  /** Process slot of each operation slot. */
  readonly processOf: readonly number[];
  /** Of each source slot: the names of its request classes, by mix index. */
  readonly mixes: readonly (readonly string[])[];
}

/** A histogram without its empty buckets: bucket numbers and counts, alternating. */
export type SparseHistogram = Uint32Array;

/** Measurements of one window, per slot, as columns; strides and columns are in `engine/statistics.ts`. */
export interface WindowResult {
  readonly fromMs: number;
  readonly toMs: number;
  readonly layoutVersion: number;
  /** `sources * SOURCE.stride` numbers. */
  readonly sources: Float64Array;
  readonly processes: Float64Array;
  readonly machines: Float64Array;
  readonly links: Float64Array;
  /** Response times of successful requests per source, as its client sees them. */
  readonly sourceResponse: readonly SparseHistogram[];
  /** Time from arrival to reply per process, successful ones. */
  readonly processResponse: readonly SparseHistogram[];
  /** State numbers (see `component-life.ts`) per process slot, then per machine slot. */
  readonly processLife: Uint8Array;
  readonly machineLife: Uint8Array;
  /** Of all events from the beginning up to `toMs`, see `event-hash.ts`. */
  readonly eventHash: number;
}

/** A piece of the computed run as measurements, in order, without gaps within one epoch. */
export interface Chunk {
  /** Counts the discarded futures: a chunk of an older epoch is stale. */
  readonly epoch: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly layout: Layout;
  readonly windows: readonly WindowResult[];
}

/** A piece of the run as single events, for the eye: what happens from `fromMs` to `toMs`, in order of time. */
export interface ViewPiece {
  readonly epoch: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly layout: Layout;
  /** Rows (see `engine/trace.ts`) that rebuild who sits where at `fromMs`; null: it goes on from the piece before. */
  readonly keyframe: Float64Array | null;
  readonly rows: Float64Array;
  /** Each dot stands for this many requests. With 1 the rows are complete. */
  readonly sampleEvery: number;
}

/** A request's whole story: all its rows, nested calls included. */
export interface Story {
  readonly request: number;
  /** Futures discarded when it was told; a later edit may change its end. */
  readonly epoch: number;
  readonly rows: Float64Array;
  readonly layout: Layout;
}
