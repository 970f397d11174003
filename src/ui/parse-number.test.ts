/** Promises of the number field: no text becomes NaN, infinity or a value outside its range; the message names the range. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, parseNumber, readNumber, stepNumber } from './parse-number.ts';

describe('what counts as a number', () => {
  test.each([
    ['1000', 1000],
    ['1,000', 1000],
    ['1,234,567.5', 1234567.5],
    [' 0.5 ', 0.5],
    ['.5', 0.5],
    ['2e3', 2000],
    ['-4', -4],
    ['-0', 0],
  ])('"%s" is %d', (text, value) => expect(readNumber(text)).toBe(value));
  test.each([
    '',
    ' ',
    'abc',
    '1e400',
    '-1e400',
    '1,5',
    '1,0000',
    '12px',
    'NaN',
    'Infinity',
    '0x10',
    '1 2',
    '--1',
    '.',
    'e5',
  ])('"%s" is not a number', (text) => expect(readNumber(text)).toBeNull());
});

test('a refused value is answered with the allowed range', () => {
  const workers = { min: 1, max: 1000, integer: true };
  const sentence = { ok: false, message: 'Enter a whole number from 1 to 1,000.' };
  for (const text of ['0', '1001', '2.5', '', 'abc', '1e400'])
    expect(parseNumber(text, workers)).toEqual(sentence);
  expect(parseNumber('x', { min: 0, max: 0.5, integer: false }, 'ms')).toEqual({
    ok: false,
    message: 'Enter a number from 0 to 0.5 ms.',
  });
});

test('whatever is typed, an accepted value is finite, in range, and whole where it must be', () => {
  const text = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.stringMatching(/^[-+0-9.,e]{0,12}$/),
  );
  fc.assert(
    fc.property(text, fc.boolean(), (typed, integer) => {
      const parsed = parseNumber(typed, { min: -5, max: 300, integer });
      if (!parsed.ok) return;
      expect(parsed.value).toBeGreaterThanOrEqual(-5);
      expect(parsed.value).toBeLessThanOrEqual(300);
      if (integer) expect(Number.isInteger(parsed.value)).toBe(true);
    }),
  );
});

test('steps stay in range and leave no dust', () => {
  const range = { min: 0, max: 1, integer: false };
  expect(stepNumber(0.2, 0.1, range)).toBe(0.3);
  expect(stepNumber(0.95, 0.1, range)).toBe(1);
  expect(stepNumber(0.05, -0.1, range)).toBe(0);
});

test('numbers are written with groups of three', () => {
  expect(formatNumber(1234567.25)).toBe('1,234,567.25');
  expect(formatNumber(-10000)).toBe('-10,000');
  expect(formatNumber(0.05)).toBe('0.05');
});
