/** Requests and jobs as records: all that an event touches of one of them lies together. A record is named by its first cell. */
import { F, fail, I } from './cells.ts';
import { FLAG } from './codes.ts';
import { FAILURE } from './failures.ts';
import { giveBack, take } from './heap.ts';
import { HEAD, OPERATIONS, TARGETS } from './map.ts';
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

/** The time-out that a record waits with, at the same places in requests and jobs: its queue (0: none), and who stands before and after it there. */
export class WAIT {
  static readonly queue = 2;
  static readonly before = 3;
  static readonly after = 4;
  /** Fraction. */
  static readonly dueMs = 3;
}

/** Places of a request's numbers; `sentMs` is a fraction, behind the half of its first cell. From 2 to 4, and at 6: {@link WAIT}. */
export class REQUEST_AT {
  /** Number of its state, see `request-life.ts`; {@link NOBODY} when its client waits no more. */
  static readonly life = 0;
  /** Its number, modulo 2^32; {@link NO_NUMBER} while the record is free. Tells its tenants apart. */
  static readonly bits = 1;
  /** What it is: see {@link REQUEST_NATURE}. */
  static readonly nature = 5;
  static readonly sentMs = 4;
  /** Of a free record: the next one. */
  static readonly next = 4;
  static readonly stride = 10;
}

/** What a request is, in one number: its flags, where its message is, its place in the mix, and from {@link NATURE.slotBit} on the slot of its client population. */
export class REQUEST_NATURE {
  /** Its message is on its way to the first process. The record stays until it arrives, */
  static readonly travels = 16;
  /** even if its client waits no more. */
  static readonly ended = 32;
  static readonly mixBit = 6;
  static readonly mixMost = 1023;
}

const NO_NUMBER: i32 = -1;

/** Life of a record whose client waits no more. */
export const NOBODY: i32 = 255;

/** Places of a job's numbers, those of every event first; times are fractions, behind the half of its first cell. From 2 to 4, and at 6: {@link WAIT}. */
export class JOB_AT {
  static readonly place = 0;
  /** Its number, modulo 2^32. Tells the tenants of a record apart. */
  static readonly bits = 1;
  /** Counts the calls this job made, so that late replies are known as such. */
  static readonly callToken = 5;
  /** Rows of its process and its next instruction. */
  static readonly process = 8;
  static readonly instruction = 9;
  /** Calling job, or {@link CALLER}; and the number of the call. */
  static readonly parent = 10;
  static readonly parentCall = 11;
  /** Its request and the number of that; the request may be gone while the work goes on. */
  static readonly request = 12;
  static readonly requestBits = 13;
  /** What it is: see {@link NATURE}. */
  static readonly nature = 14;
  /** Row of the pool whose connection it holds or waits for, 0. */
  static readonly pool = 15;
  /** When it arrived at its process; while it travels, when it will. */
  static readonly arrivedMs = 8;
  /** When a worker took it; until then, when it set out. */
  static readonly startedMs = 9;
  /** Row of the target, of a call or of the client, that it came by. */
  static readonly cameBy = 20;
  /** Row of the link it came by, 0: none. */
  static readonly link = 21;
  static readonly operation = 22;
  /** Row of the target of the call that waits for a connection; once that is sent, of the process that it waits for. 0 when it forked. */
  static readonly asked = 23;
  /** Next in the line it stands in, or of the free records, 0; and the one before. */
  static readonly next = 24;
  static readonly before = 25;
  /** Of a job that forked, which stands in no line: branches still under way, and the first outcome that was not ok. */
  static readonly pending = 24;
  static readonly failure = 25;
  static readonly stride = 26;
}

/** What a job is, in one number: its flags, whether it is a branch of a parallel step, how deeply its call is nested, and the slot of its client population. */
export class NATURE {
  static readonly flags = 15;
  /** A branch has no worker of its own; its parent is the job that forked it. */
  static readonly strand = 16;
  /** One call deeper. */
  static readonly hop = 256;
  /** The bits of depth and slot. */
  static readonly origin = -256;
  /** The lowest bits of depth, and of the slot. */
  static readonly depthBit = 8;
  static readonly slotBit = 16;
  static readonly slot = -65536;
}

const TOKENS: i32 = 0x3fffffff;

// @inline
export function takeRequest(): i32 {
  return take(HEAD.requests, REQUEST_AT.stride, REQUEST_AT.next);
}

/** Its client waits no more. Its record is free, unless its message still travels. */
export function releaseRequest(request: i32): void {
  const nature = I[request + REQUEST_AT.nature];
  I[request + REQUEST_AT.life] = NOBODY;
  if ((nature & REQUEST_NATURE.travels) === 0) freeRequest(request);
  else I[request + REQUEST_AT.nature] = nature | REQUEST_NATURE.ended;
}

function freeRequest(request: i32): void {
  I[request + REQUEST_AT.bits] = NO_NUMBER;
  giveBack(HEAD.requests, request, REQUEST_AT.next);
}

/** The number of the next job, modulo 2^32. */
// @inline
export function nextJobBits(): i32 {
  const bits = I[HEAD.made];
  I[HEAD.made] = bits + 1;
  return bits;
}

/** A new job of this number; it holds nothing and waits for nobody. */
// @inline
export function takeJob(bits: i32): i32 {
  const job = take(HEAD.jobs, JOB_AT.stride, JOB_AT.next);
  I[job + JOB_AT.bits] = bits;
  return job;
}

/** The job of this number that a request becomes where it arrives, by the row of a target. Its place is still that of one on its way. */
// @inline
export function takeRoot(request: i32, bits: i32, target: i32): i32 {
  const job = takeJob(bits);
  const operation = I[target + TARGETS.operation];
  const nature = I[request + REQUEST_AT.nature];
  I[job + JOB_AT.place] = JOB.travelling;
  I[job + JOB_AT.parent] = CALLER.client;
  I[job + JOB_AT.request] = request;
  I[job + JOB_AT.requestBits] = I[request + REQUEST_AT.bits];
  I[job + JOB_AT.nature] = nature & (NATURE.flags | NATURE.slot);
  F[(job >> 1) + JOB_AT.startedMs] = F[(request >> 1) + REQUEST_AT.sentMs];
  I[job + JOB_AT.operation] = operation;
  I[job + JOB_AT.process] = I[operation + OPERATIONS.process];
  I[job + JOB_AT.link] = I[target + TARGETS.link];
  I[job + JOB_AT.cameBy] = target;
  if ((nature & REQUEST_NATURE.ended) === 0)
    I[request + REQUEST_AT.nature] = nature & ~REQUEST_NATURE.travels;
  else freeRequest(request);
  return job;
}

/** Row of the client population of a request. */
// @inline
export function sourceOf(request: i32): i32 {
  return I[I[HEAD.sources] + sourceSlotIn(I[request + REQUEST_AT.nature])];
}

// @inline
export function isStrand(job: i32): boolean {
  return (I[job + JOB_AT.nature] & NATURE.strand) !== 0;
}

/** Whether it is part of a request that a learner sent by hand. */
// @inline
export function isByHand(job: i32): boolean {
  return (I[job + JOB_AT.nature] & FLAG.byHand) !== 0;
}

export function depthOf(job: i32): i32 {
  return (I[job + JOB_AT.nature] >> NATURE.depthBit) & 255;
}

/** Slot of the client population that a request of this nature, or a job's request, came from. */
// @inline
export function sourceSlotIn(nature: i32): i32 {
  return nature >>> NATURE.slotBit;
}

// @inline
export function releaseJob(job: i32): void {
  if (I[job + JOB_AT.place] === JOB.free) fail(FAILURE.releasedTwice, 0, 0);
  I[job + JOB_AT.place] = JOB.free;
  giveBack(HEAD.jobs, job, JOB_AT.next);
}

/** The number of the job's latest call, one further. */
// @inline
export function nextCall(job: i32): i32 {
  const token = (I[job + JOB_AT.callToken] + 1) & TOKENS;
  I[job + JOB_AT.callToken] = token;
  return token;
}
