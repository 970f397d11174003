/** Promises: every cell stays inside its box, none overlap, and a click finds the cell that is drawn there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellAt,
  cellCorner,
  cellsBox,
  gridOf,
  lineBox,
  MOST_CELLS,
  MOST_PEOPLE,
  personAt,
  personX,
} from './cell-layout.ts';

const sizes = fc.record({
  width: fc.integer({ min: 160, max: 280 }),
  height: fc.integer({ min: 144, max: 240 }),
});
const counts = fc.integer({ min: 1, max: MOST_CELLS });

describe('the cells of a card', () => {
  test('stay inside their box', () => {
    fc.assert(
      fc.property(sizes, counts, ({ width, height }, count) => {
        const box = cellsBox(width, height);
        const grid = gridOf(count, box);
        for (let index = 0; index < count; index++) {
          const { x, y } = cellCorner(index, grid, box);
          expect(x).toBeGreaterThanOrEqual(box.x);
          expect(x + grid.cellWidth).toBeLessThanOrEqual(box.x + box.width + 0.01);
          expect(y + grid.cellHeight).toBeLessThanOrEqual(box.y + box.height + 1);
        }
      }),
    );
  });

  test('a click in the middle of a cell finds that cell', () => {
    fc.assert(
      fc.property(sizes, counts, ({ width, height }, count) => {
        const box = cellsBox(width, height);
        const grid = gridOf(count, box);
        for (let index = 0; index < count; index++) {
          const { x, y } = cellCorner(index, grid, box);
          expect(cellAt(x + grid.cellWidth / 2, y + grid.cellHeight / 2, count, box)).toBe(index);
        }
      }),
    );
  });

  test('a click beside all cells finds none', () => {
    const box = cellsBox(208, 144);
    expect(cellAt(box.x - 3, box.y + 3, 8, box)).toBeNull();
    expect(cellAt(box.x + 3, box.y + box.height + 30, 8, box)).toBeNull();
    expect(cellAt(box.x + 3, box.y + 3, 500, box)).toBeNull();
  });

  test('eight workers get the largest cells', () => {
    expect(gridOf(8, cellsBox(208, 144))).toMatchObject({ columns: 8, cellHeight: 14 });
  });
});

describe('the line of a card', () => {
  test('fills from the right, the first nearest to the cells', () => {
    const box = lineBox(208, 144);
    expect(personX(0, box)).toBeGreaterThan(personX(1, box));
    expect(personX(MOST_PEOPLE - 1, box)).toBeGreaterThanOrEqual(box.x - 0.01);
  });

  test('a click on a person finds its place', () => {
    const box = lineBox(208, 144);
    for (let place = 0; place < MOST_PEOPLE; place++) {
      expect(personAt(personX(place, box) + 2, box.y + 3, MOST_PEOPLE, box)).toBe(place);
    }
    expect(personAt(personX(5, box) + 2, box.y + 3, 3, box)).toBeNull();
  });

  test('stands below the cells and above the bottom of the card', () => {
    const cells = cellsBox(208, 144);
    const line = lineBox(208, 144);
    expect(line.y).toBeGreaterThan(cells.y + cells.height);
    expect(line.y + line.height).toBeLessThan(144);
  });
});
