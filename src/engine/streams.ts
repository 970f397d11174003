/** Random streams: one for each component and purpose, so that adding a component leaves the others' luck alone. */
import { I } from './core/cells.ts';
import { allocate } from './core/heap.ts';
import { bits } from './core/random.ts';

/** Words of a generator. */
const WORDS = 4;
/** Draws thrown away at the beginning, until the seed is mixed in. */
const WARM_UP = 15;

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

/** Opens a stream in the memory that the core works on; its numbers depend on the seed and its name only. */
export function openStream(seed: number, name: string): number {
  const stream = allocate(WORDS);
  I[stream] = hashText(name, seed);
  I[stream + 1] = hashText(name, seed ^ 0x9e3779b9);
  I[stream + 2] = seed;
  I[stream + 3] = 1;
  for (let i = 0; i < WARM_UP; i++) bits(stream);
  return stream;
}
