/** The rule by which a measured figure agrees with an expected one: its interval over independent seeds must overlap, and be narrow. */

import type { ExpectedFigure } from './reference-case.ts';
import type { Measured } from './reference-run.ts';
import { studentT } from './student-t.ts';

/** Expected figures are written with seven digits or more. */
const ROUNDING = 1e-6;
/** Halves of the 99 % interval: at most this share of the value, or this much, whichever is larger. */
const NARROW = { share: 0.02, absolute: 0.002 } as const;

export interface Verdict {
  readonly measured: number;
  /** Interval at confidence 1 - 0.01/n, n figures in all. */
  readonly low: number;
  readonly high: number;
  readonly halfWidth99: number;
  /** How wide that half may be. */
  readonly allowed: number;
  readonly passed: boolean;
  /** Why not, or null. */
  readonly fault: string | null;
  /** Disagrees by less than what may go unseen: what it counts happens so seldom, and then often in a row, that its spread says little yet. */
  readonly isRare: boolean;
  /** Disagrees by half of the larger value, or more: no longer run would change that. */
  readonly isWrong: boolean;
}

interface Spread {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/**
 * Judges one figure. An event that no run met gives an interval up to what would still be likely to go unseen
 * (the "rule of three"): -ln(0.01/n) granules, spread over all runs.
 */
export function judge(
  expected: ExpectedFigure,
  runs: readonly Measured[],
  index: number,
  figures: number,
): Verdict {
  const values = runs.map((run) => run.values[index] ?? Number.NaN);
  const { mean, error } = spreadOf(values);
  const chance = 0.01 / figures;
  const freedom = values.length - 1;
  const half = studentT(chance, freedom) * error;
  const granule = spreadOf(runs.map((run) => run.granules[index] ?? 0)).mean / runs.length;
  const unseen = mean === 0 && error === 0 ? -Math.log(chance) * granule : 0;
  const ended = spreadOf(runs.map((run) => run.ended)).mean;
  const verdict = {
    measured: mean,
    low: mean - half,
    high: mean + half + unseen,
    halfWidth99: studentT(0.01, freedom) * error,
    allowed: Math.max(NARROW.share * Math.abs(expected.value), NARROW.absolute),
  };
  const fault = faultOf(expected, verdict, ended);
  const off = fault === 'too high' || fault === 'too low' ? Math.abs(mean - expected.value) : 0;
  const isRare = off > 0 && verdict.allowed === NARROW.absolute && off <= NARROW.absolute;
  const isWrong = off > 0 && !isRare && off > Math.max(Math.abs(mean), Math.abs(expected.value)) / 2;
  return { ...verdict, passed: fault === null, fault, isRare, isWrong };
}

/** `ended`: requests of a run. Where all runs are alike, a figure still depends on whether the last request falls within. */
function faultOf(
  { value, halfWidth, relation }: ExpectedFigure,
  { measured, low, high, halfWidth99, allowed }: Omit<Verdict, 'passed' | 'fault' | 'isRare' | 'isWrong'>,
  ended: number,
): string | null {
  if (!Number.isFinite(measured)) return 'not measured';
  const oneRequest = ended > 0 ? 1 / ended : 0;
  const slack = halfWidth + (ROUNDING + oneRequest) * Math.abs(value) + 1e-9;
  if (relation !== 'at least' && low > value + slack) return 'too high';
  if (relation !== 'at most' && high < value - slack) return 'too low';
  return halfWidth99 <= allowed ? null : 'not precise enough';
}

/** How many times longer the runs must be for the half-widths to be narrow enough and rare events to be seen; at most 1 when they are. */
export function longerBy(verdicts: readonly Verdict[]): number {
  const ratios = verdicts.map(({ halfWidth99, allowed, isWrong }) => (isWrong ? 0 : halfWidth99 / allowed));
  const widest = Math.max(0, ...ratios.filter((ratio) => Number.isFinite(ratio)));
  return Math.max(widest * widest, verdicts.some(({ isRare }) => isRare) ? 2 : 0);
}

/** The first 5 % of a run are dropped: that is 10 rounds of all who take part, so that nothing of the beginning is left. */
const ROUNDS = 200;

/** Fewer requests say nothing. */
export const FEWEST_REQUESTS = 5_000;
/** Runs of about the right length lack no more than so much, what is dropped included. */
const NEARLY = 1.25;
/** Runs in which nothing ends, since all wait for each other, must end too. */
const MOST_AT_ONCE = 20;

/** How many times longer runs must be for their beginning to be over; at most 1 when they are. Users who think take part too. */
export function settlingBy(runs: readonly Measured[]): number {
  const lacks = runs.map(
    ({ ended, concurrent }) => Math.max(FEWEST_REQUESTS, ROUNDS * concurrent) / Math.max(1, ended),
  );
  const most = Math.max(0, ...lacks);
  return most > NEARLY ? Math.min(most, MOST_AT_ONCE) : 0;
}
