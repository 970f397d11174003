/** Promises about the work of the former autosave: the newest sound copy is read, and no damaged byte is lost. */
import { beforeEach, describe, expect, test } from 'vitest';
import { kindTable } from '../../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { toFileText } from '../../diagram/serialise.ts';
import { rescueKey, sealed, slotKey } from '../save-slots.ts';
import { FakeText } from './fake-surroundings.ts';
import { readFormerWork } from './former-autosave.ts';

let storage: FakeText;
beforeEach(() => {
  storage = new FakeText();
});

const bytesOf = (turn: number, name: string) => sealed(turn, toFileText({ ...EMPTY_DIAGRAM, name }));
const read = () => readFormerWork(storage, kindTable);

test('nothing saved is nothing to read, and reading writes nothing', () => {
  expect(read()).toEqual({ diagram: null, turn: 0, repairs: [], trouble: null });
  expect(storage.kept.size).toBe(0);
});

test('of two copies the later one is read', () => {
  storage.setItem(slotKey('a'), bytesOf(4, 'Later'));
  storage.setItem(slotKey('b'), bytesOf(3, 'Earlier'));
  expect(read()).toMatchObject({ diagram: { name: 'Later' }, turn: 4, trouble: null });
});

describe('damaged storage', () => {
  test('whichever copy was torn while being written, the one before opens and the torn bytes are kept', () => {
    for (const torn of ['a', 'b'] as const) {
      storage = new FakeText();
      const half = bytesOf(4, 'Later').slice(0, -20);
      storage.setItem(slotKey(torn), half);
      storage.setItem(slotKey(torn === 'a' ? 'b' : 'a'), bytesOf(3, 'Earlier'));
      const { diagram, trouble } = read();
      expect(diagram?.name).toBe('Earlier');
      expect(trouble).toContain('damaged');
      expect(storage.getItem(rescueKey(1))).toBe(half);
    }
  });

  test('one altered letter is found', () => {
    storage.setItem(slotKey('a'), bytesOf(4, 'Best').replace('Best', 'Bust'));
    storage.setItem(slotKey('b'), bytesOf(3, 'Good'));
    expect(read().diagram?.name).toBe('Good');
  });

  test('both copies full of rubbish: it says so, and keeps both', () => {
    const wrong = sealed(4, '{"format":"loadbearing","version":1,"components":7}');
    storage.setItem(slotKey('a'), 'rubbish');
    storage.setItem(slotKey('b'), wrong);
    expect(read()).toMatchObject({
      diagram: null,
      trouble: expect.stringContaining('There is no other copy'),
    });
    expect([storage.getItem(rescueKey(1)), storage.getItem(rescueKey(2))]).toEqual(['rubbish', wrong]);
  });

  test('without room to keep the damaged bytes aside they stay where they are', () => {
    storage.setItem(slotKey('a'), 'rubbish');
    const { kept } = storage;
    storage.setItem = (key, text) => {
      if (key.includes('rescue')) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(key, text);
    };
    expect(read().trouble).toContain('no room');
    expect([...kept]).toEqual([[slotKey('a'), 'rubbish']]);
  });
});

test('a document of a newer page is left as it is, and it says so', () => {
  const newer = sealed(9, toFileText(EMPTY_DIAGRAM).replace('"version": 1', '"version": 7'));
  storage.setItem(slotKey('a'), newer);
  expect(read()).toMatchObject({ diagram: null, trouble: expect.stringContaining('newer version') });
  expect([...storage.kept]).toEqual([[slotKey('a'), newer]]);
});
