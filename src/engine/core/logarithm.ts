/** Logarithm and exponential from + - x / and the square root alone, so that every machine gives the same bits. */
import { F, highWord, I, lowWord, ofHighWord } from './cells.ts';
import { FIXED, HEAD, MOMENT } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** ln 2 in two parts, so that k ln 2 is exact in the first for every exponent k (values of fdlibm). */
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;
const SQRT_HALF: f64 = 0.7071067811865476;

/** Steps of the exponential's table to one doubling. */
const STEPS: i32 = 32;
const STEP_HIGH: f64 = LN2_HIGH / 32;
const STEP_LOW: f64 = LN2_LOW / 32;
export const STEPS_PER_UNIT: f64 = 32 / (LN2_HIGH + LN2_LOW);
/** Added to a small number, it leaves no place for a fraction: the sum's low word is the nearest whole number. */
const ROUNDER: f64 = 6755399441055744;
const LARGEST: f64 = 1.7976931348623157e308;

/**
 * Natural logarithm of a positive, normal number, within 1e-15.
 * ln(m 2^k) = k ln 2 + 2 artanh(s), s = (m - 1) / (m + 1), m in [sqrt(1/2), sqrt(2)).
 */
export function log(x: f64): f64 {
  const high = highWord(x);
  let exponent = (high >>> 20) - 1022;
  F[MOMENT.scratch] = x;
  I[HEAD.scratch + 1] = (high & 0x000fffff) | 0x3fe00000;
  let mantissa = F[MOMENT.scratch];
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent--;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let series = F[FIXED.odd];
  for (let i: i32 = 1; i < 11; i++) series = series * z + F[FIXED.odd + i];
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * (1 + z * series));
}

/** e to the x, within 1e-14 relative for |x| < 700; 0 below, the largest number above. x = (32 k + j) ln 2 / 32 + r. */
export function exp(x: f64): f64 {
  if (x < -700) return 0;
  if (x > 709) return LARGEST;
  const rounded = x * STEPS_PER_UNIT + ROUNDER;
  const step = rounded - ROUNDER;
  return raised(rounded, x - step * STEP_HIGH - step * STEP_LOW);
}

/** 2 to the x / {@link STEPS}, within 1e-14 relative for |x| < 3000: quicker than `exp`, for whoever can count in these steps. */
// @inline
export function powerOfTwo(x: f64): f64 {
  const rounded = x + ROUNDER;
  return raised(rounded, (x - (rounded - ROUNDER)) * (STEP_HIGH + STEP_LOW));
}

/** e to the r, times 2 to the steps / 32 that the lowest bits of `rounded` say. Summed in three parts, since a processor works out several at a time. */
// @inline
function raised(rounded: f64, r: f64): f64 {
  const square = r * r;
  const first = 1 + r;
  const second = 0.5 + r * 0.16666666666666666;
  const third = 0.041666666666666664 + r * 0.008333333333333333;
  const series = first + square * second + square * square * third;
  const steps = lowWord(rounded);
  const doubled = ofHighWord((1023 + (steps >> 5)) << 20);
  return F[FIXED.powers + (steps & (STEPS - 1))] * doubled * series;
}
