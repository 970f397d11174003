/** Promises of the look at JSON text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInText, scanJson, seemsTooDeep } from './json-scan.ts';

test('the look at the text agrees with the reader of the platform on what is JSON', () => {
  const mutated = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', ':', '"', '\\', '{', ']', '0', '.', 'e', '\u0001', ' ', 'true'),
    )
    .map(
      ([text, at, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
    );
  let broken = 0;
  fc.assert(
    fc.property(fc.oneof(fc.json(), mutated, fc.string()), (text) => {
      const { errorAt } = scanJson(text, 10_000);
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
        broken += 1;
      }
      expect(errorAt === null).toBe(parses);
    }),
    { numRuns: 3000 },
  );
  expect(broken).toBeGreaterThan(300);
}, 120_000);

test('the quick look at the depth says of no text that it is shallow when it is not, and is right about all JSON', () => {
  const brackets = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', '"a":', ',', '1') });
  const wrapped = fc
    .tuple(fc.json(), fc.array(fc.constantFrom(['[', ']'], ['{"a":', '}']), { maxLength: 8, size: 'max' }))
    .map(([text, around]) => around.reduce((inner, [open, close]) => `${open}${inner}${close}`, text));
  let tooDeep = 0;
  fc.assert(
    fc.property(fc.oneof(wrapped, brackets), fc.integer({ min: 1, max: 6 }), (text, deepest) => {
      const scan = scanJson(text, deepest);
      if (scan.tooDeep) tooDeep += 1;
      if (scan.tooDeep || scanJson(text, 10_000).errorAt === null)
        expect(seemsTooDeep(text, deepest)).toBe(scan.tooDeep);
    }),
    { numRuns: 3000 },
  );
  expect(tooDeep).toBeGreaterThan(100);
}, 120_000);

test('places are counted from 1', () => {
  expect(placeInText('', 0)).toBe('line 1, column 1');
  expect(placeInText('{\n\n  x', 5)).toBe('line 3, column 3');
}, 120_000);

test('long texts and deep ones are looked at without recursion', () => {
  expect(scanJson(`["${'x'.repeat(900_000)}"]`, 12)).toEqual({ tooDeep: false, errorAt: null });
  expect(scanJson('['.repeat(900_000), 1_000_000)).toEqual({ tooDeep: false, errorAt: 900_000 });
  expect(scanJson('['.repeat(13), 12)).toEqual({ tooDeep: true, errorAt: null });
}, 120_000);
