/** Who is next, against the least of a plain list: at any number of participants, after any changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { F, I } from './core/cells.ts';
import { HEAD } from './core/map.ts';
import { addLeaf, ENTRANT, nextOf, nextUp, SORT, setNext } from './core/next-up.ts';
import { EngineMemory } from './memory.ts';

/** A tournament with so many rings in it, of rows 2, 4, 6, … */
function tournamentOf(rings: number): number[] {
  new EngineMemory().enter();
  return Array.from({ length: rings }, (_, index) => addLeaf(SORT.ring, 2 * (index + 1)));
}

const rowNext = (): number => I[nextUp() + ENTRANT.row] ?? -1;

test('the earliest is next; of those that differ in the last bits alone, any of them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }),
      fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1e7, noNaN: true }), fc.nat({ max: 9 })), {
        minLength: 1,
        maxLength: 200,
      }),
      (rings, changes) => {
        const leaves = tournamentOf(rings);
        const times = leaves.map(() => Infinity);
        for (const [which, ms, never] of changes) {
          const index = which % rings;
          times[index] = never === 0 ? Infinity : ms;
          setNext(leaves[index] ?? 0, times[index] ?? 0);
          const least = Math.min(...times);
          if (least === Infinity) expect(F[nextUp() >> 1]).toBe(Infinity);
          else {
            const next = times[rowNext() / 2 - 1] ?? Infinity;
            expect(next).toBe(F[nextUp() >> 1]);
            expect(next - least).toBeLessThanOrEqual(least * (I[HEAD.leaves] ?? 0) * 2 ** -52 + 1e-300);
          }
          leaves.forEach((leaf, at) => {
            expect(nextOf(leaf)).toBe(times[at]);
          });
        }
      },
    ),
  );
});

test('of those that are due at one moment the one that takes part longest is next', () => {
  const leaves = tournamentOf(40);
  for (const leaf of leaves.toReversed()) setNext(leaf, 12.5);
  for (const leaf of leaves) {
    expect(rowNext()).toBe(2 * (leaves.indexOf(leaf) + 1));
    setNext(leaf, 99);
  }
});
