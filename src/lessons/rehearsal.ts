/** Plays a lesson on the bare engine, step by step; at each step other ways can be tried and taken back. */
import { WINDOW_MS } from '../simulation/results.ts';
import type { Action } from './actions.ts';
import type { Goal, Remembered } from './goal.ts';
import { HeadlessSession } from './headless-session.ts';
import type { Lesson, Step } from './lesson.ts';
import { read } from './measures.ts';
import { beginWatch, measuredResult, type StepWatch, watchStep } from './step-watch.ts';

/** What a measured goal read when the stretch of running that reached it was over; above what it refers to, if it does. */
export interface Measured {
  readonly goal: Extract<Goal, { goal: 'measure' }>;
  readonly value: number;
}

export interface Played {
  readonly watch: StepWatch;
  /** What stands beside the prediction of the step, once it is over. */
  readonly result: string | null;
  readonly measured: readonly Measured[];
  /** Why actions could not be done. */
  readonly problems: readonly string[];
}

export class Rehearsal {
  readonly session: HeadlessSession;
  private remembered: Remembered = {};

  constructor(lesson: Lesson, seed: number) {
    this.session = new HeadlessSession({ ...lesson.start.diagram, seed });
  }

  /** Plays the step for good, with its solution. */
  play(step: Step): Played {
    const played = this.perform(step, step.solution);
    this.remembered = played.watch.remembered;
    return played;
  }

  /** Plays other actions as this step, a moment later, then goes back to before that moment. */
  attempt(step: Step, actions: readonly Action[]): Played {
    const before = this.session.mark();
    this.session.perform({ do: 'run', seconds: WINDOW_MS / 1000 });
    const played = this.perform(step, actions);
    this.session.returnTo(before);
    return played;
  }

  private perform(step: Step, actions: readonly Action[]): Played {
    const { session } = this;
    const problemsBefore = session.problems.length;
    const measured: Measured[] = [];
    session.beginStep();
    let watch = beginWatch(this.remembered);
    const look = (): void => {
      if (!watch.passed) watch = watchStep(step, watch, session.view());
    };
    look();
    for (const action of actions) {
      const { reached } = watch;
      session.perform(action, look);
      if (action.do === 'run') measured.push(...this.readingsOf(step, reached, watch.reached, watch));
    }
    if (!watch.passed) measured.push(...this.readingsOf(step, watch.reached, watch.reached + 1, watch));
    const result = step.prediction ? measuredResult(step.prediction, session.view()) : null;
    return { watch, result, measured, problems: session.problems.slice(problemsBefore) };
  }

  /** How the goals from one place to another read now. */
  private readingsOf(step: Step, from: number, to: number, { remembered }: StepWatch): Measured[] {
    return step.goals
      .slice(from, to)
      .flatMap(measuresIn)
      .flatMap((goal) => {
        const reading = read(goal.measure, this.session.view());
        const base = typeof goal.value === 'number' ? 0 : (remembered[goal.value.remembered] ?? 0);
        return reading.known ? [{ goal, value: reading.value - base }] : [];
      });
  }
}

function measuresIn(goal: Goal): Extract<Goal, { goal: 'measure' }>[] {
  if (goal.goal === 'all' || goal.goal === 'any') return goal.of.flatMap(measuresIn);
  return goal.goal === 'measure' ? [goal] : [];
}
