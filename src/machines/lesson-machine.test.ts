/** Promises of the lesson player: nothing runs before a prediction, steps come in order, hints come one by one. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { waysToEveryState } from './every-path.ts';
import {
  isRunLocked,
  type LessonEvent,
  type LessonInput,
  type LessonNews,
  type LessonPhase,
  lessonMachine,
  lessonPhase,
} from './lesson-machine.ts';

/** A step that only has something to do, one that asks first, and a last one that asks first. */
const STEPS = [{ predicts: false }, { predicts: true }, { predicts: true }];
const INPUT: LessonInput = { steps: STEPS, resumeAt: 0 };

const EVENTS: LessonEvent[] = [
  { type: 'BEGIN', challenge: false },
  { type: 'BEGIN', challenge: true },
  { type: 'PREDICT', choice: 0 },
  { type: 'PREDICT', choice: 1 },
  { type: 'PASSED' },
  { type: 'HINT' },
  { type: 'NEXT' },
  { type: 'RESTART' },
];

const NEWS = ['STEP_BEGUN', 'PREDICTED', 'STEP_PASSED', 'DO_IT', 'LESSON_DONE', 'OPEN_START'] as const;

function playing(events: readonly LessonEvent[], input = INPUT) {
  const actor = createActor(lessonMachine, { input });
  const news: LessonNews[] = [];
  for (const type of NEWS) actor.on(type, (told) => void news.push(told));
  actor.start();
  for (const event of events) actor.send(event);
  return { actor, news, situation: () => situationOf(actor.getSnapshot()) };
}

interface Situation {
  readonly phase: LessonPhase;
  readonly step: number;
  readonly hints: number;
  readonly prediction: number | null;
  readonly committed: number | null;
  readonly challenge: boolean;
}

function situationOf(
  snapshot: ReturnType<ReturnType<typeof createActor<typeof lessonMachine>>['getSnapshot']>,
): Situation {
  const { step, hints, prediction, committed, challenge } = snapshot.context;
  return { phase: lessonPhase(snapshot), step, hints, prediction, committed, challenge };
}

/** The rules of the player, told again as a plain function. */
function expected(now: Situation, event: LessonEvent): { after: Situation; news: LessonNews[] } {
  const same = { after: now, news: [] };
  const enter = (step: number, challenge: boolean): { after: Situation; news: LessonNews[] } => {
    const asks = !challenge && STEPS[step]?.predicts === true;
    const after = {
      ...now,
      step,
      challenge,
      hints: 0,
      prediction: null,
      committed: null,
      phase: asks ? 'predict' : 'doing',
    } as const;
    return { after, news: asks ? [] : [{ type: 'STEP_BEGUN', step }] };
  };
  const onwards = (): { after: Situation; news: LessonNews[] } =>
    now.step === STEPS.length - 1
      ? { after: { ...now, phase: 'done' }, news: [{ type: 'LESSON_DONE', challenge: now.challenge }] }
      : enter(now.step + 1, now.challenge);
  switch (event.type) {
    case 'RESTART':
      return {
        after: { phase: 'question', step: 0, hints: 0, prediction: null, committed: null, challenge: false },
        news: [{ type: 'OPEN_START' }],
      };
    case 'BEGIN':
      return now.phase === 'question' ? enter(now.step, event.challenge) : same;
    case 'PREDICT': {
      if (now.phase !== 'predict' && now.phase !== 'observe') return same;
      const told: LessonNews = { type: 'PREDICTED', step: now.step, choice: event.choice };
      const after = { ...now, prediction: event.choice, committed: now.committed ?? event.choice };
      return now.phase === 'observe'
        ? { after, news: [told] }
        : { after: { ...after, phase: 'doing' }, news: [told, { type: 'STEP_BEGUN', step: now.step }] };
    }
    case 'HINT': {
      if (now.phase !== 'doing' || now.challenge || now.hints === 3) return same;
      const after = { ...now, hints: now.hints + 1 };
      return { after, news: after.hints === 3 ? [{ type: 'DO_IT', step: now.step }] : [] };
    }
    case 'PASSED': {
      if (now.phase !== 'doing') return same;
      const told: LessonNews = { type: 'STEP_PASSED', step: now.step };
      if (now.challenge) {
        const next = onwards();
        return { after: next.after, news: [told, ...next.news] };
      }
      return { after: { ...now, phase: now.prediction === null ? 'explain' : 'observe' }, news: [told] };
    }
    case 'NEXT':
      if (now.phase === 'observe') return { after: { ...now, phase: 'explain' }, news: [] };
      return now.phase === 'explain' ? onwards() : same;
  }
}

const ways = waysToEveryState(lessonMachine, EVENTS, INPUT);

test('the paths reach every phase of every step', () => {
  const reached = new Set(
    ways.map(({ events }) => {
      const { phase, step } = playing(events).situation();
      return `${phase} ${step}`;
    }),
  );
  for (const phase of ['question 0', 'doing 0', 'explain 0', 'predict 1', 'observe 1', 'explain 2', 'done 2'])
    expect(reached).toContain(phase);
});

describe('the shortest way to each state', () => {
  test.for(ways)('$title; there, each event does what the rules say', ({ events }) => {
    for (const event of EVENTS) {
      const { actor, news, situation } = playing(events);
      const { after, news: due } = expected(situation(), event);
      const already = news.length;
      actor.send(event);
      expect({ event, after: situation(), news: news.slice(already) }).toEqual({ event, after, news: due });
    }
  });
});

test('the run is locked exactly while a prediction is asked for', () => {
  for (const { events } of ways) {
    const snapshot = playing(events).actor.getSnapshot();
    expect(isRunLocked(snapshot)).toBe(snapshot.value === 'predict');
    const { step, challenge, prediction } = snapshot.context;
    if (snapshot.value === 'doing' && STEPS[step]?.predicts && !challenge) expect(prediction).not.toBeNull();
  }
});

test('a lesson goes on where it was left, and from the start when it was finished', () => {
  const begun = (resumeAt: number) =>
    playing([{ type: 'BEGIN', challenge: false }], { steps: STEPS, resumeAt }).situation();
  expect(begun(2)).toMatchObject({ phase: 'predict', step: 2 });
  expect(begun(3)).toMatchObject({ phase: 'doing', step: 0 });
});
