/** Tables for quick draws from the exponential and the normal law (ziggurat method, Marsaglia and Tsang 2000). */
import { exp, log } from './numeric.ts';

/** Draws carry 24 random bits; the other 8 choose the layer. */
const UNIT = 16_777_216;

/** Of each layer: its limit for an immediate answer, its width in units of the draw, and the density at its edge. */
export interface Layers {
  readonly limit: Float64Array;
  readonly width: Float64Array;
  readonly density: Float64Array;
  /** Where the tail begins. */
  readonly tail: number;
}

function layers(
  count: number,
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Layers {
  const limit = new Float64Array(count);
  const width = new Float64Array(count);
  const densities = new Float64Array(count);
  const base = area / density(tail);
  limit[0] = Math.floor((tail / base) * UNIT);
  width[0] = base / UNIT;
  densities[0] = 1;
  width[count - 1] = tail / UNIT;
  densities[count - 1] = density(tail);
  let edge = tail;
  for (let i = count - 2; i >= 1; i--) {
    const inner = inverse(area / edge + density(edge));
    limit[i + 1] = Math.floor((inner / edge) * UNIT);
    edge = inner;
    densities[i] = density(edge);
    width[i] = edge / UNIT;
  }
  return { limit, width, density: densities, tail };
}

export const EXPONENTIAL = layers(
  256,
  7.69711747013105,
  0.003949659822581572,
  (x) => exp(-x),
  (y) => -log(y),
);

export const NORMAL = layers(
  128,
  3.442619855899,
  0.00991256303526217,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);
