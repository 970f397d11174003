/** The scales of speed and traffic: their steps, and what each step says. */
import { SPEEDS } from '../../stores/session.ts';

const short = (value: number) => String(Number(value.toPrecision(3)));

/** "1/40", "1x", "20x". */
export function speedName(speed: number): string {
  return speed >= 1 ? `${short(speed)}x` : `1/${short(1 / speed)}`;
}

/** "1/40: 1 s shows 25 ms", "4x: 1 s shows 4 s". */
export function speedText(speed: number): string {
  const shown = speed >= 1 ? `${short(speed)} s` : `${short(speed * 1000)} ms`;
  return `${speedName(speed)}: 1 s shows ${shown}`;
}

/** The step of the scale nearest to a speed, as ratios go. */
export function speedStep(speed: number): number {
  return nearest(SPEEDS, (step) => Math.abs(Math.log(step / speed)));
}

/** Traffic factors on offer: none, and finer steps around 1. */
export const TRAFFIC_FACTORS: readonly number[] = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.25,
  2.5, 2.75, 3, 3.5, 4, 4.5, 5,
];

export function trafficStep(factor: number): number {
  return nearest(TRAFFIC_FACTORS, (step) => Math.abs(step - factor));
}

/** "2.0x", "0.95x". */
export function trafficName(factor: number): string {
  const tenths = Math.abs(factor * 10 - Math.round(factor * 10)) < 1e-6;
  return `${factor.toFixed(tenths ? 1 : 2)}x`;
}

/** "40 requests/s", "2.5 requests/s". */
export function rateText(perSecond: number): string {
  const shown = perSecond < 10 ? Number(perSecond.toFixed(1)) : Math.round(perSecond);
  return `${shown.toLocaleString('en-US')} request${shown === 1 ? '' : 's'}/s`;
}

/** "Traffic 2.0x: 40 requests/s". */
export function trafficText(factor: number, perSecond: number): string {
  return `Traffic ${trafficName(factor)}: ${rateText(perSecond)}`;
}

function nearest(steps: readonly number[], distance: (step: number) => number): number {
  let best = 0;
  steps.forEach((step, at) => {
    if (distance(step) < distance(steps[best] ?? step)) best = at;
  });
  return best;
}
