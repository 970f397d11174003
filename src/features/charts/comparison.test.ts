// What the comparison says: each figure of both clients, and who waits how much longer.
import { expect, test } from 'vitest';
import type { ClientFigures } from '../../simulation/figures.ts';
import { comparedRows, comparedSentence } from './comparison.ts';

const figures = (change: Partial<ClientFigures>): ClientFigures => ({
  role: 'client',
  samples: 100,
  p50Ms: 150,
  p95Ms: 240,
  p99Ms: 300,
  offeredPerSecond: 12,
  answeredPerSecond: 12,
  failedPerSecond: 0,
  failedShare: 0,
  outcomes: [],
  inFlight: 2,
  ...change,
});
const browsers = figures({});
const mobile = figures({ p50Ms: 262, p95Ms: 350, offeredPerSecond: 8 });
const names = ['browsers-1', 'mobile-1'] as const;

test('figures stand side by side, with the difference of the second against the first', () => {
  expect(comparedRows(browsers, mobile).map((row) => Object.values(row))).toEqual([
    ['Response time, p50', '150 ms', '262 ms', '112 ms longer'],
    ['Response time, p95', '240 ms', '350 ms', '110 ms longer'],
    ['Failed', '0 %', '0 %', 'the same'],
    ['Requests/s', '12', '8', '4 less'],
  ]);
});

test('the sentence names who waits longer, whichever stands first', () => {
  const words = 'mobile-1 waits 112 ms longer at p50 than browsers-1. Neither has failures.';
  expect(comparedSentence(browsers, mobile, names)).toBe(words);
  expect(comparedSentence(mobile, browsers, ['mobile-1', 'browsers-1'])).toBe(words);
  expect(comparedSentence(browsers, browsers, names)).toMatch(/^browsers-1 and mobile-1 wait equally long/);
});

test('failures and missing answers are told', () => {
  const failing = figures({ p50Ms: null, p95Ms: null, failedShare: 1 });
  expect(comparedSentence(browsers, failing, names)).toBe(
    'mobile-1 got no answers in this time. Requests failed: 100 % of mobile-1.',
  );
  expect(comparedRows(browsers, failing).map(({ difference }) => difference)).toEqual([
    '',
    '',
    '100 points more',
    'the same',
  ]);
});
