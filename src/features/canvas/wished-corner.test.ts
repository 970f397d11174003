/** Promises of placing from the keyboard: in the middle of what is seen while that is free, else in reading order. */
import { expect, test } from 'vitest';
import { wishedCorner } from './wished-corner.ts';

const card = (x: number, y: number, width = 180, height = 120) => ({ x, y, width, height });
const client = (x: number, y: number) => ({ rect: card(x, y), isClient: true });
const machine = (x: number, y: number) => ({ rect: card(x, y, 460, 360), isClient: false });

test('the middle of what is seen stays, when nothing stands there', () =>
  expect(wishedCorner(card(400, 200), false, [client(0, 200)])).toEqual({ x: 400, y: 200 }));

test('regression: two clients and two machines placed one after the other read from left to right', () => {
  const first = client(400, 200);
  expect(wishedCorner(card(400, 200), true, [first])).toEqual({ x: 400, y: 352 });
  const box = wishedCorner(card(300, 100, 460, 360), false, [first, client(400, 352)]);
  expect(box).toEqual({ x: 676, y: 100 });
  const next = wishedCorner(card(300, 100, 460, 360), false, [first, client(400, 352), machine(676, 100)]);
  expect(next).toEqual({ x: 1232, y: 100 });
});

test('a client beside a machine goes to its left', () =>
  expect(wishedCorner(card(400, 200), true, [machine(300, 100)])).toEqual({ x: 24, y: 200 }));
