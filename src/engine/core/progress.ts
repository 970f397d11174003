/** Moves a request through its life by the shared table, see `request-life.ts`; a step that the table does not know is a broken invariant. */
import { fail, I } from './cells.ts';
import { FAILURE } from './failures.ts';
import { HEAD } from './map.ts';
import type { i32 } from './numbers.ts';
import { CALLER, JOB_AT, REQUEST_AT } from './records.ts';

/** Numbers of the events of a request's life, in the order of `REQUEST_EVENTS`. */
export class LIFE {
  static readonly resolved = 0;
  static readonly queue = 1;
  static readonly start = 2;
  static readonly call = 3;
  static readonly return = 4;
  static readonly reply = 5;
  static readonly deliver = 6;
  static readonly giveUp = 7;
  /** How many there are. */
  static readonly events = 8;
}

/** Numbers of two states, in the order of `REQUEST_STATES`. */
export class STATE {
  static readonly resolving = 0;
  static readonly connecting = 1;
}

/** In the table: no such transition; ends with the outcome that the event carries. */
export const NO_TRANSITION: i32 = 255;
export const ENDS: i32 = 254;

/** The state after an event that does not end the request. */
// @inline
export function stateAfter(state: i32, event: i32): i32 {
  const next = I[HEAD.life + state * LIFE.events + event];
  if (next >= ENDS) fail(FAILURE.noStep, state, event);
  return next;
}

/** Asserts that a request in this state may end so. */
export function assertEnd(state: i32, event: i32, outcome: i32): void {
  if (((I[HEAD.endings + state * LIFE.events + event] >> outcome) & 1) === 0)
    fail(FAILURE.noEnd, state, outcome);
}

/** Moves the life of the request whose root job this is, if its client still waits. */
// @inline
export function liveStep(job: i32, event: i32): void {
  if (I[job + JOB_AT.parent] === CALLER.client) liveRoot(job, event);
}

// @inline
function liveRoot(job: i32, event: i32): void {
  const request = I[job + JOB_AT.request];
  if (I[request + REQUEST_AT.bits] !== I[job + JOB_AT.requestBits]) return;
  I[request + REQUEST_AT.life] = stateAfter(I[request + REQUEST_AT.life], event);
}
