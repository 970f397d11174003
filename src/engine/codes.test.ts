/** The core's numbers are the places in the lists that they stand for. */
import { expect, test } from 'vitest';
import { OUTCOME } from './core/codes.ts';
import { SOURCE } from './core/measured.ts';
import { ENDS as CORE_ENDS, NO_TRANSITION as CORE_NO_TRANSITION, LIFE, STATE } from './core/progress.ts';
import { OUTCOMES } from './outcome.ts';
import { ENDS, NO_TRANSITION, REQUEST_EVENTS, REQUEST_STATES, requestTable } from './request-life.ts';

test('outcomes', () => {
  const named = {
    ...{ ok: 'ok', refused: 'refused', connectTimeout: 'connect-timeout', timeout: 'timeout' },
    ...{ error500: '500', gateway502: '502', busy503: '503', gateway504: '504' },
  } as const;
  for (const [name, outcome] of Object.entries(named))
    expect(OUTCOMES[OUTCOME[name as keyof typeof named]], name).toBe(outcome);
  expect(OUTCOME.many).toBe(OUTCOMES.length);
});

test('events and states of a request', () => {
  const { giveUp, events, prototype: _, ...others } = LIFE;
  expect(events).toBe(REQUEST_EVENTS.length);
  expect(REQUEST_EVENTS[giveUp]).toBe('give-up');
  for (const [name, code] of Object.entries(others)) expect(REQUEST_EVENTS[code], name).toBe(name);
  for (const [name, code] of [...Object.entries(STATE)]) expect(REQUEST_STATES[code], name).toBe(name);
});

test('a step that the table does not have, and an end, are told from every state', () => {
  expect([CORE_NO_TRANSITION, CORE_ENDS]).toEqual([NO_TRANSITION, ENDS]);
  expect(Math.max(...requestTable().filter((code) => code < ENDS))).toBeLessThan(REQUEST_STATES.length);
});

test('columns by outcome have room for every outcome, one behind the other', () => {
  const { outcomes, examples, examplesSentMs, slowestMs, slowest, slowestSentMs, stride } = SOURCE;
  expect([examples - outcomes, examplesSentMs - examples, slowestMs - examplesSentMs]).toEqual(
    new Array(3).fill(OUTCOMES.length),
  );
  expect([slowest, slowestSentMs, stride]).toEqual([slowestMs + 1, slowestMs + 2, slowestMs + 3]);
});
