/** What a lesson is: data only, so that it can be a file. Goals and actions are values; the player reads them. */
import type { Diagram } from '../diagram/diagram.ts';
import { type Action, applyEdit, isEdit } from './actions.ts';
import type { Goal } from './goal.ts';
import type { Measure } from './measures.ts';

export interface Choice {
  readonly text: string;
  /** Said after this choice: names the idea behind it, never scolds. */
  readonly feedback: string;
}

/** A question with one correct choice, answered while doing; tried as often as one likes. */
export interface Question {
  readonly ask: string;
  readonly choices: readonly Choice[];
  /** Index of the correct choice. */
  readonly correct: number;
}

export interface PredictionResult {
  readonly measure: Measure;
  /** A second figure to hold against it: measured at the same time, or remembered by an earlier goal in the same unit. */
  readonly beside?: Measure | { readonly remembered: string };
  /** Each `{}` stands for a figure with its unit: that of the measure, then the second one. */
  readonly words: string;
}

/** A question about what the run will show. The run stays locked until a choice is committed. */
export interface Prediction extends Question {
  /** What the choice is compared with afterwards. */
  readonly result: PredictionResult;
}

export interface Step {
  /** Unique in its lesson. */
  readonly id: string;
  readonly title: string;
  /** What to do, in the imperative. */
  readonly task: string;
  /** Asked before the step. */
  readonly prediction?: Prediction;
  /** Asked while doing. */
  readonly question?: Question;
  /** Reached one after the other; each stays reached. */
  readonly goals: readonly Goal[];
  /** Where to look, then what to change. The third hint does it: {@link solution}. */
  readonly hints: readonly [where: string, change: string];
  /** After the step: what was seen, and why. */
  readonly explanation: string;
  /** Playback speed from here on: simulated seconds in a second. */
  readonly speed?: number;
  /** Nothing has to be done but to let it run, after the prediction if there is one. */
  readonly watchOnly?: true;
  /** What a learner who knows would do. */
  readonly solution: readonly Action[];
}

/** A plausible wrong way: played instead of the step's solution, it does not pass that step. */
export interface Mistake {
  readonly step: string;
  /** What the learner might think. */
  readonly thought: string;
  readonly actions: readonly Action[];
}

export interface Lesson {
  /** Also the name of its file. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** The first thing shown. */
  readonly question: string;
  /** One sentence: what the learner will do in it. It gives no answer away. */
  readonly about: string;
  readonly idea: string;
  /** What many believe before it. */
  readonly misconception: string;
  readonly start: { readonly diagram: Diagram; readonly speed: number };
  /** Kinds that may be added. */
  readonly palette: readonly string[];
  /** Parameters that may be changed, by kind (`link` for connections: `roundTripMs`); all others are locked. */
  readonly unlocked: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
  readonly tradeoffs: {
    readonly of: string;
    readonly pros: readonly string[];
    readonly cons: readonly string[];
    /** What stays as it was before. */
    readonly stillTrue: readonly string[];
  };
  readonly notice: readonly string[];
  /** What this model leaves out, and a real system has. */
  readonly leavesOut: readonly string[];
  readonly takeaway: string;
  readonly mistakes: readonly Mistake[];
  /** The question of the lesson after it. */
  readonly next: string;
}

/** Most words on one slide. */
export const WORDS_ON_A_SLIDE = 60;

export function isUnlocked(lesson: Lesson, kind: string, parameter: string): boolean {
  return Object.hasOwn(lesson.unlocked, kind) && (lesson.unlocked[kind] ?? []).includes(parameter);
}

/** The third hint: the solution without what only the learner can do, which is to predict. */
export function doItForMe(step: Step): readonly Action[] {
  return step.solution.filter((action) => action.do !== 'predict');
}

/** The system as the solutions of all steps before this one leave it: where a resumed lesson goes on. */
export function diagramAtStep({ start, steps }: Lesson, step: number): Diagram {
  return steps
    .slice(0, step)
    .flatMap(({ solution }) => solution.filter(isEdit))
    .reduce((diagram, action) => applyEdit(diagram, action).diagram, start.diagram);
}

/** Kinds that no lesson up to this one has brought. */
export function laterKinds({ number }: Lesson, lessons: readonly Lesson[]): readonly string[] {
  const known = new Set(lessons.filter((each) => each.number <= number).flatMap(({ palette }) => palette));
  return [...new Set(lessons.flatMap(({ palette }) => palette))].filter((kind) => !known.has(kind));
}
