/** Judges what is measured: the figure against its bound, or how it looks so far while it cannot be judged yet. */
import { type Bound, type Goal, type Remembered, thresholdOf } from './goal.ts';
import { needWords, readingWords, troubleWords } from './goal-words.ts';
import type { LessonView } from './lesson-view.ts';
import { read } from './measures.ts';
import type { Reading } from './reading.ts';
import { type GoalProgress, plain, type Verdict } from './verdict.ts';

function compares(value: number, is: Bound, with_: number): boolean {
  if (is === 'at-least') return value >= with_;
  if (is === 'at-most') return value <= with_;
  return is === 'over' ? value > with_ : value < with_;
}

type MeasureGoal = Extract<Goal, { goal: 'measure' }>;

export function judgeMeasure(
  goal: MeasureGoal,
  words: string,
  view: LessonView,
  remembered: Remembered,
): Verdict {
  const reading = read(goal.measure, view);
  const threshold = thresholdOf(goal.value, remembered);
  if (!reading.known) {
    const now = `${soFarWords(goal, reading.soFar, threshold, view)}${waitingWords(reading)}`;
    return { ...plain(false, words, now), progress: progressOf(reading) };
  }
  if (threshold === null) return plain(false, words, 'What it is compared with was not measured.');
  const met = compares(reading.value, goal.is, threshold);
  const measured = readingWords(goal.measure, reading.value);
  if (met) return plain(true, words, `${measured}.`);
  return plain(false, words, `${measured}${lackWords(goal, threshold, view)}.`);
}

/** ", needs under 250 ms; box-2 is 98 % busy". */
function lackWords({ measure, is }: MeasureGoal, threshold: number, view: LessonView): string {
  return `, ${needWords(measure, is, threshold)}${troubleWords(measure, view)}`;
}

/** While it cannot be judged yet: "p95 is 310 ms so far, needs under 250 ms. ". */
function soFarWords(
  goal: MeasureGoal,
  soFar: number | null,
  threshold: number | null,
  view: LessonView,
): string {
  if (soFar === null || threshold === null) return '';
  const lack = compares(soFar, goal.is, threshold) ? '' : lackWords(goal, threshold, view);
  return `${readingWords(goal.measure, soFar)} so far${lack}. `;
}

function progressOf(reading: Extract<Reading, { known: false }>): GoalProgress[] {
  const { haveSeconds, needSeconds, haveSamples, needSamples } = reading;
  const seconds = { have: haveSeconds, need: needSeconds, unit: 's' as const };
  const requests = { have: haveSamples, need: needSamples, unit: 'requests' as const };
  return [seconds, requests].filter(({ need }) => need > 0);
}

/** "2.1 of 3 s; 14 of 20 requests". */
function waitingWords(reading: Extract<Reading, { known: false }>): string {
  if (reading.missing !== null) return `Not yet: ${reading.missing}.`;
  const counted = progressOf(reading).map(({ have, need, unit }) =>
    unit === 's'
      ? `${Number(Math.min(have, need).toFixed(1))} of ${need} s`
      : `${Math.min(have, need)} of ${need} ${unit}`,
  );
  return counted.length === 0 ? 'Run it to see.' : `${counted.join('; ')}.`;
}
