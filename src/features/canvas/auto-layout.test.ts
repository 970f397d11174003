/** Promises: tidying keeps every part, keeps processes inside their machines, and lets nothing overlap. */
import { describe, expect, test } from 'vitest';
import { type Component, type Diagram, EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { type Arrange, tidied } from './auto-layout.ts';
import { rectOf } from './geometry.ts';

/** One column for each item, in the order given. */
const inARow: Arrange = (items, _links, { columns }) => {
  let x = 300;
  return new Map(
    items.map(({ id, width }) => {
      const place = { x, y: -40 };
      x += width + columns;
      return [id, place];
    }),
  );
};

const part = (id: string, kind: string, machine?: string): Component => ({
  id,
  kind,
  name: id,
  x: 7,
  y: 7,
  parameters: {},
  power: 'on',
  slowFactor: 1,
  ...(machine === undefined ? {} : { machine }),
});

const diagram: Diagram = {
  ...EMPTY_DIAGRAM,
  components: [
    part('users', 'web-browser'),
    { ...part('box', 'machine'), width: 300, height: 200 },
    part('web', 'web-server', 'box'),
    part('db', 'database', 'box'),
    part('cache', 'cache'),
  ],
  links: [
    { id: 'l1', from: 'users', to: 'web', cut: false },
    { id: 'l2', from: 'web', to: 'db', cut: false },
  ],
};

describe('tidying', () => {
  const tidy = tidied(diagram, inARow);
  const rect = (id: string) => {
    const component = tidy.components.find((each) => each.id === id);
    if (!component) throw new Error(`${id} is gone.`);
    return rectOf(tidy, component);
  };

  test('keeps every part and every connection', () => {
    expect(tidy.components.map(({ id }) => id).sort()).toEqual(diagram.components.map(({ id }) => id).sort());
    expect(tidy.links).toEqual(diagram.links);
  });

  test('what stands in a machine is within it', () => {
    const box = rect('box');
    for (const id of ['web', 'db']) {
      const inner = rect(id);
      expect(inner.x).toBeGreaterThan(box.x);
      expect(inner.y).toBeGreaterThan(box.y + 30);
      expect(inner.x + inner.width).toBeLessThan(box.x + box.width);
      expect(inner.y + inner.height).toBeLessThan(box.y + box.height);
    }
  });

  test('nothing overlaps on the canvas or in the machine', () => {
    for (const [a, b] of [
      ['users', 'box'],
      ['box', 'cache'],
      ['users', 'cache'],
      ['web', 'db'],
    ] as const) {
      const [first, second] = [rect(a), rect(b)];
      expect(first.x + first.width <= second.x || second.x + second.width <= first.x).toBe(true);
    }
  });

  test('tidying twice changes nothing more', () => {
    expect(tidied(tidy, inARow)).toEqual(tidy);
  });
});
