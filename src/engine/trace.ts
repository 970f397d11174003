/** What the engine tells about single requests, for the eye: rows of numbers in one buffer, drained by whoever runs the engine. */

/** What a trace row says. The numbers are part of the worker protocol. */
export const TRACE = {
  /** A message sets out on a link. a: link slot, b: time of arrival, c: outcome code it carries back (0 ok), direction in `flags`. */
  flight: 0,
  /** A message is lost: nobody will ever answer it (machine off, link cut, full backlog that drops). a: place (process slot), b: reason, see {@link LOST}. */
  lost: 1,
  /** A job joins the backlog of a process. a: process slot. */
  queue: 2,
  /** A worker takes a job. a: process slot. */
  start: 3,
  /** The worker of a job begins to wait. a: process slot, b: slot of the process it waits for, c: 1 if for a pool connection. */
  call: 4,
  /** That wait ended. a: process slot. */
  return: 5,
  /** A job leaves its process, its worker is free. a: process slot, b: outcome code. */
  leave: 6,
  /** A process, or the system of its machine, turned a message away. a: process slot, b: outcome code the caller will see, c: that it went in circles, see `circles.ts`. */
  reject: 7,
  /** A client learned how its request ended. a: source slot, b: outcome code, c: response time in ms. */
  done: 8,
  /** A client created a request. a: source slot, b: index in the source's mix, c: operation slot. */
  sent: 9,
} as const;

export type TraceType = (typeof TRACE)[keyof typeof TRACE];

export const LOST = { machineOff: 0, linkCut: 1, backlogFull: 2, processGone: 3 } as const;

/** Bits of a row's flags. */
export const FLAG = { write: 1, reply: 2, byHand: 4, nested: 8 } as const;

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

  push(
    time: number,
    type: number,
    request: number,
    job: number,
    a: number,
    b: number,
    c: number,
    flags: number,
    source: number,
  ): void {
    const at = this.length * TRACE_STRIDE;
    if (at + TRACE_STRIDE > this.rows.length) {
      const grown = new Float64Array(this.rows.length * 2);
      grown.set(this.rows);
      this.rows = grown;
    }
    const rows = this.rows;
    rows[at] = time;
    rows[at + 1] = type;
    rows[at + 2] = request;
    rows[at + 3] = job;
    rows[at + 4] = a;
    rows[at + 5] = b;
    rows[at + 6] = c;
    rows[at + 7] = flags;
    rows[at + 8] = source;
    this.length++;
  }

  /** The rows so far, copied; the buffer is empty afterwards. */
  drain(): Float64Array {
    const rows = this.rows.slice(0, this.length * TRACE_STRIDE);
    this.length = 0;
    return rows;
  }
}
