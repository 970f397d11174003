/** Promises of the command table: no key means two things, plain keys stay out of text and can be switched off, help can list all. */
import { describe, expect, test } from 'vitest';
import type { FocusPlace } from './command.ts';
import { COMMANDS, commandById, commandFor } from './commands.ts';
import { isSingleKey, type KeyPress, keyCaps } from './keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const idFor = (pressed: KeyPress, place: FocusPlace, singleKeys = true) =>
  commandFor(pressed, place, singleKeys, false)?.id;

test('no two commands share a key or an id', () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const ids = COMMANDS.map((command) => command.id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every command has words and a key that the help can show', () => {
  for (const { id, label, keys } of COMMANDS) {
    expect(label, id).not.toBe('');
    expect(keys.length, id).toBeGreaterThan(0);
    for (const key of keys) expect(keyCaps(key, false).join(''), id).not.toBe('');
  }
});

describe('while text is typed', () => {
  test('no single key, no Delete and no Undo is taken from the field', () => {
    const single = COMMANDS.flatMap((command) => command.keys).filter(isSingleKey);
    expect(single.length).toBeGreaterThan(10);
    for (const key of single) expect(idFor(press(key === 'space' ? ' ' : key), 'field'), key).toBeUndefined();
    for (const key of ['Delete', 'Backspace', 'Enter', 'F2'])
      expect(idFor(press(key), 'field'), key).toBeUndefined();
    for (const key of ['z', 'y', 'a', 'c', 'x', 'v'])
      expect(idFor(press(key, { ctrlKey: true }), 'field'), key).toBeUndefined();
  });
  test('saving and going to the next part of the page still work', () => {
    expect(idFor(press('s', { ctrlKey: true }), 'field')).toBe('save');
    expect(idFor(press('F6'), 'field')).toBe('next-region');
  });
});

describe('on a button', () => {
  test('Space and Enter belong to the button', () => {
    expect(idFor(press(' '), 'control')).toBeUndefined();
    expect(idFor(press('Enter'), 'control')).toBeUndefined();
  });
  test('Delete does not delete the selection', () =>
    expect(idFor(press('Delete'), 'control')).toBeUndefined());
  test('regression: letters work, with the focus on a tab or where a dialog gave it back', () => {
    expect(idFor(press('k'), 'control')).toBe('play');
    expect(idFor(press('n'), 'control')).toBe('note');
    expect(idFor(press('k'), 'control', false)).toBeUndefined();
  });
  test('undo works', () => expect(idFor(press('z', { ctrlKey: true }), 'control')).toBe('undo'));
});

describe('on the canvas', () => {
  test('Space plays on the empty canvas and is left to a part that has the focus', () => {
    expect(idFor(press(' '), 'canvas')).toBe('play-space');
    expect(idFor(press(' '), 'part')).toBeUndefined();
  });
  test('Enter and F2 rename a part', () => {
    expect(idFor(press('Enter'), 'part')).toBe('rename');
    expect(idFor(press('F2'), 'part')).toBe('rename');
  });
  test('switched off, single keys do nothing, and all others still work', () => {
    for (const key of COMMANDS.flatMap((command) => command.keys).filter(isSingleKey))
      for (const place of ['canvas', 'part', 'page'] as const)
        expect(
          idFor(press(key === 'space' ? ' ' : key.replace('shift+', '')), place, false),
          key,
        ).toBeUndefined();
    expect(idFor(press('Delete'), 'canvas', false)).toBe('delete');
    expect(idFor(press('z', { ctrlKey: true }), 'canvas', false)).toBe('undo');
    expect(idFor(press('Escape'), 'canvas', false)).toBe('escape');
  });
});

test('an unknown command is a broken promise', () => expect(() => commandById('fly')).toThrow('fly'));
