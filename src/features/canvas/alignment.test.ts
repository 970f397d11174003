/** Promises: a dragged part snaps to what is near, never to what is far, and the lines drawn are true. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignmentOf, SNAP_DISTANCE } from './alignment.ts';

const rect = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 20, max: 300 }),
  height: fc.integer({ min: 20, max: 300 }),
});

describe('alignment', () => {
  test('snaps a left edge that is nearly in line and draws one line through both', () => {
    const found = alignmentOf({ x: 104, y: 300, width: 90, height: 50 }, [
      { x: 100, y: 0, width: 200, height: 60 },
    ]);
    expect(found.dx).toBe(-4);
    expect(found.dy).toBe(0);
    expect(found.guides).toEqual([{ axis: 'vertical', at: 100, start: 0, end: 350 }]);
  });

  test('snaps centres too', () => {
    const found = alignmentOf({ x: 153, y: 300, width: 100, height: 50 }, [
      { x: 100, y: 0, width: 200, height: 60 },
    ]);
    expect(found.dx).toBe(-3);
  });

  test('leaves alone what is far from everything', () => {
    const found = alignmentOf({ x: 1000, y: 1000, width: 10, height: 10 }, [
      { x: 0, y: 0, width: 50, height: 50 },
    ]);
    expect(found).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  test('takes the nearest of several', () => {
    const others = [
      { x: 95, y: 0, width: 40, height: 40 },
      { x: 101, y: 500, width: 40, height: 40 },
    ];
    expect(alignmentOf({ x: 100, y: 250, width: 300, height: 33 }, others).dx).toBe(1);
  });

  test('never moves further than the snap distance, and every line touches the moved part', () => {
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 8 }), (moving, others) => {
        const { dx, dy, guides } = alignmentOf(moving, others);
        expect(Math.abs(dx)).toBeLessThanOrEqual(SNAP_DISTANCE);
        expect(Math.abs(dy)).toBeLessThanOrEqual(SNAP_DISTANCE);
        const xs = [0, 0.5, 1].map((share) => moving.x + dx + share * moving.width);
        const ys = [0, 0.5, 1].map((share) => moving.y + dy + share * moving.height);
        for (const guide of guides) {
          const mine = guide.axis === 'vertical' ? xs : ys;
          expect(mine.some((mark) => Math.abs(mark - guide.at) < 0.02)).toBe(true);
        }
      }),
    );
  });
});
