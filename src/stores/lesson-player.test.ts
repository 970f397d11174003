/** Promises of the lesson player: the learner's own work is not touched, predictions come first, progress comes back. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { addComponent, renameDiagram } from '../diagram/edits.ts';
import { applyEdit, type EditAction, isEdit } from '../lessons/actions.ts';
import { lessons } from '../lessons/index.ts';
import { diagramAtStep, type Lesson } from '../lessons/lesson.ts';
import { documentStore, edit, replaceDocument, startDocument, undo } from './document-store.ts';
import { PROGRESS_KEY, readMark } from './lesson-mark.ts';
import { LessonPlayer } from './lesson-player.ts';

import { allowedKinds, isLocked, lessonStore } from './lesson-store.ts';
import { startPage } from './library/fake-surroundings.ts';
import { NO_PAST } from './run-past.ts';
import type { TextStorage } from './save-slots.ts';
import { attachSession, type SessionControls, sessionControls, sessionStore } from './session.ts';
import { viewStore } from './view-store.ts';

class FakeStorage implements TextStorage {
  readonly kept = new Map<string, string>();
  broken = false;
  getItem(key: string) {
    if (this.broken) throw new DOMException('blocked', 'SecurityError');
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    if (this.broken) throw new DOMException('no room', 'QuotaExceededError');
    this.kept.set(key, text);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

const [oneBox, , offline] = lessons as readonly [Lesson, Lesson, Lesson, Lesson];
let storage: FakeStorage;
let tab: FakeStorage;
let player: LessonPlayer;
let orders: string[];
let openedAsOwn: Diagram[] = [];

/** The run as a list of the orders it got. It stands where it stands. */
const session = new Proxy({} as SessionControls, {
  get: (_, name) =>
    name === 'past' ? () => NO_PAST : (...args: unknown[]) => orders.push([name, ...args].join(' ')),
});
attachSession(session);

const diagram = () => documentStore.getState().diagram;
const lesson = () => lessonStore.getState();
const newPlayer = () =>
  new LessonPlayer({
    lessons,
    openStorage: () => storage,
    openTabStorage: () => tab,
    onPhone: () => false,
    openAsOwn: (opened) => openedAsOwn.push(opened),
  });
const perform = (actions: readonly EditAction[]) => {
  for (const action of actions) edit(action.do, (before) => applyEdit(before, action).diagram);
};
/** Does what the step asks, as far as the document goes, and goes on. */
const passStep = (at: number) => {
  perform(oneBox.steps[at]?.solution.filter(isEdit) ?? []);
  expect(lesson().phase).toBe('explain');
  player.next();
};

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  tab = new FakeStorage();
  orders = [];
  openedAsOwn = [];
  sessionStore.setState({ mode: 'playing', lockedReason: null, followed: null, story: null });
  startDocument(OPENING_EXAMPLE.diagram);
  player = newPlayer();
});
afterEach(() => {
  player.leave();
  vi.useRealTimers();
});

describe("the learner's own diagram", () => {
  test('comes back as it was left, with its undo steps', () => {
    edit('Rename to Shop', (before) => renameDiagram(before, 'Shop'));
    edit('Rename to Bazaar', (before) => renameDiagram(before, 'Bazaar'));
    undo();
    const { diagram: own, past, future } = documentStore.getState();
    player.open('one-box');
    expect(diagram()).toBe(oneBox.start.diagram);
    expect(documentStore.getState().undoLabel).toBeNull();
    player.begin(false);
    passStep(0);
    player.leave();
    expect(documentStore.getState()).toMatchObject({
      diagram: own,
      past,
      future,
      undoLabel: 'Rename to Shop',
    });
    expect(diagram()).toBe(own);
    expect(lesson().lesson).toBeNull();
  });

  test('is what is kept, also when a save was waiting as the lesson opened', async () => {
    const page = startPage();
    startDocument(OPENING_EXAMPLE.diagram);
    edit('Rename to Shop', (before) => renameDiagram(before, 'Shop'));
    player.open('one-box');
    player.begin(false);
    passStep(0);
    await vi.advanceTimersByTimeAsync(1000);
    const names = () => page.shown().documents.map(({ head }) => head?.name);
    expect(names()).toEqual(['Shop']);
    const before = new Map(page.storage.kept);
    edit('Add', (now) => addComponent(now, kindTable, { kind: 'cache', x: 0, y: 0 }).diagram);
    await vi.advanceTimersByTimeAsync(1000);
    player.leave();
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.storage.kept).toEqual(before);
    page.session.stop();
  });

  test('stays aside when one lesson follows another', () => {
    const own = diagram();
    player.open('one-box');
    player.open('offline-and-load-limit');
    player.leave();
    expect(diagram()).toBe(own);
  });

  test('stays as it is by "Open in the sandbox": the system of the lesson opens as another document', () => {
    const own = diagram();
    player.open('offline-and-load-limit');
    const shown = diagram();
    player.openInSandbox();
    expect(openedAsOwn).toEqual([shown]);
    expect(lesson().lesson).toBeNull();
    expect(diagram()).toBe(own);
  });

  test('is not lost when the lesson itself is replaced by undo and redo', () => {
    const own = diagram();
    player.open('one-box');
    player.begin(false);
    passStep(0);
    undo();
    undo();
    expect(diagram()).toBe(oneBox.start.diagram);
    player.leave();
    expect(diagram()).toBe(own);
  });
});

describe('a prediction', () => {
  const toThePrediction = () => {
    player.open('one-box');
    player.begin(false);
    for (const at of [0, 1, 2]) passStep(at);
    expect(lesson().phase).toBe('predict');
  };

  test('holds play, step, skip and single requests until it is committed, and says why', () => {
    toThePrediction();
    expect(orders.at(-1)).toBe('pause');
    orders = [];
    sessionControls.play();
    sessionControls.step();
    sessionControls.skip(1000);
    sessionControls.sendOne('browsers-1', 0);
    expect(orders).toEqual([]);
    expect(viewStore.getState().announcement.text).toMatch(/prediction first/);
    player.predict(0);
    expect(orders).toContain('play');
    sessionControls.step();
    expect(orders.at(-1)).toBe('step');
    expect(lesson()).toMatchObject({ phase: 'doing', prediction: 0 });
  });

  test('stays what it was when another choice is looked at after the run', () => {
    toThePrediction();
    player.predict(0);
    expect(lesson()).toMatchObject({ prediction: 0, committed: 0 });
    player.predict(3);
    expect(lesson().committed).toBe(0);
    expect(lesson().progress?.lessons['one-box']?.predictions).toMatchObject({
      'one-request': { first: 0, latest: 0 },
    });
  });

  test('lets the run go when the lesson is left or begun again', () => {
    toThePrediction();
    player.restart();
    expect(sessionStore.getState().lockedReason).toBeNull();
    expect(diagram()).toBe(oneBox.start.diagram);
    toThePrediction();
    player.leave();
    expect(sessionStore.getState().lockedReason).toBeNull();
  });

  test('is not asked for without guidance', () => {
    player.open('one-box');
    player.begin(true);
    perform([0, 1, 2].flatMap((at) => oneBox.steps[at]?.solution.filter(isEdit) ?? []));
    expect(lesson()).toMatchObject({ phase: 'doing', step: 3, challenge: true });
    player.hint();
    expect(lesson().hints).toBe(0);
  });
});

describe('progress', () => {
  test('a lesson goes on where it was left, with the system of that step', () => {
    player.open('one-box');
    player.begin(false);
    passStep(0);
    passStep(1);
    player.leave();
    player = newPlayer();
    player.open('one-box');
    expect(lesson()).toMatchObject({ step: 2, phase: 'doing' });
    expect(diagram()).toEqual(diagramAtStep(oneBox, 2));
    player.open('one-box', { again: true });
    expect(lesson()).toMatchObject({ step: 0, phase: 'question' });
    expect(diagram()).toBe(oneBox.start.diagram);
  });

  test('the tab remembers its open lesson until it is left', () => {
    player.open('one-box');
    expect(readMark(() => tab)).toEqual({ lesson: 'one-box', challenge: false });
    player.begin(true);
    expect(readMark(() => tab)).toEqual({ lesson: 'one-box', challenge: true });
    player.leave();
    expect(readMark(() => tab)).toBeNull();
  });

  test('damaged progress begins anew and says so; blocked storage stops nothing', () => {
    storage.kept.set(PROGRESS_KEY, '{"version":1,"lessons":7}');
    player = newPlayer();
    expect(lesson().progressTrouble).toMatch(/cannot be read/);
    storage.broken = true;
    tab.broken = true;
    player = newPlayer();
    player.open('one-box');
    player.begin(false);
    passStep(0);
    expect(lesson()).toMatchObject({ step: 1, phase: 'doing' });
    expect(lesson().progressTrouble).toMatch(/cannot be kept/);
  });
});

test('a lesson says which kinds may be added and which settings are locked', () => {
  expect(allowedKinds()).toBeNull();
  expect(isLocked('web-server', 'workers')).toBe(false);
  player.open(offline.id);
  expect(allowedKinds()).toEqual(offline.palette);
  expect(isLocked('web-server', 'workers')).toBe(true);
  player.leave();
  player.open('one-box');
  expect(lesson().laterKinds).toEqual(['mobile-client']);
});

test('"do it for me" plays the solution as undo steps, one after the other', () => {
  player.open('one-box');
  player.begin(false);
  passStep(0);
  for (let hint = 0; hint < 3; hint++) player.hint();
  expect(diagram().components).toHaveLength(2);
  vi.advanceTimersByTime(5000);
  expect(lesson()).toMatchObject({ phase: 'explain', showing: null });
  expect(documentStore.getState().undoLabel).toBe('Add static files');
  undo();
  expect(diagram().components).toHaveLength(4);
});

test('another document in a lesson does not reach the learner', () => {
  const own = diagram();
  player.open('one-box');
  replaceDocument(offline.start.diagram, 'Open something');
  player.leave();
  expect(diagram()).toBe(own);
});
