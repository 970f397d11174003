/** Promises: the same playhead always shows the same picture, and no hop is too short to see. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bounceOf,
  flightProgress,
  MISHAP_ON_CLOCK_MS,
  mishapAge,
  SHORTEST_FLIGHT_ON_CLOCK_MS,
  shareOfLink,
} from './flight-position.ts';

describe('a flight', () => {
  test('that is long enough moves with the simulated time', () => {
    const flight = { leaveMs: 1000, arriveMs: 1040 };
    expect(flightProgress(flight, 1000, 1 / 40)).toBe(0);
    expect(flightProgress(flight, 1010, 1 / 40)).toBeCloseTo(0.25);
    expect(flightProgress(flight, 1040, 1 / 40)).toBe(1);
  });

  test('that is too short takes the shortest visible time on the clock', () => {
    const flight = { leaveMs: 1000, arriveMs: 1000.05 };
    const speed = 1 / 10;
    const halfway = 1000 + (SHORTEST_FLIGHT_ON_CLOCK_MS / 2) * speed;
    expect(flightProgress(flight, halfway, speed)).toBeCloseTo(0.5);
  });

  test('is never drawn for less than the shortest time, at no speed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        (lastsMs, speed) => {
          const flight = { leaveMs: 0, arriveMs: lastsMs };
          const justBefore = SHORTEST_FLIGHT_ON_CLOCK_MS * speed * 0.999;
          expect(flightProgress(flight, justBefore, speed)).toBeLessThan(1);
        },
      ),
    );
  });

  test('an answer runs back', () => {
    expect(shareOfLink({ reply: true }, 0.2)).toBeCloseTo(0.8);
    expect(shareOfLink({ reply: false }, 0.2)).toBe(0.2);
  });
});

describe('a mishap', () => {
  test('ages on the clock, not in simulated time', () => {
    expect(mishapAge({ atMs: 100 }, 100 + (MISHAP_ON_CLOCK_MS / 2) * 0.1, 0.1)).toBeCloseTo(0.5);
  });

  test('is fully visible first and gone at the end', () => {
    expect(bounceOf(0, 0).opacity).toBe(1);
    expect(bounceOf(1, 0).opacity).toBe(0);
    expect(bounceOf(1, 0).dx).toBeLessThan(bounceOf(0, 0).dx);
  });
});
