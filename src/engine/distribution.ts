/** Draws of time and work: the laws of the model as a flat table. */
import type { Distribution } from './model.ts';
import { exp, log } from './numeric.ts';
import type { RandomStreams } from './random.ts';

const LAW = {
  deterministic: 0,
  exponential: 1,
  uniform: 2,
  erlang: 3,
  hyperexponential: 4,
  'log-normal': 5,
} as const;

export class DistributionTable {
  readonly law: number[] = [];
  readonly meanMs: number[] = [];
  /** Uniform: half width. Erlang: stages. Hyperexponential: chance of the first phase. Log-normal: mu. */
  readonly first: number[] = [];
  /** Hyperexponential: mean of the first phase. Log-normal: sigma. */
  readonly second: number[] = [];
  private readonly known = new Map<string, number>();

  /** The row of a distribution, new or known. */
  add(distribution: Distribution): number {
    const key = JSON.stringify(distribution);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const row = this.law.length;
    this.known.set(key, row);
    this.law.push(LAW[distribution.law]);
    this.meanMs.push(distribution.meanMs);
    const [first, second] = shape(distribution);
    this.first.push(first);
    this.second.push(second);
    return row;
  }

  /** Leaves a draw in `random.drawn[0]`, unboxed. */
  draw(row: number, random: RandomStreams, stream: number): void {
    const mean = this.meanMs[row]!;
    const { drawn } = random;
    switch (this.law[row]) {
      case LAW.deterministic:
        drawn[0] = mean;
        return;
      case LAW.exponential:
        drawn[0] = mean * random.exponential(stream);
        return;
      case LAW.uniform:
        drawn[0] = mean + this.first[row]! * (2 * random.uniform(stream) - 1);
        return;
      case LAW.erlang:
        drawn[0] = this.erlang(row, random, stream);
        return;
      case LAW.hyperexponential: {
        const chance = this.first[row]!;
        const phase = this.second[row]!;
        const isFirst = random.uniform(stream) < chance;
        drawn[0] = (isFirst ? phase : (mean - chance * phase) / (1 - chance)) * random.exponential(stream);
        return;
      }
      default:
        if (mean > 0) drawn[0] = exp(this.first[row]! + this.second[row]! * random.normal(stream));
        else drawn[0] = 0;
    }
  }

  private erlang(row: number, random: RandomStreams, stream: number): number {
    const stages = this.first[row]!;
    let sum = 0;
    for (let i = 0; i < stages; i++) sum += random.exponential(stream);
    return (this.meanMs[row]! * sum) / stages;
  }
}

/**
 * Hyperexponential: two phases with balanced means, p = (1 + sqrt((c2 - 1) / (c2 + 1))) / 2, phase mean m / 2p.
 * Log-normal: sigma^2 = ln(1 + cv^2), mu = ln m - sigma^2 / 2.
 */
function shape(distribution: Distribution): readonly [number, number] {
  switch (distribution.law) {
    case 'uniform':
      return [distribution.halfWidthMs, 0];
    case 'erlang':
      return [distribution.stages, 0];
    case 'hyperexponential': {
      const squared = distribution.cv * distribution.cv;
      const chance = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2;
      return [chance, distribution.meanMs / (2 * chance)];
    }
    case 'log-normal': {
      const variance = log(1 + distribution.cv * distribution.cv);
      return [distribution.meanMs > 0 ? log(distribution.meanMs) - variance / 2 : 0, Math.sqrt(variance)];
    }
    default:
      return [0, 0];
  }
}
