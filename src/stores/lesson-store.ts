/** The open lesson as the page shows it: where the learner is in it, what its goals say, and what it locks. */
import { createStore } from 'zustand/vanilla';
import type { Lesson } from '../lessons/lesson.ts';
import type { Progress } from '../lessons/progress.ts';
import type { Verdict } from '../lessons/verdict.ts';
import type { LessonPhase } from '../machines/lesson-machine.ts';

export interface LessonState {
  /** Null: no lesson is open, the learner's own diagram is on the canvas. */
  readonly lesson: Lesson | null;
  /** Leaves the open lesson, back to the learner's own diagram. Null: none is open. */
  readonly leave: (() => void) | null;
  readonly phase: LessonPhase;
  /** Index of the present step. */
  readonly step: number;
  readonly challenge: boolean;
  /** The choice given last to the prediction of this step. */
  readonly prediction: number | null;
  /** The one committed before the run; it stays beside what was measured. */
  readonly committed: number | null;
  /** What the prediction is compared with: "Requests that were refused: 96 %"; null until it is known. */
  readonly measured: string | null;
  /** Hints shown in this step, 0 to 3. */
  readonly hints: number;
  /** The choice given last to the question of this step. */
  readonly answered: number | null;
  /** One for each goal of this step. */
  readonly verdicts: readonly Verdict[];
  /** What "do it for me" is doing just now: "Stop the web server". */
  readonly showing: string | null;
  /** Kinds that only later lessons bring. */
  readonly laterKinds: readonly string[];
  readonly progress: Progress | null;
  /** In words, when progress cannot be kept or read. */
  readonly progressTrouble: string | null;
  /** Nothing of this visitor's is kept here yet: one line shows the way to the first lesson. */
  readonly newcomer: boolean;
}

export const NO_STEP = {
  prediction: null,
  committed: null,
  measured: null,
  hints: 0,
  answered: null,
  verdicts: [],
  showing: null,
} as const satisfies Partial<LessonState>;

export const lessonStore = createStore<LessonState>(() => ({
  lesson: null,
  leave: null,
  phase: 'question',
  step: 0,
  challenge: false,
  ...NO_STEP,
  laterKinds: [],
  progress: null,
  progressTrouble: null,
  newcomer: false,
}));

export function isInLesson(): boolean {
  return lessonStore.getState().lesson !== null;
}

/** Kinds that may be added; null: all of them. */
export function allowedKinds({ lesson }: LessonState = lessonStore.getState()): readonly string[] | null {
  return lesson?.palette ?? null;
}

/** Whether the lesson locks this parameter. `link` is the kind of connections. */
export function isLocked(kind: string, key: string): boolean {
  const { lesson } = lessonStore.getState();
  return lesson !== null && !(lesson.unlocked[kind] ?? []).includes(key);
}

/** Which of several goals is the one to be reached now; -1: all are. */
export function currentGoal({ verdicts }: LessonState): number {
  return verdicts.findIndex(({ met }) => !met);
}
