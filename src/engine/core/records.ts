/** Requests and jobs as records: all that an event touches of one of them lies together. A record is named by its first cell. */
import { F, fail, I, lowBits } from './cells.ts';
import { FAILURE } from './failures.ts';
import { giveBack, take } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import type { i32 } from './numbers.ts';

/** Where a job is. A job is one visit of a request to one process. */
export class JOB {
  static readonly free = 0;
  static readonly travelling = 1;
  static readonly queued = 2;
  static readonly running = 3;
  static readonly delayed = 4;
  static readonly awaiting = 5;
  static readonly waitingForPool = 6;
}

/** Who waits for a job's reply, if it is no other job. */
export class CALLER {
  static readonly client = -1;
  static readonly nobody = -2;
}

/** Places of a request's numbers; `sentMs` and `number` are fractions, behind the half of its first cell. */
export class REQUEST_AT {
  static readonly source = 0;
  static readonly mixIndex = 1;
  static readonly operation = 2;
  /** Number of its state, see `request-life.ts`; {@link NOBODY} while the record is free. */
  static readonly life = 3;
  static readonly flags = 4;
  /** Tells a re-used record from its earlier tenants. */
  static readonly token = 5;
  static readonly next = 6;
  /** The lowest bits of its number, for the hash. */
  static readonly bits = 7;
  static readonly sentMs = 4;
  static readonly number = 5;
  static readonly stride = 16;
}

/** Life of a record that holds no request. */
export const NOBODY: i32 = 255;

/** Places of a job's numbers; from `arrivedMs` on fractions, behind the half of its first cell. */
export class JOB_AT {
  static readonly place = 0;
  static readonly token = 1;
  /** Request and its token; the request may be gone while the work goes on. */
  static readonly request = 2;
  static readonly requestToken = 3;
  /** Calling job, or {@link CALLER}. */
  static readonly parent = 4;
  static readonly parentCall = 5;
  /** Rows of its process and operation, and its next instruction. */
  static readonly process = 6;
  static readonly operation = 7;
  static readonly instruction = 8;
  /** Row of the link it came by, 0: none. */
  static readonly link = 9;
  static readonly depth = 10;
  /** Counts the calls this job made, so that late replies are known as such. */
  static readonly callToken = 11;
  /** Row of the pool whose connection it holds or waits for, 0. */
  static readonly pool = 12;
  /** Row of the target of the call that waits for a connection. */
  static readonly target = 13;
  /** Row of the process that it waits for, 0. */
  static readonly awaited = 14;
  /** Next in the line it stands in, or of the free records, 0; and the one before. */
  static readonly next = 15;
  static readonly before = 16;
  /** A branch of a parallel step: no worker of its own, its parent is the job that forked it. */
  static readonly isStrand = 17;
  /** Of a job that forked: branches still under way, and the first outcome that was not ok. */
  static readonly pending = 18;
  static readonly failure = 19;
  static readonly source = 20;
  static readonly flags = 21;
  /** Row of the target, of a call or of the client, that it came by. */
  static readonly cameBy = 22;
  /** The lowest bits of its number, for the hash. */
  static readonly bits = 23;
  /** When it arrived at its process; while it travels, when it will. */
  static readonly arrivedMs = 12;
  /** When a worker took it; while it travels, when it set out. */
  static readonly startedMs = 13;
  static readonly number = 14;
  static readonly requestNumber = 15;
  static readonly stride = 32;
}

const TOKENS: i32 = 0x3fffffff;

// @inline
export function takeRequest(): i32 {
  return take(HEAD.requests, REQUEST_AT.stride, REQUEST_AT.next);
}

export function releaseRequest(request: i32): void {
  I[request + REQUEST_AT.token] = (I[request + REQUEST_AT.token] + 1) & TOKENS;
  I[request + REQUEST_AT.life] = NOBODY;
  giveBack(HEAD.requests, request, REQUEST_AT.next);
}

/** A new job with a number of its own; it holds nothing and waits for nobody. */
// @inline
export function takeJob(): i32 {
  const job = take(HEAD.jobs, JOB_AT.stride, JOB_AT.next);
  const number = F[MOMENT.made];
  F[MOMENT.made] = number + 1;
  F[(job >> 1) + JOB_AT.number] = number;
  I[job + JOB_AT.bits] = lowBits(number);
  I[job + JOB_AT.pool] = 0;
  I[job + JOB_AT.awaited] = 0;
  I[job + JOB_AT.isStrand] = 0;
  return job;
}

// @inline
export function releaseJob(job: i32): void {
  if (I[job + JOB_AT.place] === JOB.free) fail(FAILURE.releasedTwice, 0, 0);
  I[job + JOB_AT.place] = JOB.free;
  I[job + JOB_AT.token] = (I[job + JOB_AT.token] + 1) & TOKENS;
  giveBack(HEAD.jobs, job, JOB_AT.next);
}

/** The number of the job's latest call, one further. */
// @inline
export function nextCall(job: i32): i32 {
  const token = (I[job + JOB_AT.callToken] + 1) & TOKENS;
  I[job + JOB_AT.callToken] = token;
  return token;
}
