/** Single events told as rows of numbers, for whoever looks; see `trace.ts` for what they mean. */
import { F, I, unsigned } from './cells.ts';
import { widened } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import type { f64, i32 } from './numbers.ts';
import { JOB_AT, NATURE, REQUEST_AT, sourceSlotIn } from './records.ts';

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
  const request = unsigned(I[job + JOB_AT.requestBits]);
  const number = unsigned(I[job + JOB_AT.bits]);
  const itsFlags = I[job + JOB_AT.nature] & NATURE.flags;
  tell(type, request, number, a, b, c, itsFlags | flags, sourceSlotIn(I[job + JOB_AT.nature]));
}

/** Tells of a request that is on its way to become the job of this number. */
export function tellRoot(type: i32, request: i32, bits: i32, a: f64, b: f64, c: f64): void {
  const number = unsigned(I[request + REQUEST_AT.bits]);
  const nature = I[request + REQUEST_AT.nature];
  tell(type, number, unsigned(bits), a, b, c, nature & NATURE.flags, sourceSlotIn(nature));
}

function grow(): void {
  const rows = I[HEAD.traceRoom];
  const wider = rows === 0 ? 512 : rows * 2;
  const trace = widened(I[HEAD.trace], rows * ROW * 2, wider * ROW * 2);
  I[HEAD.trace] = trace;
  I[HEAD.traceRoom] = wider;
}
