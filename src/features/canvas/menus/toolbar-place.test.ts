/** Promises of the toolbar's place: it covers no other card where there is room, stays on the canvas, and says what it is short of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, placeToolbar } from './toolbar-place.ts';

const FREE: Box = { left: 0, top: 0, right: 880, bottom: 540 };
const WIDTHS = { long: 348, short: 184 };
const HEIGHT = 36;

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

const place = (part: Box, others: readonly Box[] = [], free = FREE) =>
  placeToolbar({ part, others, free, widths: WIDTHS, height: HEIGHT, mayStandOff: false });

/** Where it stands then. */
function barOf(part: Box, others: readonly Box[] = []): Box {
  const { side, shift, isShort, gap } = place(part, others);
  const top = side === 'top' ? part.top - gap - HEIGHT : part.bottom + gap;
  return box(part.left + shift, top, isShort ? WIDTHS.short : WIDTHS.long, HEIGHT);
}

describe('with room', () => {
  test('it stands above the middle of the part, with all its words', () =>
    expect(place(box(300, 200, 174, 120))).toMatchObject({ side: 'top', shift: -87, isShort: false }));
  test('under the upper edge it stands below', () =>
    expect(place(box(300, 20, 174, 120))).toMatchObject({ side: 'bottom', isShort: false }));
  test('near a side edge it stays on the canvas', () => {
    expect(place(box(6, 200, 174, 120)).shift).toBe(-2);
    expect(place(box(700, 200, 174, 120)).shift).toBe(880 - 348 - 4 - 700);
  });
});

describe('among other cards', () => {
  test('it goes below when that is free', () =>
    expect(place(box(300, 200, 174, 120), [box(300, 60, 174, 120)])).toMatchObject({ side: 'bottom' }));
  test('it moves aside when that is free', () =>
    expect(place(box(300, 200, 174, 120), [box(150, 140, 140, 40), box(280, 330, 200, 100)])).toMatchObject({
      side: 'top',
      shift: 0,
      isShort: false,
    }));
  test('regression: between the columns of the opening example, where its words do not fit, it is short', () => {
    const browsers = box(94, 95, 174, 134);
    const mobile = box(94, 297, 174, 134);
    const [db, cache, files] = [68, 203, 337].map((top) => box(604, top, 174, 120));
    const web = box(362, 203, 174, 120);
    expect(place(web, [browsers, mobile, db!, cache!, files!])).toMatchObject({
      side: 'top',
      shift: -5,
      isShort: true,
    });
  });
  describe('regression: in the columns of the opening example it covers no name and no state', () => {
    const head = box(349, 28, 443, 32);
    const cards = {
      browsers: box(94, 95, 174, 134),
      mobile: box(94, 297, 174, 134),
      web: box(362, 203, 174, 120),
      db: box(604, 68, 174, 120),
      cache: box(604, 203, 174, 120),
      files: box(604, 337, 174, 120),
    };
    const legend = box(15, 483, 422, 49);
    test.each(Object.keys(cards) as (keyof typeof cards)[])('%s', (name) => {
      const part = cards[name];
      const others = [head, legend, ...Object.values(cards).filter((card) => card !== part)];
      const bar = barOf(part, others);
      for (const other of [part, ...others])
        expect(
          bar.right <= other.left ||
            bar.left >= other.right ||
            bar.bottom <= other.top ||
            bar.top >= other.bottom,
        ).toBe(true);
    });
  });
});

test('regression: on a phone, where every place beside a part covers another, it stands above the whole system', () => {
  const cards = [box(28, 360, 83, 65), box(28, 457, 83, 65), box(276, 345, 83, 60), box(276, 473, 83, 60)];
  const web = box(160, 409, 83, 60);
  const room = { part: web, others: cards, free: box(0, 0, 390, 740), height: 52, mayStandOff: true };
  const { side, gap } = placeToolbar({ ...room, widths: { long: 350, short: 256 } });
  expect(side).toBe('top');
  expect(web.top - gap).toBeLessThan(345);
});

test('wherever a part stands, the toolbar is on the canvas and does not cover its part', () => {
  const seed = 20261126;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 30, max: 180 }),
      (left, top, width) => {
        const part = box(left, top, width, 80);
        const bar = barOf(part);
        expect(bar.left).toBeGreaterThanOrEqual(FREE.left);
        expect(bar.right).toBeLessThanOrEqual(FREE.right);
        expect(bar.top).toBeGreaterThanOrEqual(FREE.top);
        expect(bar.bottom <= part.top || bar.top >= part.bottom).toBe(true);
      },
    ),
    { seed },
  );
});
