/** Promises of the request machine: it is the engine's table, no more and no less, on every path. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import { OUTCOMES } from '../engine/outcome.ts';
import {
  ENDS,
  INITIAL_REQUEST_STATE,
  NO_TRANSITION,
  REQUEST_EVENTS,
  REQUEST_LIFE,
  REQUEST_STATE_CODES,
  REQUEST_STATES,
  type RequestState,
  requestTable,
} from '../engine/request-life.ts';
import { waysToEveryState } from './every-path.ts';
import {
  type RequestSignal,
  replayRequest,
  requestMachine,
  requestState,
  requestStateAfter,
} from './request-machine.ts';

const SIGNALS = REQUEST_EVENTS.flatMap((type): RequestSignal[] =>
  type === 'deliver' || type === 'give-up' ? OUTCOMES.map((outcome) => ({ type, outcome })) : [{ type }],
);

const table = requestTable();

/** The next state as the engine looks it up; the same state when the event does not belong there. */
function nextInEngine(state: RequestState, signal: RequestSignal): RequestState {
  const row = (REQUEST_STATES as readonly RequestState[]).indexOf(state);
  if (row < 0) return state;
  const next = table[row * REQUEST_EVENTS.length + REQUEST_EVENTS.indexOf(signal.type)] ?? NO_TRANSITION;
  if (next === NO_TRANSITION) return state;
  if (next !== ENDS) return REQUEST_STATE_CODES[next] ?? state;
  const allowed = REQUEST_LIFE[state as keyof typeof REQUEST_LIFE][signal.type] as readonly RequestState[];
  return 'outcome' in signal && allowed.includes(signal.outcome) ? signal.outcome : state;
}

/** A live request, taken through the signals, each step checked against the engine's table. */
function walk(signals: readonly RequestSignal[]) {
  const actor = createActor(requestMachine).start();
  let expected: RequestState = INITIAL_REQUEST_STATE;
  for (const signal of signals) {
    expected = nextInEngine(expected, signal);
    actor.send(signal);
    expect(requestState(actor.getSnapshot())).toBe(expected);
  }
  return actor;
}

const ways = waysToEveryState(requestMachine, SIGNALS);

test('every state of the engine is reached, and no other', () => {
  const reached = ways.map(({ events }) => requestStateAfter(events));
  expect(reached.toSorted()).toEqual(REQUEST_STATE_CODES.toSorted());
});

describe('the shortest way to each state', () => {
  test.for(ways)('$title; there, each event does what the table says', ({ events }) => {
    const arrived = walk(events).getSnapshot();
    const ended = (OUTCOMES as readonly RequestState[]).includes(requestState(arrived));
    expect(arrived.status).toBe(ended ? 'done' : 'active');
    if (!ended) for (const signal of SIGNALS) walk([...events, signal]);
  });
});

const simplePaths = getSimplePaths(requestMachine, { events: SIGNALS }).map(({ steps }) => {
  const events = steps
    .map(({ event }) => event as RequestSignal)
    .filter(({ type }) => REQUEST_EVENTS.includes(type));
  return {
    title: events.map((event) => ('outcome' in event ? event.outcome : event.type)).join(' '),
    events,
  };
});

describe('every path without a loop', () => {
  test.for(simplePaths)('$title', ({ events }) => {
    walk(events);
    expect(replayRequest(events).strayAt).toBeNull();
  });
});

test('the paths take every transition of the table', () => {
  const taken = new Set<string>();
  const take = (events: readonly RequestSignal[]) => {
    const { states } = replayRequest(events);
    for (const [index, event] of events.entries()) {
      taken.add(`${states[index]} ${event.type} ${states[index + 1]}`);
    }
  };
  for (const { events } of simplePaths) take(events);
  // Waiting for a dependency leads back to where it came from: the one loop.
  take([{ type: 'resolved' }, { type: 'start' }, { type: 'call' }, { type: 'return' }]);
  const stated = REQUEST_STATES.flatMap((state) =>
    REQUEST_EVENTS.flatMap((event) =>
      [REQUEST_LIFE[state][event] ?? []].flat().map((to) => `${state} ${event} ${to}`),
    ),
  );
  expect([...taken].toSorted()).toEqual(stated.toSorted());
});

describe('a replay', () => {
  test('tells the states one by one', () => {
    const events: RequestSignal[] = [
      { type: 'resolved' },
      { type: 'queue' },
      { type: 'start' },
      { type: 'reply' },
      { type: 'deliver', outcome: 'ok' },
    ];
    expect(replayRequest(events)).toEqual({
      states: ['resolving', 'connecting', 'queued', 'processing', 'responding', 'ok'],
      strayAt: null,
    });
    expect(requestStateAfter(events)).toBe('ok');
    expect(requestStateAfter([])).toBe('resolving');
  });

  test('stops at the event that does not belong there', () => {
    const events: RequestSignal[] = [{ type: 'resolved' }, { type: 'return' }, { type: 'start' }];
    expect(replayRequest(events)).toEqual({ states: ['resolving', 'connecting'], strayAt: 1 });
    expect(() => requestStateAfter(events)).toThrow("A request that is connecting cannot take 'return'.");
  });

  test('accepts an outcome only where it can happen', () => {
    expect(replayRequest([{ type: 'give-up', outcome: 'ok' }]).strayAt).toBe(0);
    expect(replayRequest([{ type: 'resolved' }, { type: 'give-up', outcome: 'dns-nxdomain' }]).strayAt).toBe(
      1,
    );
  });
});
