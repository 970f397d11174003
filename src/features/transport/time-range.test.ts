// The timeline's promises: it holds what is computed, ends at round times, and keys never leave it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioEvent } from '../../diagram/scenario.ts';
import { groupedEvents, groupedFlags, keyTarget, percentAt, ticksIn, timelineRange } from './time-range.ts';

const time = fc.double({ min: 0, max: 5_000_000, noNaN: true });

test('the range holds all that is computed and planned, and no more than a dozen minutes', () => {
  fc.assert(
    fc.property(time, time, (presentMs, ahead) => {
      const range = timelineRange(presentMs, presentMs + (ahead % 120_000));
      expect(range.toMs).toBeGreaterThanOrEqual(presentMs + 60_000);
      expect(range.toMs - range.fromMs).toBeLessThanOrEqual(720_000);
      const ticks = ticksIn(range);
      expect(ticks.length).toBeLessThanOrEqual(8);
      for (const tick of ticks)
        expect(percentAt(tick, range)).toBe(((tick - range.fromMs) / (range.toMs - range.fromMs)) * 100);
    }),
  );
  expect(timelineRange(65_000, 0)).toEqual({ fromMs: 0, toMs: 150_000 });
  expect(timelineRange(0, 0)).toEqual({ fromMs: 0, toMs: 120_000 });
});

test('keys move the playhead by a second or ten, to both ends, and not beyond', () => {
  const range = { fromMs: 30_000, toMs: 150_000 };
  expect(keyTarget('ArrowLeft', false, 60_500, range)).toBe(59_500);
  expect(keyTarget('ArrowRight', true, 60_500, range)).toBe(70_500);
  expect(keyTarget('Home', false, 60_500, range)).toBe(30_000);
  expect(keyTarget('End', false, 60_500, range)).toBe(150_000);
  expect(keyTarget('ArrowLeft', true, 35_000, range)).toBe(30_000);
  expect(keyTarget('a', false, 60_500, range)).toBeNull();
});

test('flags too close to be told apart share a place', () => {
  const flags = [
    { atMs: 10_000, label: 'Stop db-1' },
    { atMs: 10_500, label: 'Start db-1' },
    { atMs: 60_000, label: 'Stop web-1' },
    { atMs: 900_000, label: 'out of range' },
  ];
  expect(groupedFlags(flags, { fromMs: 0, toMs: 120_000 }, 0.02)).toEqual([
    { atMs: 10_000, labels: ['Stop db-1', 'Start db-1'] },
    { atMs: 60_000, labels: ['Stop web-1'] },
  ]);
});

test('an event that is held stands alone, in front, wherever it is moved', () => {
  const event = (id: string, atMs: number) => ({ id, atMs, what: 'traffic', factor: 2 }) as ScenarioEvent;
  const events = [event('first', 30_000), event('held', 31_000), event('last', 60_000)];
  const ids = (aloneId: string | null) =>
    groupedEvents(events, { fromMs: 0, toMs: 120_000 }, 0.02, aloneId).map((group) =>
      group.map(({ id }) => id),
    );
  expect(ids(null)).toEqual([['first', 'held'], ['last']]);
  expect(ids('held')).toEqual([['first'], ['last'], ['held']]);
});

test('an event that is far off does not squeeze the line', () => {
  expect(timelineRange(60_000, 3_600_000)).toEqual({ fromMs: 0, toMs: 660_000 });
});
