/** Promises of the gate for lessons and progress: anything may come, nothing throws, and a refusal says where and what to do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from './index.ts';
import type { Lesson } from './lesson.ts';
import { openLesson } from './lesson-gate.ts';
import {
  askAgainNow,
  lessonDone,
  lessonRestarted,
  NO_PROGRESS,
  openProgress,
  predictionMade,
  progressOf,
  progressText,
  resumeAt,
  stepPassed,
  toAskAgain,
} from './progress.ts';
import { twoClients } from './two-clients.ts';

type Loose = Record<string, unknown>;

/** A lesson with one thing changed. */
function changed(change: (lesson: Lesson & Loose) => void): string {
  const copy = structuredClone(twoClients) as Lesson & Loose;
  change(copy);
  return JSON.stringify(copy);
}

function refusalOf(text: string) {
  const opened = openLesson(text);
  if (opened.ok) throw new Error('It was opened.');
  expect(opened.wayOut).not.toBe('');
  return { reason: opened.reason, place: opened.place };
}

describe('a lesson file is refused with its place', () => {
  test('when it is no JSON, something else, or too large', () => {
    expect(refusalOf('{"id": oops}').place).toBe('line 1, column 8');
    expect(refusalOf('[]').reason).toMatch(/cannot be read/);
    expect(refusalOf(`"${'x'.repeat(600_000)}"`).reason).toMatch(/too large/);
    expect(refusalOf('['.repeat(5000)).reason).toMatch(/too deeply/);
  });

  test('when an entry is missing, unknown or of another sort', () => {
    expect(refusalOf(changed((lesson) => delete (lesson as Loose).takeaway))).toMatchObject({
      place: 'takeaway',
    });
    expect(refusalOf(changed((lesson) => Object.assign(lesson, { points: 3 }))).place).toBe('points');
    expect(refusalOf(changed((lesson) => Object.assign(lesson.steps[2]!, { title: 7 }))).place).toBe(
      'steps 3, title',
    );
  });

  test('when what it says cannot be', () => {
    const breaks = (change: (lesson: Lesson & Loose) => void) => refusalOf(changed(change)).place;
    expect(breaks((lesson) => Object.assign(lesson.steps[1]!, { id: 'get' }))).toBe('steps 2, id');
    expect(breaks((lesson) => Object.assign(lesson.mistakes[0]!, { step: 'nowhere' }))).toBe(
      'mistakes 1, step',
    );
    expect(breaks((lesson) => Object.assign(lesson, { palette: ['moon'] }))).toBe('palette 1');
    expect(breaks((lesson) => Object.assign(lesson, { unlocked: { database: ['moon'] } }))).toBe(
      'unlocked, database',
    );
    expect(breaks((lesson) => Object.assign(lesson.steps[3]!.prediction!, { correct: 9 }))).toBe(
      'steps 4, prediction, correct',
    );
    expect(breaks((lesson) => Object.assign(lesson, { idea: 'word '.repeat(61) }))).toBe('idea');
    expect(
      breaks((lesson) =>
        Object.assign(lesson.steps[0]!, { goals: [{ goal: 'has', kind: 'moon', count: 1 }] }),
      ),
    ).toBe('steps 1, goals 1, kind');
    expect(breaks((lesson) => (lesson.steps as unknown as unknown[]).splice(5, 1))).toBe('steps 6, goals 1');
    expect(breaks((lesson) => Object.assign(lesson.start.diagram.components[0]!, { kind: 'moon' }))).toBe(
      'start, diagram',
    );
  });
});

test('what lessons to come will measure, and this page cannot yet, is refused plainly', () => {
  const withGoal = (goal: unknown) =>
    refusalOf(changed((lesson) => Object.assign(lesson.steps[0]!, { goals: [goal] })));
  const hits = { measure: 'hit-ratio', of: { kind: 'cache' }, over: 20 };
  expect(withGoal({ goal: 'measure', measure: hits, is: 'at-least', value: 80 })).toEqual({
    reason: 'This page cannot measure "hit-ratio".',
    place: 'steps 1, goals 1, measure, measure',
  });
  expect(withGoal({ goal: 'event', event: 'marked-down' }).reason).toBe(
    'This page knows no goal called "event".',
  );
  expect(withGoal({ goal: 'has', kind: 'message-queue', count: 1 }).reason).toBe(
    'This page does not know that kind of component: message-queue.',
  );
});

test('never throws: text, JSON, and sound lessons with letters changed or values replaced', () => {
  const sound = JSON.stringify(twoClients);
  const check = (text: string) => {
    const lesson = openLesson(text);
    if (!lesson.ok) expect(lesson.reason).not.toBe('');
    const progress = openProgress(text);
    if (!progress.ok) expect(progress.reason).not.toBe('');
  };
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 150 });
  fc.assert(fc.property(fc.json(), check), { numRuns: 150 });
  const spot = fc.nat(sound.length);
  fc.assert(
    fc.property(spot, fc.nat(4), fc.constantFrom('"', '{', '}', ',', '9', '-', ''), (at, length, put) => {
      check(sound.slice(0, at) + put + sound.slice(at + length));
    }),
    { numRuns: 80 },
  );
  const awkward = fc.oneof(fc.jsonValue(), fc.constantFrom('__proto__', 'constructor', 1e308, -0, '', null));
  fc.assert(
    fc.property(fc.nat(600), awkward, (which, put) => {
      const document = JSON.parse(sound) as Loose;
      const places: [Loose, string][] = [];
      const collect = (node: Loose): void => {
        for (const key of Object.keys(node)) {
          places.push([node, key]);
          if (typeof node[key] === 'object' && node[key] !== null) collect(node[key] as Loose);
        }
      };
      collect(document);
      const [node, key] = places[which % places.length]!;
      node[key] = put;
      check(JSON.stringify(document));
    }),
    { numRuns: 150 },
  );
});

describe('progress', () => {
  const made = [
    (progress: typeof NO_PROGRESS) => stepPassed(progress, 'two-clients', 'get'),
    (progress: typeof NO_PROGRESS) => predictionMade(progress, 'two-clients', 'api', 0),
    (progress: typeof NO_PROGRESS) => predictionMade(progress, 'two-clients', 'compare', 1),
    (progress: typeof NO_PROGRESS) =>
      stepPassed(progress, 'two-clients', 'compare', { 'browser p50': 107.5 }),
    (progress: typeof NO_PROGRESS) => lessonDone(progress, 'one-box', true),
  ].reduce((progress, step) => step(progress), NO_PROGRESS);

  test('is the same after it was saved and opened', () => {
    expect(openProgress(progressText(made))).toEqual({ ok: true, progress: made });
  });

  test('knows where to go on, and begins again without forgetting that it was done', () => {
    expect(resumeAt(made, twoClients)).toBe(1);
    const done = lessonDone(made, 'two-clients', false);
    const again = progressOf(lessonRestarted(done, 'two-clients'), 'two-clients');
    expect(again).toMatchObject({ steps: [], remembered: {}, done: true, challenge: false });
    const all = twoClients.steps.reduce((progress, { id }) => stepPassed(progress, 'two-clients', id), made);
    expect(resumeAt(all, twoClients)).toBe(twoClients.steps.length);
  });

  test('asks wrong predictions again, until the latest answer is right; the first one stays known', () => {
    expect(toAskAgain(made, lessons).map(({ step }) => step)).toEqual(['api']);
    const right = predictionMade(made, 'two-clients', 'api', 1);
    expect(toAskAgain(right, lessons)).toEqual([]);
    expect(progressOf(right, 'two-clients').predictions.api).toEqual({ first: 0, latest: 1 });
  });

  test('asks again only of a lesson that is done, and not before a later one was begun', () => {
    expect(askAgainNow(made, lessons)).toBeNull();
    const done = lessonDone(made, 'two-clients', false);
    expect(askAgainNow(done, lessons)).toBeNull();
    const later = stepPassed(done, 'offline-and-load-limit', 'baseline');
    expect(askAgainNow(later, lessons)).toMatchObject({ lesson: 'two-clients', step: 'api' });
    expect(askAgainNow(predictionMade(later, 'two-clients', 'api', 1), lessons)).toBeNull();
  });

  test('asks of the last lesson too when the whole course is done', () => {
    const last = predictionMade(NO_PROGRESS, 'move-the-database-out', 'same-load', 0);
    const done = lessons.reduce((progress, { id }) => lessonDone(progress, id, false), last);
    expect(askAgainNow(lessonDone(last, 'move-the-database-out', false), lessons)).toBeNull();
    expect(askAgainNow(done, lessons)).toMatchObject({ lesson: 'move-the-database-out' });
  });
});
