/** How far a learner has come: steps and lessons done, predictions made, and which of them are worth asking again. */
import * as v from 'valibot';
import type { Remembered } from './goal.ts';
import type { Lesson, Prediction } from './lesson.ts';
import { type LessonRefusal, parseText, placeOf } from './lesson-gate.ts';

export const PROGRESS_VERSION = 1;

/** What was predicted before a step. */
export interface Predicted {
  readonly first: number;
  readonly latest: number;
}

export interface LessonProgress {
  /** Ids of the steps passed. */
  readonly steps: readonly string[];
  /** By step id. */
  readonly predictions: Readonly<Record<string, Predicted>>;
  /** Figures that its goals kept, so that it can be resumed. */
  readonly remembered: Remembered;
  readonly done: boolean;
  /** Done without guidance. */
  readonly challenge: boolean;
}

export interface Progress {
  readonly version: typeof PROGRESS_VERSION;
  /** By lesson id. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export const NO_PROGRESS: Progress = { version: PROGRESS_VERSION, lessons: {} };

const NOT_BEGUN: LessonProgress = {
  steps: [],
  predictions: {},
  remembered: {},
  done: false,
  challenge: false,
};

export function progressOf(progress: Progress, lesson: string): LessonProgress {
  return Object.hasOwn(progress.lessons, lesson) ? (progress.lessons[lesson] ?? NOT_BEGUN) : NOT_BEGUN;
}

function change(
  progress: Progress,
  lesson: string,
  edit: (before: LessonProgress) => LessonProgress,
): Progress {
  const before = progressOf(progress, lesson);
  const after = edit(before);
  return after === before ? progress : { ...progress, lessons: { ...progress.lessons, [lesson]: after } };
}

/** `remembered`: what the goals of the lesson have kept so far. */
export function stepPassed(
  progress: Progress,
  lesson: string,
  step: string,
  remembered: Remembered = {},
): Progress {
  return change(progress, lesson, (before) => ({
    ...before,
    steps: before.steps.includes(step) ? before.steps : [...before.steps, step],
    remembered: { ...before.remembered, ...remembered },
  }));
}

/** The first prediction is kept beside the latest one. */
export function predictionMade(progress: Progress, lesson: string, step: string, choice: number): Progress {
  return change(progress, lesson, (before) => {
    const known = Object.hasOwn(before.predictions, step) ? before.predictions[step] : undefined;
    const predicted = { first: known?.first ?? choice, latest: choice };
    return { ...before, predictions: { ...before.predictions, [step]: predicted } };
  });
}

export function lessonDone(progress: Progress, lesson: string, challenge: boolean): Progress {
  return change(progress, lesson, (before) => ({
    ...before,
    done: true,
    challenge: before.challenge || challenge,
  }));
}

/** Begins a lesson again; that it was done before stays known. */
export function lessonRestarted(progress: Progress, lesson: string): Progress {
  return change(progress, lesson, (before) =>
    before.steps.length === 0 ? before : { ...before, steps: [], remembered: {} },
  );
}

/** Where to go on: index of the first step not passed; the number of steps when all are. */
export function resumeAt(progress: Progress, { id, steps }: Lesson): number {
  const { steps: passed } = progressOf(progress, id);
  const first = steps.findIndex((step) => !passed.includes(step.id));
  return first < 0 ? steps.length : first;
}

export interface AskAgain {
  readonly lesson: string;
  readonly step: string;
  readonly prediction: Prediction;
}

/** Predictions whose latest answer was wrong, in the order of the course: worth asking again later. */
export function toAskAgain(progress: Progress, lessons: readonly Lesson[]): readonly AskAgain[] {
  return lessons.flatMap(({ id, steps }) => {
    const { predictions } = progressOf(progress, id);
    return steps.flatMap(({ id: step, prediction }) => {
      const made = Object.hasOwn(predictions, step) ? predictions[step] : undefined;
      return prediction && made && made.latest !== prediction.correct
        ? [{ lesson: id, step, prediction }]
        : [];
    });
  });
}

/**
 * The one to ask now, the oldest first: it belongs to a lesson that is done and lies some time back, so a later lesson was
 * begun since. When the whole course is done, the last lesson counts too.
 */
export function askAgainNow(progress: Progress, lessons: readonly Lesson[]): AskAgain | null {
  const known = lessons.map(({ id }) => progressOf(progress, id));
  const latest = known.findLastIndex(({ done, steps }) => done || steps.length > 0);
  const isCourseDone = known.every(({ done }) => done);
  const isDue = ({ lesson }: AskAgain) => {
    const at = lessons.findIndex(({ id }) => id === lesson);
    return (known[at]?.done ?? false) && (isCourseDone || at < latest);
  };
  return toAskAgain(progress, lessons).find(isDue) ?? null;
}

export function progressText(progress: Progress): string {
  return JSON.stringify(progress);
}

const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/));
const choice = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

const schema: v.GenericSchema<unknown, Progress> = v.strictObject({
  version: v.literal(PROGRESS_VERSION),
  lessons: v.record(
    name,
    v.strictObject({
      steps: v.pipe(v.array(name), v.maxLength(50)),
      predictions: v.record(name, v.strictObject({ first: choice, latest: choice })),
      remembered: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.number(), v.finite())),
      done: v.boolean(),
      challenge: v.boolean(),
    }),
  ),
});

export type OpenedProgress = { readonly ok: true; readonly progress: Progress } | LessonRefusal;

/** Reads saved progress. Never throws. */
export function openProgress(text: string): OpenedProgress {
  const wayOut = 'Begin again: the lessons themselves are all there.';
  const parsed = parseText(text, 'saved progress', wayOut);
  if (!parsed.ok) return parsed;
  const result = v.safeParse(schema, parsed.value, { abortEarly: true });
  if (result.success) return { ok: true, progress: result.output };
  const [issue] = result.issues;
  const place = placeOf(issue.path as readonly { readonly key: unknown }[] | undefined);
  return { ok: false, reason: `Your progress cannot be read: ${issue.message}.`, place, wayOut };
}
