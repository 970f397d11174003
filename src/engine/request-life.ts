/** The life of a request, as plain data: the engine's transition table and the XState machine are both derived from it. */
import { OUTCOMES, type Outcome } from './outcome.ts';

export const REQUEST_STATES = [
  'resolving',
  'connecting',
  'queued',
  'processing',
  'awaiting',
  'responding',
] as const;

export type RequestStep = (typeof REQUEST_STATES)[number];

/** A state of a request: on its way, or ended with an outcome. */
export type RequestState = RequestStep | Outcome;

export const REQUEST_EVENTS = [
  /** The name is known; the request leaves the client. */
  'resolved',
  /** The server took it and put it in line. */
  'queue',
  /** A worker took it. */
  'start',
  /** Its worker waits for a dependency or for a connection to it. */
  'call',
  /** The dependency answered (or the wait ended). */
  'return',
  /** The server, or its operating system, sent an answer, good or bad. */
  'reply',
  /** The answer arrived, or the client learned how it ended. */
  'deliver',
  /** The client gave up waiting. */
  'give-up',
] as const;

export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** Where each event leads. `deliver` and `give-up` lead to an outcome; which one the event itself carries. */
export const REQUEST_LIFE: Readonly<
  Record<RequestStep, Partial<Record<RequestEvent, RequestStep | readonly Outcome[]>>>
> = {
  resolving: { resolved: 'connecting', 'give-up': ['dns-nxdomain', 'dns-servfail'] },
  connecting: { queue: 'queued', start: 'processing', reply: 'responding', 'give-up': ['connect-timeout'] },
  queued: { start: 'processing', reply: 'responding', 'give-up': ['timeout'] },
  processing: { call: 'awaiting', reply: 'responding', 'give-up': ['timeout'] },
  awaiting: { return: 'processing', reply: 'responding', 'give-up': ['timeout'] },
  responding: {
    deliver: OUTCOMES.filter(
      (outcome) => !['connect-timeout', 'timeout', 'dns-nxdomain', 'dns-servfail'].includes(outcome),
    ),
    'give-up': ['timeout'],
  },
};

export const INITIAL_REQUEST_STATE: RequestStep = 'resolving';

/** All states with their numbers: steps first, then outcomes. */
export const REQUEST_STATE_CODES: readonly RequestState[] = [...REQUEST_STATES, ...OUTCOMES];

/** Marks "no such transition" in {@link requestTable}. */
export const NO_TRANSITION = 255;

/** Marks "ends with the outcome the event carries". */
export const ENDS = 254;

/** The table the engine looks up: `table[state * REQUEST_EVENTS.length + event]` is the next state's number. */
export function requestTable(): Uint8Array {
  const table = new Uint8Array(REQUEST_STATES.length * REQUEST_EVENTS.length).fill(NO_TRANSITION);
  REQUEST_STATES.forEach((state, row) => {
    REQUEST_EVENTS.forEach((event, column) => {
      const next = REQUEST_LIFE[state][event];
      if (next === undefined) return;
      table[row * REQUEST_EVENTS.length + column] = Array.isArray(next)
        ? ENDS
        : REQUEST_STATES.indexOf(next as RequestStep);
    });
  });
  return table;
}
