/** Playing a lesson as a state chart: question, predict, do, observe, explain, step by step, and done. */
import { assign, type SnapshotFrom, setup } from 'xstate';

export type LessonPhase = 'question' | 'predict' | 'doing' | 'observe' | 'explain' | 'done';

/** Of each step what the chart needs to know. */
export interface StepOutline {
  readonly predicts: boolean;
}

export interface LessonInput {
  readonly steps: readonly StepOutline[];
  /** Index of the step to go on with; a number beyond the last one: the lesson was finished before. */
  readonly resumeAt: number;
}

export type LessonEvent =
  /** `challenge`: without predictions, hints and explanations. */
  | { readonly type: 'BEGIN'; readonly challenge: boolean }
  /** Commits a prediction; from then on the run may be played. */
  | { readonly type: 'PREDICT'; readonly choice: number }
  /** All goals of the step are reached. */
  | { readonly type: 'PASSED' }
  /** The next hint: where to look, what to change, do it for me. */
  | { readonly type: 'HINT' }
  | { readonly type: 'NEXT' }
  /** From the first step again. */
  | { readonly type: 'RESTART' };

/** What the page is to do. */
export type LessonNews =
  /** A step begins to count: facts and stories of the one before do not. */
  | { readonly type: 'STEP_BEGUN'; readonly step: number }
  | { readonly type: 'PREDICTED'; readonly step: number; readonly choice: number }
  | { readonly type: 'STEP_PASSED'; readonly step: number }
  /** The third hint: play the solution of the step. */
  | { readonly type: 'DO_IT'; readonly step: number }
  | { readonly type: 'LESSON_DONE'; readonly challenge: boolean }
  /** The start diagram is to be opened afresh. */
  | { readonly type: 'OPEN_START' };

export const MOST_HINTS = 3;

export interface LessonContext {
  readonly steps: readonly StepOutline[];
  /** Index of the present step. */
  readonly step: number;
  /** Hints shown in this step, 0 to 3. */
  readonly hints: number;
  /** The choice given last for this step; null: none. */
  readonly prediction: number | null;
  /** The prediction committed before the run: choosing again afterwards does not change it. */
  readonly committed: number | null;
  readonly challenge: boolean;
}

const chart = setup({
  types: {
    context: {} as LessonContext,
    events: {} as LessonEvent,
    emitted: {} as LessonNews,
    input: {} as LessonInput,
  },
  guards: {
    inChallenge: ({ context }) => context.challenge,
    asksFirst: ({ context }) => !context.challenge && context.steps[context.step]?.predicts === true,
    predicted: ({ context }) => context.prediction !== null,
    isLast: ({ context }) => context.step >= context.steps.length - 1,
    mayHint: ({ context }) => !context.challenge && context.hints < MOST_HINTS,
  },
});

const begin = chart.createAction(
  assign(({ event }) => ({ challenge: event.type === 'BEGIN' && event.challenge })),
);

const toNextStep = chart.createAction(
  assign(({ context }) => ({ step: context.step + 1, hints: 0, prediction: null, committed: null })),
);

const startOver = chart.enqueueActions(({ enqueue }) => {
  enqueue.assign({ step: 0, hints: 0, prediction: null, committed: null, challenge: false });
  enqueue.emit({ type: 'OPEN_START' });
});

const commit = chart.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'PREDICT') return;
  enqueue.assign({ prediction: event.choice, committed: context.committed ?? event.choice });
  enqueue.emit({ type: 'PREDICTED', step: context.step, choice: event.choice });
});

const showHint = chart.enqueueActions(({ context, enqueue }) => {
  const hints = context.hints + 1;
  enqueue.assign({ hints });
  if (hints === MOST_HINTS) enqueue.emit({ type: 'DO_IT', step: context.step });
});

const passStep = chart.enqueueActions(({ context, enqueue }) => {
  enqueue.emit({ type: 'STEP_PASSED', step: context.step });
});

const finish = chart.enqueueActions(({ context, enqueue }) => {
  enqueue.emit({ type: 'LESSON_DONE', challenge: context.challenge });
});

const tellBegun = chart.enqueueActions(({ context, enqueue }) => {
  enqueue.emit({ type: 'STEP_BEGUN', step: context.step });
});

const again = { target: '.question', actions: startOver } as const;

/** After a step: the lesson is over, or the next one begins. */
const onwards = [
  { guard: 'isLast', target: 'done' },
  { target: 'atStep', actions: toNextStep },
] as const;

export const lessonMachine = chart.createMachine({
  id: 'lesson',
  context: ({ input }) => ({
    steps: input.steps,
    step: input.resumeAt >= input.steps.length ? 0 : Math.max(0, input.resumeAt),
    hints: 0,
    prediction: null,
    committed: null,
    challenge: false,
  }),
  initial: 'question',
  on: { RESTART: again },
  states: {
    question: { on: { BEGIN: { target: 'atStep', actions: begin } } },
    /** Where a step begins; passed through at once. */
    atStep: { always: [{ guard: 'asksFirst', target: 'predict' }, { target: 'doing' }] },
    /** The run is locked. */
    predict: { on: { PREDICT: { target: 'doing', actions: commit } } },
    doing: {
      entry: tellBegun,
      on: {
        HINT: { guard: 'mayHint', actions: showHint },
        PASSED: [
          { guard: 'inChallenge', target: 'passedUnguided', actions: passStep },
          { guard: 'predicted', target: 'observe', actions: passStep },
          { target: 'explain', actions: passStep },
        ],
      },
    },
    passedUnguided: { always: onwards },
    /** The prediction stands beside what was measured. One may choose again. */
    observe: { on: { NEXT: 'explain', PREDICT: { actions: commit } } },
    explain: { on: { NEXT: onwards } },
    done: { entry: finish },
  },
});

export type LessonSnapshot = SnapshotFrom<typeof lessonMachine>;

export function lessonPhase(snapshot: LessonSnapshot): LessonPhase {
  const { value } = snapshot;
  if (value === 'atStep' || value === 'passedUnguided')
    throw new Error(`A lesson never rests at "${value}".`);
  return value;
}

/** Play, step and skip stay locked until the prediction is committed. */
export function isRunLocked(snapshot: LessonSnapshot): boolean {
  return lessonPhase(snapshot) === 'predict';
}
