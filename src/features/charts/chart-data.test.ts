// What the charts promise: the right seconds, sums that add up, round scales, and clicks that open the request meant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeriesPoint } from '../../simulation/figures.ts';
import {
  groupFlags,
  layerAt,
  openingAt,
  ownerOf,
  pointNear,
  pointsPassed,
  roundMaximum,
  timeWindow,
  together,
} from './chart-data.ts';
import { agoText, axisTimeText, chartSummary, headline, secondText } from './chart-words.ts';

const second = (fromMs: number, change: Partial<SeriesPoint> = {}): SeriesPoint => ({
  fromMs,
  offeredPerSecond: 20,
  answeredPerSecond: 18,
  p50Ms: 90,
  p95Ms: 140,
  p99Ms: 1310,
  failures: [],
  slowest: 3,
  ...change,
});
const refused = { outcome: 'refused', perSecond: 8, example: 11 } as const;
const timedOut = { outcome: 'timeout', perSecond: 2, example: 12 } as const;

test('the window is two minutes around the playhead, most of it before', () => {
  expect(timeWindow(500_000)).toEqual({ fromMs: 410_000, toMs: 530_000, playheadMs: 500_000 });
  expect(timeWindow(60_000)).toEqual({ fromMs: 0, toMs: 120_000, playheadMs: 60_000 });
  expect(timeWindow(0)).toEqual({ fromMs: 0, toMs: 120_000, playheadMs: 0 });
});

test('what the playhead has not passed is told apart', () => {
  const points = [second(0), second(1000), second(2000)];
  expect(pointsPassed(points, timeWindow(2500)).map(({ fromMs }) => fromMs)).toEqual([0, 1000]);
});

test('a scale holds its value, is round, and is never more than 2.5 times too large', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      const maximum = roundMaximum(value);
      expect(maximum).toBeGreaterThanOrEqual(value * (1 - 1e-12));
      expect(maximum).toBeLessThanOrEqual(value * 2.5);
    }),
  );
  expect([0, Number.NaN, Number.POSITIVE_INFINITY].map(roundMaximum)).toEqual([1, 1, 1]);
  expect(roundMaximum(18)).toBe(20);
});

describe('several clients together', () => {
  const one = [second(0, { failures: [refused] }), second(1000)];
  const other = [second(1000, { offeredPerSecond: 5, failures: [timedOut] }), second(2000)];

  test('rates and failures add up second by second; percentiles do not pretend to', () => {
    const sum = together([one, other]);
    expect(sum.map(({ fromMs, offeredPerSecond }) => [fromMs, offeredPerSecond])).toEqual([
      [0, 20],
      [1000, 25],
      [2000, 20],
    ]);
    expect(sum[1]).toMatchObject({ answeredPerSecond: 36, p95Ms: null, failures: [timedOut] });
    expect(together([one])).toBe(one);
  });

  test('the same cause is one layer', () => {
    const sum = together([one, [second(0, { failures: [{ ...refused, perSecond: 1, example: 99 }] })]]);
    expect(sum[0]?.failures).toEqual([{ ...refused, perSecond: 9 }]);
    expect(one[0]?.failures[0]).toBe(refused);
  });

  test('a request is found back at the client whose second names it', () => {
    const series = new Map([
      ['browsers', one],
      ['mobiles', other],
    ]);
    expect(ownerOf(series, 0, 11)).toBe('browsers');
    expect(ownerOf(series, 1000, 12)).toBe('mobiles');
    expect(ownerOf(series, 1000, 11)).toBeNull();
  });
});

describe('a click', () => {
  const point = second(0, { failures: [timedOut, refused] });

  test('opens the failure meant, else the most frequent, else the slowest', () => {
    expect(openingAt(point, 'timeout')).toMatchObject({ request: 12, outcome: 'timeout' });
    expect(openingAt(point, null)).toMatchObject({ request: 11, outcome: 'refused' });
    expect(openingAt(point, 'slowest')).toMatchObject({ request: 3, what: 'slowest' });
    expect(openingAt(second(0), null)).toMatchObject({ request: 3, what: 'slowest' });
    expect(openingAt(second(0, { slowest: null }), 'slowest')).toBeNull();
  });

  test('finds the layer at its height', () => {
    expect(layerAt(point, ['refused', 'timeout'], 7.9)).toBe('refused');
    expect(layerAt(point, ['refused', 'timeout'], 8.1)).toBe('timeout');
    expect(layerAt(point, ['refused', 'timeout'], 10.1)).toBeNull();
  });

  test('finds the nearest second', () => {
    expect(pointNear([second(0), second(1000)], 1400)?.fromMs).toBe(0);
    expect(pointNear([second(0), second(1000)], 1600)?.fromMs).toBe(1000);
    expect(pointNear([], 0)).toBeNull();
  });
});

test('flags outside the window are left out, near ones share a place', () => {
  const flags = [5, 1000, 1100, 9000].map((atMs) => ({ atMs, label: `at ${atMs}`, isPlanned: false }));
  expect(groupFlags(flags, { fromMs: 100, toMs: 10_000, playheadMs: 10_000 }, 500)).toEqual([
    { atMs: 1000, labels: ['at 1000', 'at 1100'] },
    { atMs: 9000, labels: ['at 9000'] },
  ]);
});

test('words name their window', () => {
  const window = timeWindow(60_000);
  const points = [second(57_000), second(58_000), second(59_000, { failures: [refused], p50Ms: null })];
  expect(headline('requests', points)).toEqual({ text: '18 answered of 20', over: 'last 3 s' });
  expect(headline('response', points)).toEqual({ text: 'no answers', over: 'last 1 s' });
  expect(headline('failures', points)).toEqual({ text: '2.7 refused', over: 'last 3 s' });
  expect(headline('failures', [second(0, { failures: [refused, timedOut] })]).text).toBe('10 failed');
  expect([5000, 2500, 10_000, 20_000, 500, 100].map(axisTimeText)).toEqual([
    '5 s',
    '2.5 s',
    '10 s',
    '20 s',
    '500 ms',
    '100 ms',
  ]);
  expect(secondText('response', second(0))).toBe('p50 90 ms, p95 140 ms, p99 1.31 s');
  expect(agoText(second(57_000), window)).toBe('-2 s');
  expect(agoText(second(59_000), window)).toBe('now');
  expect(chartSummary('failures', points, window)).toBe(
    'Failures per second, by cause over the last 60 s of simulated time: refused up to 8. In the last 3 s: 2.7 refused.',
  );
  expect(chartSummary('requests', [], window)).toContain('no figures yet');
});
