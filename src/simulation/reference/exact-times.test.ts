/** Exact times: order statistics, and a constant response without any rounding. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactTimes, orderStatistic } from './exact-times.ts';
import { readReferenceCase } from './read-case.ts';
import { measure, ReferenceRun } from './reference-run.ts';

test('are the order statistics of what was recorded, over one slot or several', () => {
  const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3000 });
  fc.assert(
    fc.property(times, times, fc.integer({ min: 1, max: 100 }), (one, other, percent) => {
      const exact = new ExactTimes();
      exact.add(Float64Array.from(one.flatMap((ms) => [0, ms])));
      exact.add(Float64Array.from(other.flatMap((ms) => [2, ms])));
      const all = [...one, ...other].sort((a, b) => a - b);
      expect([...exact.sorted([0, 2])]).toEqual(all);
      const found = orderStatistic(exact.sorted([0, 2]), percent / 100);
      const notAbove = all.filter((ms) => ms <= found).length;
      const below = all.filter((ms) => ms < found).length;
      expect(notAbove * 100).toBeGreaterThanOrEqual(percent * all.length);
      expect(below * 100).toBeLessThan(percent * all.length);
      const since = [one.length - 1, 0, other.length];
      expect([...exact.sorted([0, 2], since)]).toEqual(one.slice(-1));
    }),
    { numRuns: 50 },
  );
});

test('a constant response has its very value as every percentile', () => {
  const text = JSON.stringify({
    schema: 'reference-case/1',
    id: 'constant',
    system: {
      machines: [{ name: 'host', cores: 50, scheduling: 'processor-sharing' }],
      processes: [{ name: 'server', machine: 'host', workers: 50, queue_limit: 0 }],
      links: [],
      operations: [
        { name: 'page', process: 'server', steps: [{ cpu_ms: 99.5, distribution: 'deterministic' }] },
      ],
    },
    workload: {
      type: 'open',
      classes: [{ name: 'users', operation: 'page', arrivals: 'poisson', rate_per_s: 500 }],
    },
    expected: { response_percentiles_ms: { p50: 99.5, p99: 99.5 } },
  });
  const read = readReferenceCase(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  for (const value of measure(read.reference, 1, 2_000).values) expect(value).toBeCloseTo(99.5, 7);
});

test('a run made longer is as before, and then as long as it should be', () => {
  const text = readFileSync(
    join(import.meta.dirname, '../reference-cases/c11_two_classes_closed.json'),
    'utf8',
  );
  const read = readReferenceCase(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { reference } = read;
  const twice = [1, 2].map(() => {
    const run = new ReferenceRun(reference, 3);
    expect(run.measure(1_000)).toEqual(measure(reference, 3, 1_000));
    return run.measure(16_000);
  });
  expect(twice[0]).toEqual(twice[1]);
  const [throughput] = twice[0]?.values ?? [];
  expect((throughput ?? 0) / (measure(reference, 3, 16_000).values[0] ?? 0)).toBeCloseTo(1, 2);
  // One request that nobody rejected weighs as one of all that were sent.
  const granule =
    twice[0]?.granules[reference.expected.findIndex(({ figure }) => figure === 'loss_probability')];
  expect(1 / (granule ?? 0) / 16_000).toBeCloseTo(1, 1);
});
