// What the scales say: the words of every speed and traffic factor, and that each step finds itself again.
import { expect, test } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { SPEEDS } from '../../stores/session.ts';
import {
  speedStep,
  speedText,
  TRAFFIC_FACTORS,
  trafficName,
  trafficStep,
  trafficText,
} from './scale-words.ts';

test('a speed says what a second on the clock shows', () => {
  expect(SPEEDS.map(speedText)).toEqual([
    '1/1000: 1 s shows 1 ms',
    '1/400: 1 s shows 2.5 ms',
    '1/200: 1 s shows 5 ms',
    '1/100: 1 s shows 10 ms',
    '1/40: 1 s shows 25 ms',
    '1/20: 1 s shows 50 ms',
    '1/10: 1 s shows 100 ms',
    '1/4: 1 s shows 250 ms',
    '1/2: 1 s shows 500 ms',
    '1x: 1 s shows 1 s',
    '2x: 1 s shows 2 s',
    '5x: 1 s shows 5 s',
    '10x: 1 s shows 10 s',
    '20x: 1 s shows 20 s',
  ]);
});

test('every step of both scales finds itself', () => {
  expect(SPEEDS.map(speedStep)).toEqual(SPEEDS.map((_, at) => at));
  expect(TRAFFIC_FACTORS.map(trafficStep)).toEqual(TRAFFIC_FACTORS.map((_, at) => at));
});

test('a speed between two steps goes to the nearer ratio, and nothing falls off the ends', () => {
  expect(SPEEDS[speedStep(1 / 30)]).toBe(1 / 40);
  expect(SPEEDS[speedStep(1000)]).toBe(20);
  expect(TRAFFIC_FACTORS[trafficStep(20)]).toBe(5);
});

test('traffic steps grow from 0 to 5 and are finest around 1', () => {
  const widths = TRAFFIC_FACTORS.slice(1).map((factor, at) => factor - (TRAFFIC_FACTORS[at] ?? 0));
  expect(TRAFFIC_FACTORS[0]).toBe(0);
  expect(TRAFFIC_FACTORS.at(-1)).toBe(5);
  expect(Math.min(...widths)).toBeGreaterThan(0);
  expect(Math.min(...widths)).toBeCloseTo(1.05 - 1, 9);
});

test('traffic is said with its factor and its rate', () => {
  expect(trafficText(2, 40)).toBe('Traffic 2.0x: 40 requests/s');
  expect(trafficText(0.95, 1234.4)).toBe('Traffic 0.95x: 1,234 requests/s');
  expect(trafficText(0, 0)).toBe('Traffic 0.0x: 0 requests/s');
  expect(trafficText(1, 1)).toBe('Traffic 1.0x: 1 request/s');
  expect(trafficName(1.1)).toBe('1.1x');
});

test('regression: the slider reaches every amount of traffic that an example asks to move it to', () => {
  const asked = EXAMPLES.flatMap(({ experiments }) =>
    experiments.flatMap(({ tryThis }) => /slider to ([\d.]+)/.exec(tryThis)?.[1] ?? []),
  );
  expect(asked.length).toBeGreaterThan(0);
  for (const amount of asked) expect(TRAFFIC_FACTORS).toContain(Number(amount));
});
