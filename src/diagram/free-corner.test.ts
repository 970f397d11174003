/** A new part finds a free place: beside its neighbours, never on top of them. */
import { expect, it } from 'vitest';
import { nearestFreeCorner } from './free-corner.ts';

const card = (x: number, y: number) => ({ x, y, width: 192, height: 128 });

it('keeps the wished place when nothing stands there', () => {
  expect(nearestFreeCorner(card(400, 0), [card(0, 0)])).toEqual({ x: 400, y: 0 });
});

it('puts a second machine beside the first one, not on top of it', () => {
  const first = { x: 320, y: 0, width: 464, height: 480 };
  const wished = { x: 400, y: 40, width: 432, height: 352 };
  const { x, y } = nearestFreeCorner(wished, [first]);
  const apart = x >= 784 || x + 432 <= 320 || y >= 480 || y + 352 <= 0;
  expect(apart).toBe(true);
});

it('stays within its frame while there is room, and goes below when there is none', () => {
  const frame = { x: 12, y: 40, width: 440, height: 300 };
  const least = { x: 12, y: 40 };
  const two = [card(12, 40), card(220, 40)];
  expect(nearestFreeCorner(card(16, 48), two, { least, roomy: frame })).toEqual({ x: 16, y: 184 });
  const four = [...two, card(12, 184), card(220, 184)];
  const below = nearestFreeCorner(card(16, 48), four, { least, roomy: frame });
  expect(below.x).toBeGreaterThanOrEqual(12);
  expect(below.y).toBeGreaterThanOrEqual(40);
  expect(four.every(({ x, y }) => Math.abs(x - below.x) >= 192 || Math.abs(y - below.y) >= 128)).toBe(true);
});

it('keeps a gap to every neighbour, also to the one that did not give the place', () => {
  const three = [card(0, 0), card(208, 40), card(180, 220)];
  const { x, y } = nearestFreeCorner(card(200, 60), three);
  for (const other of three)
    expect(Math.max(Math.abs(x - other.x) - 192, Math.abs(y - other.y) - 128)).toBeGreaterThanOrEqual(16);
});
