/** What a goal is: a value that says what must hold, built from a small vocabulary. */
import type { ParameterValue } from '../diagram/diagram.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Measure } from './measures.ts';
import type { FactName } from './ui-facts.ts';
import type { Which } from './which.ts';

export type Bound = 'at-least' | 'at-most' | 'over' | 'under';

/** What the measure was over 20 seeds when the solution was played; the thresholds were set from it. */
export interface Calibration {
  readonly low: number;
  readonly high: number;
  /** What the plausible mistake of the step gave over the same seeds. */
  readonly otherwise?: { readonly low: number; readonly high: number };
  /** Why the threshold stands nearer than a quarter of its value to what was measured. */
  readonly narrow?: string;
}

/** A number, or a figure that an earlier goal of the lesson remembered, plus so much. */
export type Threshold = number | { readonly remembered: string; readonly plus: number };

/** What a followed request must have been. All that is given must hold. */
export interface RequestCondition {
  readonly client?: string;
  /** Name of its class: "GET page". */
  readonly requestClass?: string;
  readonly byHand?: true;
  readonly outcome?: Outcome;
  readonly contentType?: string;
  /** Kinds that served a part of it. */
  readonly visits?: readonly string[];
  readonly visitsOneOf?: readonly string[];
  readonly writes?: true;
  readonly onOneMachine?: true;
}

export type Goal =
  | { readonly goal: 'has'; readonly kind: string; readonly count: number }
  /** One machine holds at least one of each of these kinds. */
  | { readonly goal: 'together'; readonly kinds: readonly string[] }
  /** No machine holds two of these kinds, and each of them stands in a drawn machine. */
  | { readonly goal: 'apart'; readonly kinds: readonly string[] }
  | { readonly goal: 'joined'; readonly from: string; readonly to: string; readonly not?: true }
  | { readonly goal: 'setting'; readonly of: Which; readonly key: string; readonly is: ParameterValue }
  /** `off`: its power switch; `stopped`: the process is down, its machine is on. */
  | { readonly goal: 'state'; readonly of: Which; readonly is: 'on' | 'stopped' | 'off' }
  | {
      readonly goal: 'measure';
      readonly measure: Measure;
      readonly is: Bound;
      readonly value: Threshold;
      /** Keeps the value under this name for later goals of the lesson. */
      readonly remember?: string;
      readonly calibration?: Calibration;
    }
  | {
      readonly goal: 'request';
      readonly that: RequestCondition;
      readonly and?: 'trace-stepped' | 'response-opened';
    }
  | { readonly goal: 'fact'; readonly fact: ComponentFact; readonly of: readonly Which[] }
  /** The question of the step is answered correctly. */
  | { readonly goal: 'answered'; readonly correct: number }
  | { readonly goal: 'predicted' }
  /** All hold at the same moment. */
  | { readonly goal: 'all'; readonly of: readonly Goal[] }
  | { readonly goal: 'any'; readonly of: readonly Goal[] };

export type ComponentFact = Exclude<FactName, 'trace-stepped' | 'response-opened'>;

/** Figures kept by goals that were reached, by name. */
export type Remembered = Readonly<Record<string, number>>;

/** The number behind a threshold; null when what it refers to was never remembered. */
export function thresholdOf(value: Threshold, remembered: Remembered): number | null {
  if (typeof value === 'number') return value;
  const base = remembered[value.remembered];
  return base === undefined ? null : base + value.plus;
}
