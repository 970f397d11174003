// The list of due work on one machine, against a plain sorted list: short lines, long ones with a heap behind them, and emptied ones.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { F, I } from './core/cells.ts';
import { DUE, dropDueWork, enterDueWork, forgetDueWork } from './core/due-work.ts';
import { MACHINES, TABLE } from './core/map.ts';
import { Engine } from './engine.ts';
import { rowOf } from './memory.ts';
import { circle } from './sample-models.ts';

function emptyMachine(): number {
  new Engine(
    circle(() => []),
    1,
  ).enter();
  const machine = rowOf(TABLE.machines, 0);
  forgetDueWork(machine);
  return machine;
}

test('work leaves in the order in which it is done, however much there is', () => {
  let most = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 1000 }), { maxLength: 600, size: 'max' }),
      fc.nat({ max: 4 }),
      (steps, keep) => {
        const machine = emptyMachine();
        const due: number[] = [];
        const dropFirst = (): void => {
          expect(F[I[machine + MACHINES.due]! >> 1]).toBe(due.shift());
          dropDueWork(machine);
        };
        steps.forEach((after, index) => {
          // Nothing is due before what has left already.
          if ((after < 0 || index % 5 < keep) && due.length > 0) dropFirst();
          const done = (due[0] ?? 0) + Math.abs(after);
          const isNext = due.length === 0 || done < due[0]!;
          expect(enterDueWork(machine, done, index)).toBe(isNext);
          due.push(done);
          due.sort((one, other) => one - other);
          most = Math.max(most, due.length);
        });
        while (due.length > 0) dropFirst();
        expect(I[machine + MACHINES.due]).toBe(I[machine + MACHINES.dueEnd]);
      },
    ),
    { numRuns: 60 },
  );
  expect(most).toBeGreaterThan(200);
});

test('of works done at one moment the one begun first leaves first', () => {
  const machine = emptyMachine();
  for (const job of [2, 4, 6]) enterDueWork(machine, 5, job);
  const jobs = [0, 1, 2].map(() => {
    const job = I[I[machine + MACHINES.due]! + DUE.job];
    dropDueWork(machine);
    return job;
  });
  expect(jobs).toEqual([2, 4, 6]);
});
