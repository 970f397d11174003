/** A histogram of times with logarithmic buckets: 64 to the doubling (at most 1.6 % wide), percentiles interpolated within. */

import { BUCKETS, OFFSET, SHIFT } from './core/times.ts';

export { BUCKETS } from './core/times.ts';

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** Lower edge of a bucket in milliseconds. */
export function bucketStartMs(bucket: number): number {
  float[0] = 0;
  words[1] = (bucket + OFFSET) << SHIFT;
  return float[0];
}

const found = new Uint32Array(2 * BUCKETS);

/** The filled buckets only: number, count, number, count, … */
export function toSparse(counts: Uint32Array, from = 0, to = counts.length): Uint32Array {
  let filled = 0;
  for (let i = from; i < to; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    found[filled++] = i;
    found[filled++] = count;
  }
  return found.slice(0, filled);
}
export function addSparse(counts: Uint32Array, sparse: Uint32Array): void {
  for (let i = 0; i < sparse.length; i += 2) counts[sparse[i]!]! += sparse[i + 1]!;
}

export function total(counts: Uint32Array, from = 0, to = counts.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += counts[i]!;
  return sum;
}

/**
 * The value that `share` (0 to 1) of the times stay below, in milliseconds; null when the histogram is empty. Only the
 * buckets from `from` up to `to` are looked at; all others must be empty.
 */
export function percentileMs(
  counts: Uint32Array,
  share: number,
  from = 0,
  to = counts.length,
): number | null {
  const all = total(counts, from, to);
  if (all === 0) return null;
  const rank = share * all;
  let below = 0;
  for (let i = from; i < to; i++) {
    const here = counts[i]!;
    if (here === 0) continue;
    if (below + here >= rank) {
      const start = bucketStartMs(i);
      return start + ((rank - below) / here) * (bucketStartMs(i + 1) - start);
    }
    below += here;
  }
  throw new Error('A percentile must lie within the counted times.');
}
