/** What is measured in a window: the columns of each row, and the rows themselves. */
import { widen } from './event-list.ts';
import { BUCKETS, bucketOf, toSparse } from './histogram.ts';
import { OUTCOME_COUNT } from './outcome.ts';

/** Columns of a client population's row. Integrals are in millisecond-requests. */
export const SOURCE = {
  offered: 0,
  inFlightIntegral: 1,
  inFlight: 2,
  responseSumMs: 3,
  /** Completed requests by outcome number, from here on. */
  outcomes: 4,
  /** Number of the newest request that ended so, or -1; then when it was sent. */
  examples: 4 + OUTCOME_COUNT,
  examplesSentMs: 4 + 2 * OUTCOME_COUNT,
  slowestMs: 4 + 3 * OUTCOME_COUNT,
  slowest: 5 + 3 * OUTCOME_COUNT,
  slowestSentMs: 6 + 3 * OUTCOME_COUNT,
  stride: 7 + 3 * OUTCOME_COUNT,
} as const;

/** Columns of a process's row. */
export const PROCESS = {
  arrived: 0,
  started: 1,
  /** Left with a good reply. */
  served: 2,
  /** Left with an error of its own or of a dependency. */
  failed: 3,
  /** Turned away because all was full. */
  rejected: 4,
  /** Turned away because it was not running. */
  refusedDown: 5,
  waitSumMs: 6,
  servedSumMs: 7,
  busyIntegral: 8,
  awaitingIntegral: 9,
  queueIntegral: 10,
  cpuMs: 11,
  busy: 12,
  awaiting: 13,
  queue: 14,
  /** 0 stopped, 1 starting, 2 up. */
  condition: 15,
  /** Arrived when no worker was free, and waited in line. */
  queued: 16,
  /** Never let in: they had gone in circles. Not among the arrived. */
  looped: 17,
  /** Were in line or in work when it was stopped or went silent. */
  cut: 18,
  stride: 19,
} as const;

/** Columns of a machine's row. */
export const MACHINE = {
  busyMs: 0,
  cores: 1,
  /** 0 off, 1 booting, 2 on. */ condition: 2,
  stride: 3,
} as const;

/** Columns of a link's row. */
export const LINK = { requests: 0, replies: 1, stride: 2 } as const;

/** Accumulators of one window for all slots of one sort. */
export class Columns {
  stride = 1;
  values = new Float64Array(0);
  slots = 0;

  resize(slots: number): void {
    this.slots = slots;
    if (slots * this.stride > this.values.length)
      this.values = widen(this.values, new Float64Array(slots * this.stride * 2));
  }

  /** The rows, copied. */
  rows(): Float64Array {
    return this.values.slice(0, this.slots * this.stride);
  }
}

/** One histogram of times per slot, with the part that is filled, so that little is read and emptied. */
export class Histograms {
  counts: Uint32Array[] = [];
  /** By slot: the first filled bucket and the one behind the last. */
  from = new Int32Array(0);
  to = new Int32Array(0);

  resize(slots: number): void {
    const before = this.counts.length;
    if (slots <= before) return;
    while (this.counts.length < slots) this.counts.push(new Uint32Array(BUCKETS));
    this.from = widen(this.from, new Int32Array(slots)).fill(BUCKETS, before);
    this.to = widen(this.to, new Int32Array(slots));
  }

  /** Counts the time in `elapsedMs[0]`, unboxed. */
  record(slot: number, elapsedMs: Float64Array): void {
    const counts = this.counts[slot]!;
    const bucket = bucketOf(elapsedMs[0]!);
    counts[bucket] = counts[bucket]! + 1;
    if (bucket < this.from[slot]!) this.from[slot] = bucket;
    if (bucket >= this.to[slot]!) this.to[slot] = bucket + 1;
  }

  /** The filled buckets of every slot. */
  sparse(): Uint32Array[] {
    return this.counts.map((counts, slot) => toSparse(counts, this.from[slot]!, this.to[slot]!));
  }

  clear(): void {
    this.counts.forEach((counts, slot) => {
      counts.fill(0, this.from[slot]!, Math.max(this.from[slot]!, this.to[slot]!));
    });
    this.from.fill(BUCKETS);
    this.to.fill(0);
  }
}

/** Everything measured in the present window. */
export class Measurements {
  fromMs = 0;
  /** The time to be counted next. */
  elapsed = new Float64Array(1);
  sources = columns(SOURCE.stride);
  processes = columns(PROCESS.stride);
  machines = columns(MACHINE.stride);
  links = columns(LINK.stride);
  sourceResponse = new Histograms();
  processResponse = new Histograms();
}

function columns(stride: number): Columns {
  const made = new Columns();
  made.stride = stride;
  return made;
}
