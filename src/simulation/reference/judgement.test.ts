/** The rule of agreement: right figures pass, wrong or vague ones do not, and unseen events are no proof of none. */
import { describe, expect, test } from 'vitest';
import { judge, longerBy, settlingBy } from './judgement.ts';
import type { ExpectedFigure } from './reference-case.ts';

const expected: ExpectedFigure = {
  figure: 'response_ms',
  whose: { what: 'all' },
  measure: 'response_ms',
  value: 100,
  halfWidth: 0,
  basis: 'exact',
  relation: 'equal',
};

/** Twenty runs with this mean and this deviation. */
function runs(mean: number, deviation: number, granule = 0) {
  const step = deviation / Math.sqrt(20 / 19);
  return Array.from({ length: 20 }, (_, i) => ({
    values: [mean + (i % 2 === 0 ? step : -step)],
    granules: [granule],
    ended: 1e9,
    concurrent: 1,
  }));
}

describe('a figure', () => {
  test('passes when its interval holds the expected value', () => {
    expect(judge(expected, runs(100.3, 1), 0, 1)).toMatchObject({ passed: true, fault: null });
  });

  test('has the half-width of Student: 2.8609 times the standard error at 99 %', () => {
    const verdict = judge(expected, runs(100, 1), 0, 1);
    expect(verdict.halfWidth99).toBeCloseTo(2.8609346 / Math.sqrt(20), 6);
    expect(verdict.high - 100).toBeCloseTo(verdict.halfWidth99, 9);
    expect(judge(expected, runs(100, 1), 0, 400).high).toBeGreaterThan(verdict.high + 0.4);
  });

  test.each([
    { mean: 103, deviation: 1, fault: 'too high' },
    { mean: 97, deviation: 1, fault: 'too low' },
    { mean: 100, deviation: 5, fault: 'not precise enough' },
    { mean: Number.NaN, deviation: 1, fault: 'not measured' },
  ])('with mean $mean and deviation $deviation is $fault', ({ mean, deviation, fault }) => {
    expect(judge(expected, runs(mean, deviation), 0, 1).fault).toBe(fault);
  });

  test('the interval of the expected figure counts too', () => {
    expect(judge({ ...expected, halfWidth: 3 }, runs(103, 1), 0, 1).passed).toBe(true);
  });

  test('a bound is kept from one side only', () => {
    expect(judge({ ...expected, relation: 'at most' }, runs(50, 1), 0, 1).passed).toBe(true);
    expect(judge({ ...expected, relation: 'at least' }, runs(50, 1), 0, 1).fault).toBe('too low');
  });

  test('that never happened is not taken for impossible, but for rarer than the runs can show', () => {
    const rare = { ...expected, value: 3.6e-6 };
    expect(judge(rare, runs(0, 0, 1e-5), 0, 100).passed).toBe(true);
    expect(judge({ ...expected, value: 0.001 }, runs(0, 0, 1e-5), 0, 100).fault).toBe('too low');
  });

  test('in runs that are all alike may be off by one request', () => {
    const alike = runs(100.02, 0).map((run) => ({ ...run, ended: 5000 }));
    expect(judge(expected, alike, 0, 1).fault).toBeNull();
    expect(
      judge(
        expected,
        runs(100.03, 0).map((run) => ({ ...run, ended: 5000 })),
        0,
        1,
      ).fault,
    ).toBe('too high');
  });

  test('may be 0 where nothing ever ends', () => {
    const stuck = runs(0, 0).map((run) => ({ ...run, ended: 0 }));
    expect(judge({ ...expected, value: 0 }, stuck, 0, 1).passed).toBe(true);
    expect(settlingBy(stuck)).toBe(20);
  });
});

test('runs must be longer by the square of what the half-width lacks', () => {
  const verdicts = [judge(expected, runs(100, 1), 0, 1), judge(expected, runs(100, 10), 0, 1)];
  expect(longerBy(verdicts)).toBeCloseTo(((2.8609346 * 10) / Math.sqrt(20) / 2) ** 2, 4);
});

test('runs must be longer for what is rare, but not for what is wrong', () => {
  const rare = judge({ ...expected, value: 8e-5 }, runs(1e-5, 1e-5), 0, 1);
  expect([rare.fault, longerBy([rare])]).toEqual(['too low', 2]);
  const wrong = judge({ ...expected, value: 1e-7 }, runs(70, 20), 0, 1);
  expect([wrong.fault, longerBy([wrong])]).toEqual(['too high', 0]);
});

test('runs must be so long that what is dropped is ten rounds of all who take part', () => {
  const of = (ended: number, concurrent: number) =>
    settlingBy(runs(1, 0).map((run) => ({ ...run, ended, concurrent })));
  expect(of(20_000, 1000)).toBe(10);
  expect(of(190_000, 1000)).toBe(0);
  expect(of(500, 1)).toBe(10);
});
