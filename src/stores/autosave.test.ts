/** Promises of the autosave: work comes back, and no fault of the storage costs any. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { addComponent, renameDiagram } from '../diagram/edits.ts';
import { toFileText } from '../diagram/serialise.ts';
import { type Autosave, startAutosave } from './autosave.ts';
import { documentStore, edit, reportSaving, startDocument } from './document-store.ts';
import { rescueKey, sealed, slotKey, type TextStorage } from './save-slots.ts';

class FakeStorage implements TextStorage {
  readonly kept = new Map<string, string>();
  fault: 'none' | 'full' | 'forgets' = 'none';
  writes = 0;
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    this.writes += 1;
    if (this.fault === 'full') throw new DOMException('no room', 'QuotaExceededError');
    if (this.fault === 'none') this.kept.set(key, text);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

let storage: FakeStorage;
let running: Autosave[] = [];
let leave: () => void = () => {};

function open(openStorage: () => TextStorage = () => storage): Autosave {
  for (const each of running) each.stop();
  startDocument(EMPTY_DIAGRAM);
  reportSaving('saved');
  const whenLeaving = (leaving: () => void) => {
    leave = leaving;
    return () => {};
  };
  running = [startAutosave({ openStorage, kinds: kindTable, whenLeaving })];
  return running[0]!;
}

const call = (name: string) => edit(`Rename to ${name}`, (diagram) => renameDiagram(diagram, name));
const saveAs = (name: string) => {
  call(name);
  vi.advanceTimersByTime(400);
};
const current = () => documentStore.getState();

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
});
afterEach(() => {
  for (const each of running) each.stop();
  running = [];
  vi.useRealTimers();
});

test('a reload brings the work back as it was', () => {
  open();
  edit(
    'Add web server',
    (diagram) => addComponent(diagram, kindTable, { kind: 'web-server', x: 40, y: 60 }).diagram,
  );
  saveAs('Shop');
  const { diagram } = current();
  expect(diagram.components).toHaveLength(1);
  const { report } = open();
  expect(report).toEqual({ diagram, repairs: [], trouble: null });
  expect(current().diagram).toEqual(diagram);
  expect(current().undoLabel).toBeNull();
});

test('opening writes nothing, and neither does a document that was only loaded', () => {
  open();
  startDocument({ ...EMPTY_DIAGRAM, name: 'Opening example' });
  vi.advanceTimersByTime(5000);
  leave();
  expect(storage.writes).toBe(0);
});

test('waits 400 ms after the last change, and says what it does', () => {
  open();
  call('One');
  vi.advanceTimersByTime(399);
  call('Two');
  vi.advanceTimersByTime(399);
  expect(storage.writes).toBe(0);
  expect(current().saved).toBe('saving');
  vi.advanceTimersByTime(1);
  expect(storage.writes).toBe(1);
  expect(current()).toMatchObject({ saved: 'saved', saveTrouble: null });
});

test('leaving the page saves at once, and only once', () => {
  open();
  call('In a hurry');
  leave();
  expect(storage.writes).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(storage.writes).toBe(1);
  expect(open().report.diagram?.name).toBe('In a hurry');
});

describe('damaged storage', () => {
  test('whichever slot was torn while being written, the copy before it opens and the torn bytes are kept', () => {
    for (const saves of [2, 3]) {
      storage = new FakeStorage();
      open();
      for (let number = 1; number <= saves; number += 1) saveAs(`Version ${number}`);
      const [torn] = [...storage.kept].find(([, text]) => text.includes(`Version ${saves}`))!;
      const half = storage.kept.get(torn)!.slice(0, -20);
      storage.kept.set(torn, half);
      const { report } = open();
      expect(report.diagram?.name).toBe(`Version ${saves - 1}`);
      expect(report.trouble).toContain('damaged');
      expect(storage.kept.get(rescueKey(1))).toBe(half);
      saveAs('After');
      saveAs('After that');
      expect(storage.kept.get(rescueKey(1))).toBe(half);
      expect(open().report.diagram?.name).toBe('After that');
    }
  });

  test('one altered letter is found', () => {
    open();
    saveAs('Good');
    saveAs('Best');
    const [key, text] = [...storage.kept].find(([, bytes]) => bytes.includes('Best'))!;
    storage.kept.set(key, text.replace('Best', 'Bust'));
    expect(open().report.diagram?.name).toBe('Good');
  });

  test('both slots full of rubbish: the page opens without a document and keeps both', () => {
    storage.kept.set(slotKey('a'), 'rubbish');
    storage.kept.set(slotKey('b'), sealed(4, '{"format":"loadbearing","version":1,"components":7}'));
    const { report } = open();
    expect(report.diagram).toBeNull();
    expect(report.trouble).toContain('There is no other copy');
    saveAs('New');
    expect([storage.kept.get(rescueKey(1)), storage.kept.get(rescueKey(2))]).toEqual([
      'rubbish',
      sealed(4, '{"format":"loadbearing","version":1,"components":7}'),
    ]);
    expect(open().report.diagram?.name).toBe('New');
  });

  test('without room to keep the damaged bytes aside they stay where they are, and nothing is written', () => {
    storage.kept.set(slotKey('a'), 'rubbish');
    const stubborn: TextStorage = {
      getItem: (key) => storage.getItem(key),
      removeItem: (key) => storage.removeItem(key),
      setItem: (key, text) => {
        if (key.includes('rescue')) throw new DOMException('no room', 'QuotaExceededError');
        storage.setItem(key, text);
      },
    };
    open(() => stubborn);
    saveAs('Work');
    expect([...storage.kept]).toEqual([[slotKey('a'), 'rubbish']]);
    expect(current().saved).toBe('not-saved');
  });
});

describe('full storage', () => {
  test('work goes on, each edit tries again, and the trouble ends only with a verified save', () => {
    open();
    saveAs('Kept');
    storage.fault = 'full';
    saveAs('Too much');
    expect(current()).toMatchObject({
      saved: 'not-saved',
      saveTrouble: 'Not saved: browser storage is full.',
    });
    expect(current().diagram.name).toBe('Too much');
    call('Still too much');
    expect(current().saved).toBe('not-saved');
    const before = storage.writes;
    vi.advanceTimersByTime(400);
    expect(storage.writes).toBe(before + 1);
    storage.fault = 'forgets';
    saveAs('Lost in silence');
    expect(current().saved).toBe('not-saved');
    storage.fault = 'none';
    saveAs('Saved again');
    expect(current()).toMatchObject({ saved: 'saved', saveTrouble: null });
    expect(open().report.diagram?.name).toBe('Saved again');
  });

  test('the last good copy survives', () => {
    open();
    saveAs('Kept');
    storage.fault = 'full';
    saveAs('Too much');
    expect(open().report.diagram?.name).toBe('Kept');
  });
});

test('blocked storage: the page opens and says that it cannot save here', () => {
  const { report } = open(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const words = 'This page cannot save here. Save to a file instead.';
  expect(report).toEqual({ diagram: null, repairs: [], trouble: words });
  expect(current()).toMatchObject({ saved: 'not-saved', saveTrouble: words });
  saveAs('Work');
  expect(current().diagram.name).toBe('Work');
  expect(current()).toMatchObject({ saved: 'not-saved', saveTrouble: words });
});

describe('a document of a newer version', () => {
  const newer = toFileText(EMPTY_DIAGRAM).replace('"version": 1', '"version": 7');

  test('in storage is never overwritten', () => {
    storage.kept.set(slotKey('a'), sealed(9, newer));
    const { report } = open();
    expect(report.trouble).toContain('newer version');
    saveAs('Work');
    saveAs('More work');
    expect([...storage.kept]).toEqual([[slotKey('a'), sealed(9, newer)]]);
    expect(current().saved).toBe('not-saved');
  });

  test('saved by another tab meanwhile is not overwritten either', () => {
    open();
    saveAs('Work');
    const key = storage.kept.has(slotKey('a')) ? slotKey('b') : slotKey('a');
    storage.kept.set(key, sealed(9, newer));
    const before = new Map(storage.kept);
    saveAs('More work');
    expect(storage.kept).toEqual(before);
    expect(current().saveTrouble).toContain('newer version');
  });
});

test('of two tabs the one that saved last is found, though its own count is behind', () => {
  open();
  saveAs('First tab');
  const bytes = [...storage.kept.values()][0]!;
  storage.kept.set(
    slotKey('b'),
    sealed(8, bytes.slice(bytes.indexOf('\n') + 1).replace('First tab', 'Second tab')),
  );
  saveAs('First tab again');
  expect(open().report.diagram?.name).toBe('First tab again');
});
