/** Student's t against printed tables. */
import { expect, test } from 'vitest';
import { studentT, twoSidedTail } from './student-t.ts';

test.each([
  { chance: 0.05, freedom: 1, t: 12.7062047 },
  { chance: 0.01, freedom: 1, t: 63.6567412 },
  { chance: 0.05, freedom: 2, t: 4.3026527 },
  { chance: 0.05, freedom: 19, t: 2.0930241 },
  { chance: 0.01, freedom: 19, t: 2.8609346 },
  { chance: 0.001, freedom: 19, t: 3.8834059 },
  { chance: 0.01, freedom: 30, t: 2.7499957 },
  { chance: 0.05, freedom: 1_000_000, t: 1.9599664 },
])('two-sided $chance with $freedom degrees of freedom: $t', ({ chance, freedom, t }) => {
  expect(studentT(chance, freedom) / t).toBeCloseTo(1, 6);
});

test('far out it meets the closed form for two degrees of freedom: P(|t| > x) = 1 - x / sqrt(2 + x^2)', () => {
  for (const t of [0.1, 1, 5, 40]) expect(twoSidedTail(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  for (const chance of [1e-3, 1e-5, 1e-7])
    expect(twoSidedTail(studentT(chance, 19), 19) / chance).toBeCloseTo(1, 6);
});
