/** The laws of the model as a flat table; `core/draw.ts` draws from them. */
import { LAW } from './core/draw.ts';
import { STEPS_PER_UNIT } from './core/logarithm.ts';
import type { Distribution } from './model.ts';
import { log } from './numeric.ts';

const LAWS: Readonly<Record<Distribution['law'], number>> = {
  deterministic: LAW.deterministic,
  exponential: LAW.exponential,
  uniform: LAW.uniform,
  erlang: LAW.erlang,
  hyperexponential: LAW.hyperexponential,
  'log-normal': LAW.logNormal,
};

export class DistributionTable {
  readonly law: number[] = [];
  readonly meanMs: number[] = [];
  /** Uniform: half width. Erlang: stages. Hyperexponential: chance of the first phase. Log-normal: mu, in steps of `powerOfTwo`. */
  readonly first: number[] = [];
  /** Hyperexponential: mean of the first phase. Log-normal: sigma, in the same steps. */
  readonly second: number[] = [];
  private readonly known = new Map<string, number>();

  /** The row of a distribution, new or known. */
  add(distribution: Distribution): number {
    const key = JSON.stringify(distribution);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const row = this.law.length;
    this.known.set(key, row);
    this.law.push(LAWS[distribution.law]);
    this.meanMs.push(distribution.meanMs);
    const [first, second] = shape(distribution);
    this.first.push(first);
    this.second.push(second);
    return row;
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
      const mu = distribution.meanMs > 0 ? log(distribution.meanMs) - variance / 2 : 0;
      return [mu * STEPS_PER_UNIT, Math.sqrt(variance) * STEPS_PER_UNIT];
    }
    default:
      return [0, 0];
  }
}
