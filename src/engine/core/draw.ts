/** Draws of time and work by the laws of the model. */
import { F, I, whole } from './cells.ts';
import { powerOfTwo } from './logarithm.ts';
import { DISTRIBUTIONS } from './map.ts';
import type { f64, i32 } from './numbers.ts';
import { exponential, normal, uniform } from './random.ts';

export class LAW {
  static readonly deterministic = 0;
  static readonly exponential = 1;
  static readonly uniform = 2;
  static readonly erlang = 3;
  static readonly hyperexponential = 4;
  static readonly logNormal = 5;
}

/** `row`: law, mean, and two numbers of its shape, see `distribution.ts`. */
// @inline
export function draw(row: i32, stream: i32): f64 {
  const at = row >> 1;
  const mean = F[at + DISTRIBUTIONS.meanMs];
  switch (I[row + DISTRIBUTIONS.law]) {
    case LAW.deterministic:
      return mean;
    case LAW.exponential:
      return mean * exponential(stream);
    case LAW.uniform:
      return mean + F[at + DISTRIBUTIONS.first] * (2 * uniform(stream) - 1);
    case LAW.erlang:
      return erlang(mean, F[at + DISTRIBUTIONS.first], stream);
    case LAW.hyperexponential:
      return hyperexponential(mean, F[at + DISTRIBUTIONS.first], F[at + DISTRIBUTIONS.second], stream);
    default:
      if (mean > 0)
        return powerOfTwo(F[at + DISTRIBUTIONS.first] + normal(stream, F[at + DISTRIBUTIONS.second]));
      return 0;
  }
}

function erlang(mean: f64, stages: f64, stream: i32): f64 {
  const many = whole(stages);
  let sum: f64 = 0;
  for (let i: i32 = 0; i < many; i++) sum += exponential(stream);
  return (mean * sum) / stages;
}

function hyperexponential(mean: f64, chance: f64, phase: f64, stream: i32): f64 {
  const isFirst = uniform(stream) < chance;
  const phaseMean = isFirst ? phase : (mean - chance * phase) / (1 - chance);
  return phaseMean * exponential(stream);
}
