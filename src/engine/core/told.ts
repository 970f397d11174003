/** Single events told as rows of numbers, for whoever looks; see `trace.ts` for what they mean. */
import { F, I } from './cells.ts';
import { widened } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import type { f64, i32 } from './numbers.ts';
import { JOB_AT } from './records.ts';

const ROW: i32 = 9;

// @inline
export function isTelling(): boolean {
  return I[HEAD.tracing] !== 0;
}

export function tell(
  type: i32,
  request: f64,
  job: f64,
  a: f64,
  b: f64,
  c: f64,
  flags: i32,
  source: i32,
): void {
  if (I[HEAD.traceRows] === I[HEAD.traceRoom]) grow();
  const row = (I[HEAD.trace] >> 1) + I[HEAD.traceRows] * ROW;
  F[row] = F[MOMENT.clock];
  F[row + 1] = type;
  F[row + 2] = request;
  F[row + 3] = job;
  F[row + 4] = a;
  F[row + 5] = b;
  F[row + 6] = c;
  F[row + 7] = flags;
  F[row + 8] = source;
  I[HEAD.traceRows] = I[HEAD.traceRows] + 1;
}

/** Tells of a job, to whoever {@link isTelling} says is there. `a` to `c` as the type of row wants them: slots, not rows. */
export function tellJob(type: i32, job: i32, a: f64, b: f64, c: f64, flags: i32): void {
  const at = job >> 1;
  const number = F[at + JOB_AT.number];
  const source = I[I[job + JOB_AT.source]];
  tell(type, F[at + JOB_AT.requestNumber], number, a, b, c, I[job + JOB_AT.flags] | flags, source);
}

function grow(): void {
  const rows = I[HEAD.traceRoom];
  const wider = rows === 0 ? 512 : rows * 2;
  const trace = widened(I[HEAD.trace], rows * ROW * 2, wider * ROW * 2);
  I[HEAD.trace] = trace;
  I[HEAD.traceRoom] = wider;
}
