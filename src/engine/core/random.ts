/** Draws from random streams: sfc32 generators (Doty-Humphrey), four words each; a stream is named by its first. */
import { F, I, unsigned } from './cells.ts';
import { exp, log } from './logarithm.ts';
import { FIXED } from './map.ts';
import type { f64, i32 } from './numbers.ts';

const EXPONENTIAL_LAYERS: i32 = 256;
const NORMAL_LAYERS: i32 = 128;
/** Where the tails begin. */
export const EXPONENTIAL_TAIL: f64 = 7.69711747013105;
export const NORMAL_TAIL: f64 = 3.442619855899;

/** 32 random bits. */
export function bits(stream: i32): i32 {
  const b = I[stream + 1];
  const c = I[stream + 2];
  const counter = I[stream + 3];
  const sum = (I[stream] + b + counter) | 0;
  I[stream + 3] = counter + 1;
  I[stream] = b ^ (b >>> 9);
  I[stream + 1] = c + (c << 3);
  I[stream + 2] = ((c << 21) | (c >>> 11)) + sum;
  return sum;
}

/** Uniform in (0, 1): never 0, never 1. */
export function uniform(stream: i32): f64 {
  return (unsigned(bits(stream)) + 0.5) * 2.3283064365386963e-10;
}

/** Exponential of mean 1 (ziggurat method, Marsaglia and Tsang 2000). */
export function exponential(stream: i32): f64 {
  let shift: f64 = 0;
  while (true) {
    const drawn = bits(stream);
    const layer = FIXED.exponential + (drawn & 255);
    const place: f64 = drawn >>> 8;
    const x = place * F[layer + EXPONENTIAL_LAYERS];
    if (place < F[layer]) return shift + x;
    if (layer === FIXED.exponential) shift += EXPONENTIAL_TAIL;
    else if (isUnder(layer + 2 * EXPONENTIAL_LAYERS, stream, exp(-x))) return shift + x;
  }
}

/** Standard normal, by the same method. */
export function normal(stream: i32): f64 {
  while (true) {
    const drawn = bits(stream);
    const layer = FIXED.normal + (drawn & 127);
    const place: f64 = drawn >>> 8;
    const sign: f64 = 1 - ((drawn >> 6) & 2);
    const x = place * F[layer + NORMAL_LAYERS];
    if (place < F[layer]) return sign * x;
    if (layer === FIXED.normal) return sign * (NORMAL_TAIL + beyondTail(stream));
    if (isUnder(layer + 2 * NORMAL_LAYERS, stream, exp(-0.5 * x * x))) return sign * x;
  }
}

/** Whether a height drawn within a layer lies under the curve. */
function isUnder(density: i32, stream: i32, height: f64): boolean {
  return F[density] + uniform(stream) * (F[density - 1] - F[density]) < height;
}

function beyondTail(stream: i32): f64 {
  while (true) {
    const beyond = -log(uniform(stream)) / NORMAL_TAIL;
    const height = -log(uniform(stream));
    if (height + height >= beyond * beyond) return beyond;
  }
}
