/** Lines of jobs, first come first served: backlogs, and those who wait for a connection. */
import { I } from './cells.ts';
import { LINE } from './map.ts';
import type { i32 } from './numbers.ts';
import { JOB_AT } from './records.ts';

export function join(line: i32, job: i32): void {
  const last = I[line + LINE.tail];
  I[job + JOB_AT.next] = 0;
  I[job + JOB_AT.before] = last;
  if (last === 0) I[line + LINE.head] = job;
  else I[last + JOB_AT.next] = job;
  I[line + LINE.tail] = job;
  I[line + LINE.many] = I[line + LINE.many] + 1;
}

export function leave(line: i32, job: i32): void {
  const before = I[job + JOB_AT.before];
  const after = I[job + JOB_AT.next];
  if (before === 0) I[line + LINE.head] = after;
  else I[before + JOB_AT.next] = after;
  if (after === 0) I[line + LINE.tail] = before;
  else I[after + JOB_AT.before] = before;
  I[line + LINE.many] = I[line + LINE.many] - 1;
}

/** Takes the first out; 0 when nobody stands there. */
export function first(line: i32): i32 {
  const job = I[line + LINE.head];
  if (job !== 0) leave(line, job);
  return job;
}
