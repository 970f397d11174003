/** Plays a lesson on the bare engine: step by step with its solution, with nothing done, or with a mistake. */
import type { Action } from './actions.ts';
import type { Goal, Remembered } from './goal.ts';
import { HeadlessSession } from './headless-session.ts';
import type { Lesson, Step } from './lesson.ts';
import { read } from './measures.ts';
import { beginWatch, type StepWatch, watchStep } from './step-watch.ts';

/** What a measured goal read when the run that reached it, or should have, was over. */
export interface Measured {
  readonly step: string;
  readonly goal: Extract<Goal, { goal: 'measure' }>;
  readonly value: number;
}

export interface Rehearsed {
  /** Ids of the steps passed, in order, up to the first that was not. */
  readonly passed: readonly string[];
  readonly measured: readonly Measured[];
  /** Of the step that was not passed. */
  readonly stuck: StepWatch | null;
  readonly problems: readonly string[];
}

export class Rehearsal {
  readonly session: HeadlessSession;
  private remembered: Remembered = {};
  private readonly measured: Measured[] = [];

  constructor(lesson: Lesson, seed: number) {
    this.session = new HeadlessSession({ ...lesson.start.diagram, seed });
  }

  /** Plays actions as the given step. The figures are read after each stretch of running. */
  play(step: Step, actions: readonly Action[]): StepWatch {
    const { session } = this;
    session.beginStep();
    let watch = beginWatch(this.remembered);
    const look = (): void => {
      if (!watch.passed) watch = watchStep(step, watch, session.view());
    };
    look();
    for (const action of actions) {
      const before = watch.reached;
      session.perform(action, look);
      if (action.do === 'run') this.note(step, before, watch);
    }
    this.remembered = watch.remembered;
    return watch;
  }

  /** The step that stops it, and what was passed before. `instead`: actions in place of the solution of one step. */
  static of(
    lesson: Lesson,
    seed: number,
    instead?: { readonly step: string; readonly actions: readonly Action[] },
  ): Rehearsed {
    const rehearsal = new Rehearsal(lesson, seed);
    const { measured, session } = rehearsal;
    const passed: string[] = [];
    for (const step of lesson.steps) {
      const replaced = step.id === instead?.step;
      const watch = rehearsal.play(step, replaced ? instead.actions : step.solution);
      if (!watch.passed) return { passed, measured, stuck: watch, problems: session.problems };
      passed.push(step.id);
      if (replaced) break;
    }
    return { passed, measured, stuck: null, problems: session.problems };
  }

  /** Goals worked on during the run that has just ended: those reached in it, and the one it was still at. */
  private note(step: Step, from: number, watch: StepWatch): void {
    for (const goal of step.goals.slice(from, watch.reached + 1).flatMap(measuresIn)) {
      const reading = read(goal.measure, this.session.view());
      if (reading.known) this.measured.push({ step: step.id, goal, value: reading.value });
    }
  }
}

function measuresIn(goal: Goal): Extract<Goal, { goal: 'measure' }>[] {
  if (goal.goal === 'all' || goal.goal === 'any') return goal.of.flatMap(measuresIn);
  return goal.goal === 'measure' ? [goal] : [];
}
