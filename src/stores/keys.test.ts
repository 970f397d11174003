/** Promises of the key words: exactly the meant key press matches, on both keyboards, and it reads well. */
import { expect, test } from 'vitest';
import { isSingleKey, type KeyPress, keyCaps, matchesKey } from './keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test('mod is Ctrl here and Command on a Mac, and the other one does not count', () => {
  expect(matchesKey('mod+z', press('z', { ctrlKey: true }), false)).toBe(true);
  expect(matchesKey('mod+z', press('z', { metaKey: true }), true)).toBe(true);
  expect(matchesKey('mod+z', press('z', { metaKey: true }), false)).toBe(false);
  expect(matchesKey('mod+z', press('z', { ctrlKey: true }), true)).toBe(false);
  expect(matchesKey('mod+z', press('z', { ctrlKey: true, metaKey: true }), true)).toBe(false);
});

test('undo and redo differ by Shift, also when Shift makes the letter large', () => {
  expect(matchesKey('mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(matchesKey('mod+shift+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
});

test('a plain letter does not match with Ctrl or Alt held', () => {
  expect(matchesKey('c', press('c'), false)).toBe(true);
  expect(matchesKey('c', press('c', { ctrlKey: true }), false)).toBe(false);
  expect(matchesKey('c', press('c', { altKey: true }), false)).toBe(false);
});

test('signs match however the keyboard makes them', () => {
  expect(matchesKey('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(matchesKey('+', press('+'), false)).toBe(true);
  expect(matchesKey('space', press(' '), false)).toBe(true);
});

test('single keys are the characters pressed alone', () => {
  for (const word of ['c', '?', '.', 'space', '+', 'shift+n']) expect(isSingleKey(word), word).toBe(true);
  for (const word of ['mod+z', 'delete', 'escape', 'f6', 'enter'])
    expect(isSingleKey(word), word).toBe(false);
});

test('keys are written as caps', () => {
  expect(keyCaps('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyCaps('mod+s', true)).toEqual(['⌘', 'S']);
  expect(keyCaps('+', false)).toEqual(['+']);
});
