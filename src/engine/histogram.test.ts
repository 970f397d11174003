/** The histogram of times: percentiles against exact order statistics, its edges and its ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf } from './core/times.ts';
import { addSparse, BUCKETS, bucketStartMs, percentileMs, toSparse, total } from './histogram.ts';
import { EngineMemory } from './memory.ts';

new EngineMemory().enter();

const LEAST_MS = 2 ** -10;
const MOST_MS = 2 ** 24;
/** A bucket is a 64th of its lower power of two. */
const WIDTH = 1 / 64;

function countsOf(times: readonly number[]): Uint32Array {
  const counts = new Uint32Array(BUCKETS);
  for (const ms of times) counts[bucketOf(ms)] = (counts[bucketOf(ms)] ?? 0) + 1;
  return counts;
}

const within = fc.double({ min: LEAST_MS, max: MOST_MS * 0.999, noNaN: true });
const beyond = fc.double({ min: 0, max: 1e12, noNaN: true });

describe('buckets', () => {
  test('hold what lies between their edges, and are at most 1/64 wide', () => {
    fc.assert(
      fc.property(within, (ms) => {
        const bucket = bucketOf(ms);
        const start = bucketStartMs(bucket);
        const end = bucketStartMs(bucket + 1);
        expect(start).toBeLessThanOrEqual(ms);
        expect(end).toBeGreaterThan(ms);
        expect((end - start) / start).toBeLessThanOrEqual(WIDTH);
      }),
    );
  });

  test('begin where the one before ends: an edge belongs to the upper bucket, all of them in order', () => {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      expect(bucketOf(bucketStartMs(bucket))).toBe(bucket);
      expect(bucketStartMs(bucket + 1)).toBeGreaterThan(bucketStartMs(bucket));
    }
    expect(bucketStartMs(0)).toBe(LEAST_MS);
    expect(bucketStartMs(BUCKETS)).toBe(MOST_MS);
  });

  test('at the ends take all that lies beyond', () => {
    for (const ms of [0, 1e-9, LEAST_MS * 0.999]) expect(bucketOf(ms)).toBe(0);
    for (const ms of [MOST_MS, 1e12, Number.MAX_VALUE, Infinity]) expect(bucketOf(ms)).toBe(BUCKETS - 1);
  });
});

describe('a percentile', () => {
  test('lies in the bucket of the exact order statistic', () => {
    fc.assert(
      fc.property(
        fc.array(within, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 1000 }),
        (times, permille) => {
          const sorted = times.toSorted((one, other) => one - other);
          const share = permille / 1000;
          const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
          const found = percentileMs(countsOf(times), share) ?? Number.NaN;
          expect(found).toBeGreaterThan(bucketStartMs(bucketOf(exact)));
          expect(found).toBeLessThanOrEqual(bucketStartMs(bucketOf(exact) + 1));
          expect(Math.abs(found / exact - 1)).toBeLessThanOrEqual(WIDTH);
        },
      ),
    );
  });

  test('grows with the share, from the least bucket to the largest', () => {
    fc.assert(
      fc.property(fc.array(beyond, { minLength: 1, maxLength: 200 }), (times) => {
        const counts = countsOf(times);
        const found = Array.from({ length: 21 }, (_, step) => percentileMs(counts, step / 20) ?? Number.NaN);
        for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThanOrEqual(found[i - 1] ?? 0);
        const largest = Math.max(...times.map(bucketOf));
        expect(found[20]).toBe(bucketStartMs(largest + 1));
        expect(found[0]).toBe(bucketStartMs(Math.min(...times.map(bucketOf))));
      }),
    );
  });

  test('of evenly spread times is exact to a thousandth: it is interpolated within the bucket', () => {
    const counts = countsOf(Array.from({ length: 200_000 }, (_, i) => (i + 0.5) / 2000));
    for (const share of [0.1, 0.5, 0.95, 0.99])
      expect((percentileMs(counts, share) ?? 0) / (share * 100)).toBeCloseTo(1, 3);
  });

  test('of nothing is null', () => expect(percentileMs(new Uint32Array(BUCKETS), 0.5)).toBeNull());
});

test('the sparse form keeps every count, and adds up', () => {
  const times = fc.array(beyond, { maxLength: 100 });
  fc.assert(
    fc.property(times, times, (one, other) => {
      const counts = new Uint32Array(BUCKETS);
      addSparse(counts, toSparse(countsOf(one)));
      addSparse(counts, toSparse(countsOf(other)));
      expect(counts).toEqual(countsOf([...one, ...other]));
      expect(total(counts)).toBe(one.length + other.length);
    }),
  );
});
