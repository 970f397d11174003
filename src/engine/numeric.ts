/** Logarithm and exponential from + - x / and the square root alone, so that every browser gives the same bits. */

/** ln 2 in two parts, so that k ln 2 is exact in the first for every exponent k (values of fdlibm). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.sqrt(0.5);

/** Steps of the exponential's table to one doubling. */
const STEPS = 32;
const STEP_HIGH = LN2_HIGH / STEPS;
const STEP_LOW = LN2_LOW / STEPS;
const STEPS_PER_UNIT = STEPS / (LN2_HIGH + LN2_LOW);

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** 1/23, 1/21, … 1/3: coefficients of artanh. */
const ODD_INVERSES = Float64Array.from({ length: 11 }, (_, index) => 1 / (23 - 2 * index));

/**
 * Natural logarithm of a positive, normal number, within 1e-15.
 * ln(m 2^k) = k ln 2 + 2 artanh(s), s = (m - 1) / (m + 1), m in [sqrt(1/2), sqrt(2)).
 */
export function log(x: number): number {
  float[0] = x;
  let exponent = (words[1]! >>> 20) - 1022;
  words[1] = (words[1]! & 0x000fffff) | 0x3fe00000;
  let mantissa = float[0];
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent--;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let series = ODD_INVERSES[0]!;
  for (let i = 1; i < 11; i++) series = series * z + ODD_INVERSES[i]!;
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * (1 + z * series));
}

/** 2^(j/32), by repeated square roots of 2. */
const POWERS = Float64Array.from({ length: STEPS }, (_, j) => {
  let power = 1;
  let root = 2;
  for (let bit = STEPS / 2; bit >= 1; bit /= 2) {
    root = Math.sqrt(root);
    if (j & bit) power *= root;
  }
  return power;
});

/** e to the x, within 1e-14 relative for |x| < 700; 0 below, the largest number above. x = (32 k + j) ln 2 / 32 + r. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 709) return Number.MAX_VALUE;
  const step = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - step * STEP_HIGH - step * STEP_LOW;
  const series =
    1 +
    r * (1 + r * (0.5 + r * (0.16666666666666666 + r * (0.041666666666666664 + r * 0.008333333333333333))));
  words[0] = 0;
  words[1] = (1023 + (step >> 5)) << 20;
  return POWERS[step & 31]! * series * float[0]!;
}
