/** Moves a request through its life by the shared table; a step that the table does not know is a broken invariant. */
import { OUTCOMES } from './outcome.ts';
import {
  ENDS,
  INITIAL_REQUEST_STATE,
  NO_TRANSITION,
  REQUEST_EVENTS,
  REQUEST_LIFE,
  REQUEST_STATES,
  type RequestEvent,
  requestTable,
} from './request-life.ts';

const TABLE = requestTable();
const EVENTS = REQUEST_EVENTS.length;

/** By state and event: one bit for each outcome that it may end with. */
const ENDINGS = Int32Array.from(
  REQUEST_STATES.flatMap((state) =>
    REQUEST_EVENTS.map((event) => {
      const ends = REQUEST_LIFE[state][event];
      if (!Array.isArray(ends)) return 0;
      return OUTCOMES.reduce((bits, outcome, code) => bits | (ends.includes(outcome) ? 1 << code : 0), 0);
    }),
  ),
);

/** Numbers of the events of a request's life. */
export const LIFE = Object.fromEntries(REQUEST_EVENTS.map((event, code) => [event, code])) as Record<
  RequestEvent,
  number
>;

export const FIRST_STATE = REQUEST_STATES.indexOf(INITIAL_REQUEST_STATE);
export const CONNECTING = REQUEST_STATES.indexOf('connecting');

/** The state after an event that does not end the request. */
export function nextState(state: number, event: number): number {
  const next = TABLE[state * EVENTS + event]!;
  if (next === NO_TRANSITION || next === ENDS)
    throw new Error(`A request that is ${REQUEST_STATES[state]} cannot meet "${REQUEST_EVENTS[event]}".`);
  return next;
}

/** Asserts that a request in this state may end so. */
export function assertEnd(state: number, event: number, outcome: number): void {
  if (((ENDINGS[state * EVENTS + event]! >> outcome) & 1) === 0)
    throw new Error(`A request that is ${REQUEST_STATES[state]} cannot end with "${OUTCOMES[outcome]}".`);
}
