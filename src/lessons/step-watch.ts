/** Watching a step: its goals are reached one after the other, each stays reached, and figures are kept for later ones. */
import type { Goal, Remembered } from './goal.ts';
import { valueWords } from './goal-words.ts';
import { judge } from './goals.ts';
import type { Prediction, Step } from './lesson.ts';
import type { LessonView } from './lesson-view.ts';
import { read } from './measures.ts';
import type { Verdict } from './verdict.ts';

export interface StepWatch {
  /** Goals reached so far. */
  readonly reached: number;
  readonly passed: boolean;
  /** One for each goal, in order; those after the current one only say what is asked. */
  readonly verdicts: readonly Verdict[];
  readonly remembered: Remembered;
}

/** `remembered`: what earlier steps of the lesson kept. */
export function beginWatch(remembered: Remembered = {}): StepWatch {
  return { reached: 0, passed: false, verdicts: [], remembered };
}

/** One look further. What was reached once stays reached. */
export function watchStep(step: Step, before: StepWatch, view: LessonView): StepWatch {
  let { reached, remembered } = before;
  const verdicts: Verdict[] = [];
  step.goals.forEach((goal, at) => {
    const verdict = judge(goal, view, remembered);
    if (at < reached) verdicts.push(before.verdicts[at] ?? { ...verdict, met: true });
    else if (at > reached)
      verdicts.push({ ...verdict, met: false, now: 'After the goal before it.', progress: [] });
    else {
      verdicts.push(verdict);
      if (!verdict.met) return;
      reached++;
      remembered = { ...remembered, ...keptBy(goal, view) };
    }
  });
  return { reached, passed: reached === step.goals.length, verdicts, remembered };
}

function keptBy(goal: Goal, view: LessonView): Remembered {
  if (goal.goal === 'all') return Object.assign({}, ...goal.of.map((part) => keptBy(part, view)));
  if (goal.goal !== 'measure' || goal.remember === undefined) return {};
  const reading = read(goal.measure, view);
  return reading.known ? { [goal.remember]: reading.value } : {};
}

/** What was measured, to stand beside the prediction: "Succeeded: 39 requests/s"; null while it is not known. */
export function measuredResult(
  { result }: Prediction,
  view: LessonView,
  remembered: Remembered = {},
): string | null {
  const { measure, beside, words } = result;
  const reading = read(measure, view);
  if (!reading.known) return null;
  const told = words.replace('{}', valueWords(measure, reading.value));
  if (beside === undefined) return told;
  if ('remembered' in beside) {
    const kept = remembered[beside.remembered];
    return told.replace('{}', kept === undefined ? 'not measured' : valueWords(measure, kept));
  }
  const second = read(beside, view);
  return second.known ? told.replace('{}', valueWords(beside, second.value)) : null;
}
