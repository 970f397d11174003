// What the latency breakdown says: groups by place, zeros that are news, and a total that tells the truth.
import { expect, test } from 'vitest';
import type { TimeSplit } from '../../simulation/time-split.ts';
import { noSplitSentence, secondsToSplit, splitRows, totalSentence } from './time-split-words.ts';

const split: TimeSplit = {
  client: 'browsers-1',
  fromMs: 0,
  toMs: 3000,
  answered: 30,
  told: 30,
  meanMs: 103,
  groups: [
    {
      place: 'browsers-1',
      visits: 1,
      shares: [
        { part: 'there', meanMs: 20 },
        { part: 'back', meanMs: 36 },
      ],
    },
    { place: 'web-1', visits: 1, shares: [{ part: 'cpu', meanMs: 30 }] },
    {
      place: 'db-1',
      visits: 2,
      shares: [
        { part: 'network', meanMs: 1 },
        { part: 'cpu', meanMs: 16 },
      ],
    },
  ],
  network: [],
};
const name = (id: string) => id;

test('places are told in order, with calls where there are several, and waits of 0 are told too', () => {
  const rows = splitRows(split, name).map(({ title, calls, ms, rows: parts }) => [
    title,
    calls,
    ms,
    parts.map(({ words, ms: long }) => `${words} ${long}`),
  ]);
  expect(rows).toEqual([
    ['Network of browsers-1', null, 56, ['there, with the request 20', 'back, with the answer 36']],
    ['web-1', null, 30, ['waiting for a worker 0', 'served: own CPU 30', 'served: waiting for CPU 0']],
    [
      'db-1',
      '2 calls',
      17,
      [
        'network, there and back 1',
        'waiting for a worker 0',
        'served: own CPU 16',
        'served: waiting for CPU 0',
      ],
    ],
  ]);
});

test('the total agrees with the measured mean, or says how far off it is and why', () => {
  expect(totalSentence(split, 103)).toBe(
    'The measured mean response time is 103 ms: the parts add up to it.',
  );
  expect(totalSentence({ ...split, answered: 90 }, 100)).toBe(
    'The measured mean response time is 100 ms, 3 ms less than the parts together: they are of 30 requests among 90.',
  );
  expect(totalSentence(split, null)).toBe('');
});

test('without a split there is a reason', () => {
  const measured = { answered: 0, meanMs: null, slowestMs: 0 };
  expect(noSplitSentence({ split: null, measured, seconds: 3 }, 'b')).toMatch(/Too many requests/);
  expect(noSplitSentence({ split: { ...split, told: 0 }, measured, seconds: 3 }, 'b')).toBe(
    'No request of b was answered in the last 3 s.',
  );
  expect(noSplitSentence({ split, measured, seconds: 3 }, 'b')).toBeNull();
});

test('a client that sends little is looked at for longer, but never beyond the last change', () => {
  expect(secondsToSplit(40, 1000)).toBe(3);
  expect(secondsToSplit(2, 1000)).toBe(10);
  expect(secondsToSplit(0.1, 1000)).toBe(30);
  expect(secondsToSplit(2, 4)).toBe(4);
  expect(secondsToSplit(2, 0.2)).toBe(1);
});
