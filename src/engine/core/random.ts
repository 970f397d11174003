/** Draws from random streams: sfc32 generators (Doty-Humphrey), four words each; a stream is named by its first. */
import { F, I, unsigned } from './cells.ts';
import { exp, log } from './logarithm.ts';
import { FIXED } from './map.ts';
import type { f64, i32 } from './numbers.ts';

const EXPONENTIAL_LAYERS: i32 = 256;
const NORMAL_LAYERS: i32 = 128;
/** Limit and width of a layer stand side by side, since each draw reads both; behind those of all layers, their densities. */
class LAYER {
  static readonly width = 1;
}

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

/** Exponential of mean 1 (ziggurat method, Marsaglia and Tsang 2000). Nearly all draws lie within their layer. */
// @inline
export function exponential(stream: i32): f64 {
  const drawn = bits(stream);
  const number = drawn & 255;
  const layer = FIXED.exponential + number * 2;
  const place: f64 = drawn >>> 8;
  const x = place * F[layer + LAYER.width];
  return place < F[layer] ? x : atEdge(stream, number, x);
}

/** A draw that may lie outside its layer, or in the tail. */
function atEdge(stream: i32, number: i32, x: f64): f64 {
  if (number === 0) return EXPONENTIAL_TAIL + exponential(stream);
  if (isUnder(FIXED.exponential + 2 * EXPONENTIAL_LAYERS + number, stream, exp(-x))) return x;
  return exponential(stream);
}

/** Normal of mean 0 and this deviation, by the same method. */
// @inline
export function normal(stream: i32, deviation: f64): f64 {
  const drawn = bits(stream);
  const number = drawn & 127;
  const layer = FIXED.normal + number * 2;
  const place: f64 = drawn >>> 8;
  const sign: f64 = 1 - ((drawn >> 6) & 2);
  const x = place * F[layer + LAYER.width];
  const scale = sign * deviation;
  return place < F[layer] ? x * scale : normalAtEdge(stream, number, x, scale, deviation);
}

/** `scale`: the deviation with the sign of the draw. */
function normalAtEdge(stream: i32, number: i32, x: f64, scale: f64, deviation: f64): f64 {
  if (number === 0) return scale * (NORMAL_TAIL + beyondTail(stream));
  if (isUnder(FIXED.normal + 2 * NORMAL_LAYERS + number, stream, exp(-0.5 * x * x))) return x * scale;
  return normal(stream, deviation);
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
