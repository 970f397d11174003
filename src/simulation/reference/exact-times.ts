/** Response times kept one by one, beside the engine's histogram: percentiles without any rounding to buckets. */

export class ExactTimes {
  private times: Float64Array[] = [];
  private lengths: number[] = [];

  /** Takes what the engine kept: source slot, time, source slot, time, … They outlive its windows: a run asks for the times since some moment. */
  add(pairs: Float64Array): void {
    for (let i = 0; i < pairs.length; i += 2) this.record(pairs[i] ?? 0, pairs[i + 1] ?? 0);
  }

  private record(slot: number, ms: number): void {
    let times = this.times[slot] ?? new Float64Array(1024);
    const length = this.lengths[slot] ?? 0;
    if (length === times.length) {
      const larger = new Float64Array(length * 2);
      larger.set(times);
      times = larger;
    }
    times[length] = ms;
    this.times[slot] = times;
    this.lengths[slot] = length + 1;
  }

  count(slot: number): number {
    return this.lengths[slot] ?? 0;
  }

  /** The times of some slots together, in order of size, without the first so many of each slot. */
  sorted(slots: readonly number[], skipped: readonly number[] = []): Float64Array {
    const parts = slots.map(
      (slot) => this.times[slot]?.subarray(skipped[slot] ?? 0, this.count(slot)) ?? new Float64Array(0),
    );
    const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all.sort();
  }
}

/** The order statistic that `share` of the sorted times do not exceed; NaN when there are none. */
export function orderStatistic(sorted: Float64Array, share: number): number {
  const rank = Math.ceil(share * sorted.length - 1e-9);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}
