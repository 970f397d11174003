/** Logarithm and exponential from + - x / alone, so that every browser gives the same bits. */

/** ln 2 in two parts, so that k ln 2 is exact in the first for every exponent k (values of fdlibm). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1 / (LN2_HIGH + LN2_LOW);
const SQRT_HALF = Math.sqrt(0.5);

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/**
 * Natural logarithm of a positive, normal number, within 1e-15 relative.
 * ln(m * 2^k) = k ln 2 + 2 artanh(s), s = (m - 1) / (m + 1), m in [sqrt(1/2), sqrt(2)).
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
  let series = 1 / 23;
  for (let k = 21; k >= 3; k -= 2) series = series * z + 1 / k;
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * (1 + z * series));
}

/** e to the x, within 1e-15 relative for |x| < 700; 0 below, the largest number above. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 709) return Number.MAX_VALUE;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let series = 1;
  for (let n = 18; n >= 1; n--) series = 1 + (r / n) * series;
  float[0] = 1;
  words[1] = (1023 + k) << 20;
  return series * float[0];
}
