/** Random streams: one for each component and purpose, so that adding a component leaves the others' luck alone. */
import { exp, log } from './numeric.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

const WORDS = 4;

/** Mixes a text and a seed into 32 bits (FNV-1a with a final avalanche after MurmurHash3). */
export function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** All streams of a run: sfc32 generators (Doty-Humphrey) side by side in one array. */
export class RandomStreams {
  words = new Uint32Array(0);
  /** The latest draw, here so that it need not be boxed. */
  drawn = new Float64Array(1);
  count = 0;

  /** Opens the next stream; its numbers depend on the seed and its name only. */
  open(seed: number, name: string): number {
    const stream = this.count++;
    if (this.count * WORDS > this.words.length) {
      const grown = new Uint32Array(Math.max(64, this.count * WORDS * 2));
      grown.set(this.words);
      this.words = grown;
    }
    const at = stream * WORDS;
    this.words[at] = hashText(name, seed);
    this.words[at + 1] = hashText(name, seed ^ 0x9e3779b9);
    this.words[at + 2] = seed >>> 0;
    this.words[at + 3] = 1;
    for (let i = 0; i < 15; i++) this.bits(stream);
    return stream;
  }

  bits(stream: number): number {
    const words = this.words;
    const at = stream * WORDS;
    const b = words[at + 1]!;
    const c = words[at + 2]!;
    const counter = words[at + 3]!;
    const sum = (words[at]! + b + counter) | 0;
    words[at + 3] = counter + 1;
    words[at] = b ^ (b >>> 9);
    words[at + 1] = c + (c << 3);
    words[at + 2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** Uniform in (0, 1): never 0, never 1. */
  uniform(stream: number): number {
    return (this.bits(stream) + 0.5) * 2.3283064365386963e-10;
  }

  /** Exponential of mean 1. */
  exponential(stream: number): number {
    this.drawExponential(stream);
    return this.drawn[0]!;
  }

  private drawExponential(stream: number): void {
    const { limit, width, density, tail } = EXPONENTIAL;
    let shift = 0;
    for (;;) {
      const bits = this.bits(stream);
      const layer = bits & 255;
      const place = bits >>> 8;
      const x = place * width[layer]!;
      if (
        place < limit[layer]! ||
        (layer > 0 &&
          density[layer]! + this.uniform(stream) * (density[layer - 1]! - density[layer]!) < exp(-x))
      ) {
        this.drawn[0] = shift + x;
        return;
      }
      if (layer === 0) shift += tail;
    }
  }

  /** Standard normal. */
  normal(stream: number): number {
    this.drawNormal(stream);
    return this.drawn[0]!;
  }

  private drawNormal(stream: number): void {
    const { limit, width, density, tail } = NORMAL;
    for (;;) {
      const bits = this.bits(stream);
      const layer = bits & 127;
      const place = bits >>> 8;
      const sign = (bits & 128) === 0 ? 1 : -1;
      const x = place * width[layer]!;
      if (place < limit[layer]!) {
        this.drawn[0] = sign * x;
        return;
      }
      if (layer === 0) {
        let beyond = 0;
        let height = 0;
        do {
          beyond = -log(this.uniform(stream)) / tail;
          height = -log(this.uniform(stream));
        } while (height + height < beyond * beyond);
        this.drawn[0] = sign * (tail + beyond);
        return;
      }
      if (
        density[layer]! + this.uniform(stream) * (density[layer - 1]! - density[layer]!) <
        exp(-0.5 * x * x)
      ) {
        this.drawn[0] = sign * x;
        return;
      }
    }
  }

  /** Log-normal whose logarithm has mean `mu` and deviation `sigma`. */
  logNormal(stream: number, mu: number, sigma: number): number {
    return exp(mu + sigma * this.normal(stream));
  }
}
