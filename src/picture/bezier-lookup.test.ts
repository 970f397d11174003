/** Promises: dots move at an even pace along exactly the curve that is drawn, and start and end where it does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveBetween, lookupOf, pathOf, pointAt, pointOfCurve } from './bezier-lookup.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const ends = fc.record({ fromX: coordinate, fromY: coordinate, toX: coordinate, toY: coordinate });

describe('the lookup of a curve', () => {
  test('starts and ends where the link does', () => {
    fc.assert(
      fc.property(ends, (link) => {
        const lookup = lookupOf(curveBetween(link));
        const at = { x: 0, y: 0 };
        pointAt(lookup, 0, at);
        expect(Math.hypot(at.x - link.fromX, at.y - link.fromY)).toBeLessThan(0.01);
        pointAt(lookup, 1, at);
        expect(Math.hypot(at.x - link.toX, at.y - link.toY)).toBeLessThan(0.01);
      }),
    );
  });

  test('equal shares are equal lengths, also on a strongly bent curve', () => {
    const lookup = lookupOf(curveBetween({ fromX: 300, fromY: 0, toX: 0, toY: 400 }));
    const steps: number[] = [];
    const last = { x: 0, y: 0 };
    const at = { x: 0, y: 0 };
    pointAt(lookup, 0, last);
    for (let i = 1; i <= 40; i++) {
      pointAt(lookup, i / 40, at);
      steps.push(Math.hypot(at.x - last.x, at.y - last.y));
      last.x = at.x;
      last.y = at.y;
    }
    const even = lookup.length / 40;
    for (const step of steps) expect(Math.abs(step - even)).toBeLessThan(even * 0.1);
  });

  test('every point lies on the drawn curve', () => {
    const curve = curveBetween({ fromX: 0, fromY: 0, toX: 240, toY: 180 });
    const lookup = lookupOf(curve);
    const drawn = Array.from({ length: 2001 }, (_, i) => pointOfCurve(curve, i / 2000));
    const at = { x: 0, y: 0 };
    for (let i = 0; i <= 100; i++) {
      pointAt(lookup, i / 100, at);
      const off = Math.min(...drawn.map(({ x, y }) => Math.hypot(x - at.x, y - at.y)));
      expect(off).toBeLessThan(0.3);
    }
  });

  test('two ends at one place give a point, not a hole in the arithmetic', () => {
    const lookup = lookupOf(curveBetween({ fromX: 5, fromY: 5, toX: 5, toY: 5 }));
    const at = { x: 0, y: 0 };
    pointAt(lookup, 0.5, at);
    expect(at).toEqual({ x: 5, y: 5 });
    expect(lookup.length).toBeCloseTo(0);
  });

  test('shares outside 0 to 1 stay at the ends', () => {
    const lookup = lookupOf(curveBetween({ fromX: 0, fromY: 0, toX: 100, toY: 0 }));
    const at = { x: 0, y: 0 };
    pointAt(lookup, 7, at);
    expect(at.x).toBeCloseTo(100, 3);
    pointAt(lookup, -7, at);
    expect(at.x).toBeCloseTo(0, 3);
  });

  test('the path names the same points', () => {
    expect(pathOf(curveBetween({ fromX: 0, fromY: 10, toX: 100, toY: 20 }))).toBe(
      'M0,10 C50,10 50,20 100,20',
    );
  });
});
