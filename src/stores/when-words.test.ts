/** Promises of dates in words. */
import { expect, test } from 'vitest';
import { whenWords } from './when-words.ts';

const at = (day: number, hours: number, minutes: number) => new Date(2026, 10, day, hours, minutes).getTime();

test('today and yesterday by name, midnight is the border, older ones by date', () => {
  const now = at(26, 0, 5);
  expect(whenWords(at(26, 0, 1), now)).toBe('Today, 00:01');
  expect(whenWords(at(25, 23, 59), now)).toBe('Yesterday, 23:59');
  expect(whenWords(at(12, 9, 30), now)).toBe('12 Nov 2026, 09:30');
});
