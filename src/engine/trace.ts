/** What the engine tells about single requests, for the eye: rows of numbers in one buffer, drained by whoever runs the engine. */

export { FLAG, LOST, TRACE } from './core/codes.ts';

/** Columns of a row: time ms, type, request number, job number, a, b, c, flags, source slot. */
export const TRACE_STRIDE = 9;

export const COLUMN = {
  time: 0,
  type: 1,
  request: 2,
  job: 3,
  a: 4,
  b: 5,
  c: 6,
  flags: 7,
  source: 8,
} as const;

/** A growing buffer of trace rows. */
export class TraceBuffer {
  rows: Float64Array = new Float64Array(TRACE_STRIDE * 1024);
  length = 0;

  push(...row: readonly number[]): void {
    this.append(row);
  }

  /** Adds rows, one behind the other. */
  append(rows: ArrayLike<number>): void {
    const from = this.length * TRACE_STRIDE;
    let room = this.rows.length;
    while (from + rows.length > room) room *= 2;
    if (room > this.rows.length) {
      const grown = new Float64Array(room);
      grown.set(this.rows);
      this.rows = grown;
    }
    this.rows.set(rows, from);
    this.length += rows.length / TRACE_STRIDE;
  }

  /** The rows so far, copied; the buffer is empty afterwards. */
  drain(): Float64Array {
    const rows = this.rows.slice(0, this.length * TRACE_STRIDE);
    this.length = 0;
    return rows;
  }
}
