// The checkpoints of a run: close together while they are small, few when they are large, and always back to the beginning.
import { expect, test } from 'vitest';
import { Checkpoints } from './checkpoints.ts';
import type { RunCheckpoint } from './run-cursor.ts';

const MEGABYTE = 1024 * 1024;

/** Five minutes of a run whose checkpoints are so large; returns the times that are kept. */
function keptTimes(bytes: number): number[] {
  const checkpoints = new Checkpoints();
  const times = new Set<number>();
  for (let atMs = 0; atMs <= 300_000; atMs += 1000) {
    if (!checkpoints.isDue(atMs)) continue;
    const engine = { cells: { byteLength: bytes } };
    checkpoints.keep({ atMs, engine } as unknown as RunCheckpoint);
  }
  for (let atMs = 0; atMs <= 300_000; atMs += 1000) times.add(checkpoints.before(atMs).atMs);
  return [...times];
}

test('small ones are kept every five seconds', () => {
  expect(keptTimes(0.1 * MEGABYTE)).toEqual(Array.from({ length: 61 }, (_, at) => at * 5000));
});

test('together they stay within memory: large ones are few, and the first stays', () => {
  expect(keptTimes(MEGABYTE).length).toBeLessThanOrEqual(48);
  const large = keptTimes(250 * MEGABYTE);
  expect(large.length).toBeLessThanOrEqual(3);
  expect(large[0]).toBe(0);
});
