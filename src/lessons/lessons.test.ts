/** Promises of every lesson, played on the bare engine: its solution passes, doing nothing and its mistakes do not. */
import { describe, expect, test } from 'vitest';
import { kindOf } from '../catalog/index.ts';
import { type Action, actionWords, applyEdit, isEdit } from './actions.ts';
import type { Calibration, Goal } from './goal.ts';
import { lessons } from './index.ts';
import { diagramAtStep, doItForMe, type Lesson } from './lesson.ts';
import { openLesson } from './lesson-gate.ts';
import { Rehearsal } from './rehearsal.ts';

/** All seeds take about a minute; LESSON_SEEDS=2 is enough while writing. */
const SEEDS = Array.from({ length: Number(process.env.LESSON_SEEDS ?? 20) }, (_, index) => index + 1);
/** On shared machines a lesson may take minutes of the clock. */
const PATIENCE_MS = 600_000;
/** Longer than any window that a goal looks at. */
const DOING_NOTHING: readonly Action[] = [{ do: 'run', seconds: 22 }];
/** Measured ranges may move by this share when the engine changes, before a lesson must be calibrated again. */
const DRIFT = 0.25;

type MeasureGoal = Extract<Goal, { goal: 'measure' }>;

function measureGoals(lesson: Lesson): MeasureGoal[] {
  const within = (goal: Goal): MeasureGoal[] => {
    if (goal.goal === 'all' || goal.goal === 'any') return goal.of.flatMap(within);
    return goal.goal === 'measure' ? [goal] : [];
  };
  return lesson.steps.flatMap(({ goals }) => goals.flatMap(within));
}

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test('passes the gate for lesson files unchanged', () => {
    expect(openLesson(JSON.stringify(lesson))).toEqual({ ok: true, lesson });
  });

  test(
    'over all seeds: the solution passes every step in order; doing nothing and the mistakes do not pass',
    () => {
      const measured = new Map<MeasureGoal, number[]>();
      for (const seed of SEEDS) {
        const rehearsal = new Rehearsal(lesson, seed);
        for (const step of lesson.steps) {
          const where = `seed ${seed}, step ${step.id}`;
          if (!step.watchOnly) {
            const { watch } = rehearsal.attempt(step, DOING_NOTHING);
            expect(watch.passed, `${where}: doing nothing`).toBe(false);
          }
          for (const { thought, actions } of lesson.mistakes.filter((mistake) => mistake.step === step.id)) {
            const { watch } = rehearsal.attempt(step, actions);
            expect(watch.passed, `${where}: ${thought}`).toBe(false);
          }
          const played = rehearsal.play(step);
          expect(played.problems, where).toEqual([]);
          const now = played.watch.verdicts.map((verdict) => verdict.now).join(' | ');
          expect(played.watch.passed, `${where}: ${now}`).toBe(true);
          expect(played.result !== null, `${where}: result`).toBe(step.prediction !== undefined);
          for (const { goal, value } of played.measured)
            measured.set(goal, [...(measured.get(goal) ?? []), value]);
        }
      }
      for (const [goal, values] of measured) {
        if (!goal.calibration) continue;
        const { low, high } = goal.calibration;
        expect(Math.min(...values), JSON.stringify(goal)).toBeGreaterThanOrEqual(low * (1 - DRIFT));
        expect(Math.max(...values), JSON.stringify(goal)).toBeLessThanOrEqual(high * (1 + DRIFT));
      }
    },
    PATIENCE_MS,
  );

  test('its thresholds stand a quarter away from what was measured, or it says why not', () => {
    for (const { is, value, calibration, measure } of measureGoals(lesson)) {
      if (!calibration || calibration.narrow !== undefined) continue;
      const threshold = typeof value === 'number' ? value : value.plus;
      const margin =
        is === 'at-least' || is === 'over' ? calibration.low / threshold : threshold / calibration.high;
      expect(margin, JSON.stringify(measure)).toBeGreaterThanOrEqual(1.25);
      if (calibration.otherwise) expect(holds(is, threshold, calibration.otherwise)).toBe(false);
    }
  });

  test('asks, hints and explains: every step has it all, and "do it for me" never predicts', () => {
    expect(lesson.question).toMatch(/\?$/);
    expect(lesson.next).toMatch(/\?$/);
    expect(lesson.mistakes.length).toBeGreaterThan(0);
    for (const step of lesson.steps) {
      expect(step.solution.length).toBeGreaterThan(0);
      expect(doItForMe(step).map((action) => action.do)).not.toContain('predict');
      const predicted = step.solution.find((action) => action.do === 'predict');
      expect(predicted?.do === 'predict' ? predicted.choice : undefined).toBe(step.prediction?.correct);
      expect(step.prediction === undefined || step.prediction.result.words.includes('{}')).toBe(true);
    }
  });

  test('an action that is done twice changes nothing the second time, and says what it does', () => {
    let { diagram } = lesson.start;
    for (const action of lesson.steps.flatMap(({ solution }) => solution)) {
      expect(actionWords(action)).toMatch(/^[A-Z]/);
      if (!isEdit(action)) continue;
      ({ diagram } = applyEdit(diagram, action));
      expect(applyEdit(diagram, action), actionWords(action)).toEqual({ diagram, problem: null });
      expect(applyEdit(diagram, action).diagram).toBe(diagram);
    }
  });

  test('can be resumed at every step with the system that the steps before it leave', () => {
    const last = diagramAtStep(lesson, lesson.steps.length);
    const rehearsal = new Rehearsal(lesson, lesson.start.diagram.seed);
    for (const step of lesson.steps) rehearsal.play(step);
    expect(last).toEqual(rehearsal.session.diagram);
    for (const { kind } of last.components) {
      const known =
        lesson.palette.includes(kind) || lesson.start.diagram.components.some((each) => each.kind === kind);
      expect(known, kindOf(kind).label).toBe(true);
    }
  });
});

function holds(
  is: MeasureGoal['is'],
  threshold: number,
  { low, high }: NonNullable<Calibration['otherwise']>,
): boolean {
  return is === 'at-least' || is === 'over' ? high >= threshold : low <= threshold;
}

test('the lessons come in order, each with an id of its own, and each question leads on to the next', () => {
  expect(lessons.map(({ number }) => number)).toEqual(lessons.map((_, at) => at + 1));
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
});
