// Promises of the amount of a traffic event: it is the same traffic in both measures, and an event has one of them.
import { expect, test } from 'vitest';
import type { ScenarioEvent } from '../../../diagram/scenario.ts';
import { measuredIn, trafficOf, withTraffic } from './event-traffic.ts';

const ramp: ScenarioEvent = { id: 'event-1', what: 'ramp', atMs: 0, factor: 3, from: 0.5, overMs: 1000 };

test('there and back it is the same', () => {
  const inRate = measuredIn('rate', ramp, 20);
  expect(inRate).toEqual({ id: 'event-1', what: 'ramp', atMs: 0, ratePerSecond: 60, from: 10, overMs: 1000 });
  expect(measuredIn('rate', inRate, 20)).toBe(inRate);
  expect(measuredIn('factor', inRate, 20)).toEqual(ramp);
});

test('without clients there is nothing to go by: once their own', () => {
  const rate = withTraffic(ramp, { measure: 'rate', amount: 60, from: undefined });
  expect(trafficOf(measuredIn('factor', rate, 0))).toEqual({ measure: 'factor', amount: 1, from: undefined });
});

test('a beginning at nothing stays one', () => {
  const fromNothing = withTraffic(ramp, { measure: 'factor', amount: 2, from: 0 });
  expect(trafficOf(measuredIn('rate', fromNothing, 20))).toEqual({ measure: 'rate', amount: 40, from: 0 });
});
