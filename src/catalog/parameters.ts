/** How a kind's file writes down its parameters: number, time, share, choice; each with unit, range, meaning and realism. */
import type { Parameter, Realism } from './kind.ts';

interface NumberWords {
  readonly label: string;
  readonly unit: string;
  readonly range: readonly [min: number, max: number];
  readonly default: number;
  readonly meaning: string;
  readonly realism: Realism;
  readonly integer?: boolean;
  readonly step?: number;
  readonly shownWhen?: NonNullable<Parameter['shownWhen']>;
}

/** A number; whole unless said otherwise. */
export function numberParameter({ range, integer = true, step = 1, ...words }: NumberWords): Parameter {
  return { type: 'number', min: range[0], max: range[1], integer, step, ...words };
}

interface ChoiceWords {
  readonly label: string;
  /** Value of each option with its words. */
  readonly options: Readonly<Record<string, string>>;
  readonly default: string;
  readonly meaning: string;
  readonly realism: Realism;
}

export function choiceParameter({ options, ...words }: ChoiceWords): Parameter {
  return {
    type: 'choice',
    unit: '',
    options: Object.keys(options),
    optionLabels: Object.values(options),
    ...words,
  };
}

/** A value nobody published: the learner is told so. */
export function ourAssumption(text: string): Realism {
  return { text: `Our assumption: ${text}` };
}

/** The spread of CPU times, the same idea in every kind that computes. */
export const CPU_VARIATION: Parameter = numberParameter({
  label: 'Spread of CPU time',
  unit: '',
  range: [0, 3],
  default: 0.5,
  integer: false,
  step: 0.1,
  meaning: 'How much the CPU time differs from one request to the next: 0 is always equal, 1 differs a lot.',
  realism: ourAssumption('most requests are near the mean and a few take two or three times as long.'),
});

export function startTime(defaultMs: number, realism: Realism): Parameter {
  return numberParameter({
    label: 'Start time',
    unit: 'ms',
    range: [0, 60_000],
    default: defaultMs,
    step: 100,
    meaning: 'Time from switching it on until it accepts requests.',
    realism,
  });
}
