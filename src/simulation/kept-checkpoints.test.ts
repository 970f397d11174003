/** Promises of the checkpoints that the page keeps: few, light, spread over the run, and never one of a discarded future. */
import { expect, test } from 'vitest';
import { KeptCheckpoints } from './kept-checkpoints.ts';

const at = (atMs: number, bytes = 1000) => ({
  ...{ atMs, events: 0, logLength: 0, cells: new Int32Array(bytes / 4) },
  lives: { processes: {}, machines: {} },
});

test('of a long run few are kept, the newest among them, and they reach back to its beginning', () => {
  const kept = new KeptCheckpoints();
  for (let atMs = 5000; atMs <= 3_600_000; atMs += 5000) {
    kept.keep(at(atMs));
    expect(kept.toMs).toBe(atMs);
    expect(kept.all.length).toBeLessThanOrEqual(16);
  }
  expect(kept.all[0]?.atMs).toBeLessThan(1_800_000);
});

test('heavy ones take at most 64 MB together', () => {
  const kept = new KeptCheckpoints();
  for (let n = 1; n <= 12; n++) kept.keep(at(n * 5000, 30 * 1024 * 1024));
  expect(kept.all.map(({ atMs }) => atMs)).toEqual([expect.any(Number), 60_000]);
});

test('what is cut is gone', () => {
  const kept = new KeptCheckpoints();
  for (const atMs of [5000, 10_000, 15_000]) kept.keep(at(atMs));
  kept.cutFrom(10_000);
  expect(kept.toMs).toBe(5000);
  kept.clear();
  expect(kept.toMs).toBe(0);
});
