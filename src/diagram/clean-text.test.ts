/** Promises of names and notes: cut between characters as readers see them, signs for what cannot be seen, clean only once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, cleanNote } from './clean-text.ts';

test('a name is cut between characters as readers see them (I15)', () => {
  const family = '👩‍👩‍👧';
  expect(cleanName(family.repeat(20))).toBe(family.repeat(12));
  expect(cleanName('e\u0301'.repeat(40))).toBe('e\u0301'.repeat(30));
  expect(cleanName(`a${'\u0301'.repeat(10_000)}`)).toHaveLength(60);
});

test('control characters and marks that reverse the line are shown as signs (I15)', () => {
  expect(cleanName('a\u202egpj.exe\u0000\u007f\u0085')).toBe('a␦gpj.exe␀␡␦');
  expect(cleanNote('one\r\ntwo\u2028three\u0007')).toBe('one\ntwo␦three␇');
});

test('what is clean stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      for (const clean of [cleanName, cleanNote]) expect(clean(clean(text))).toBe(clean(text));
    }),
  );
});
