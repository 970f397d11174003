/** Promises of the gate: anything may come; nothing throws, and what comes out is sound. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openDocument } from './gate.ts';
import { faultsOf, SAMPLE_DOCUMENT as good, type Loose } from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';
import { toFileText } from './serialise.ts';

const deep = process.env.LOADBEARING_DEEP === '1' || import.meta.env.MODE === 'deep';

const untouched = Object.getOwnPropertyNames(Object.prototype).join();
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched);
  expect(({} as Loose).polluted).toBeUndefined();
});

describe('anything at all', () => {
  const check = (input: unknown) => {
    const result = openDocument(input, kinds);
    if (result.ok) expect(faultsOf(result.diagram)).toEqual([]);
    else expect(result.message).not.toBe('');
    return result;
  };
  const wild = {
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
  };

  test('never throws: values, JSON and text', () => {
    fc.assert(
      fc.property(fc.anything({ ...wild, withSparseArray: true }), (input) => void check(input)),
      { numRuns: deep ? 20_000 : 1000 },
    );
    fc.assert(
      fc.property(fc.json(), (input) => void check(input)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (input) => void check(input)),
      { numRuns: 500 },
    );
  }, 1_200_000);

  test('never throws: a sound file with letters changed, taken out and cut off', () => {
    const text = toFileText(good);
    const spot = fc.nat(text.length);
    const mutation = fc.tuple(
      spot,
      fc.nat(3),
      fc.oneof(fc.constantFrom('"', '{', '}', ',', '9', '-', 'e'), fc.string()),
    );
    let openedOnes = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.boolean(), (mutations, cut) => {
        let mutated = text;
        for (const [at, length, put] of mutations)
          mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
        if (check(cut ? mutated.slice(0, mutations[0]?.[0]) : mutated).ok) openedOnes += 1;
      }),
      { numRuns: deep ? 20_000 : 1000 },
    );
    expect(openedOnes).toBeGreaterThan(20);
  }, 1_200_000);

  test('never throws: a sound document with values replaced by anything, and what comes out is sound', () => {
    const awkward = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'machine-1',
        'web-1',
        1e308,
        -1e308,
        -0,
        0.1,
        '',
        null,
        '\ud800',
      ),
    );
    let openedOnes = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), awkward), { minLength: 1, maxLength: 6 }), (changes) => {
        const document: Loose = { format: 'loadbearing', ...structuredClone(good) };
        for (const [which, put] of changes) {
          const places: [Loose, string][] = [];
          const walk = (node: Loose) => {
            for (const key of Object.keys(node)) {
              if (!['format', 'version'].includes(key)) places.push([node, key]);
              if (typeof node[key] === 'object' && node[key] !== null) walk(node[key]);
            }
          };
          walk(document);
          const [node, key] = places[which % places.length]!;
          node[key] = structuredClone(put);
        }
        if (check(document).ok) openedOnes += 1;
      }),
      { numRuns: deep ? 20_000 : 1000 },
    );
    expect(openedOnes).toBeGreaterThan(500);
  }, 1_200_000);
});
