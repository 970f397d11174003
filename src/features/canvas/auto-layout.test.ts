/** Promises: tidying keeps every part, keeps processes inside their machines, and lets nothing overlap. */
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { type Component, type Diagram, EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { type Arrange, byLayers, tidied } from './auto-layout.ts';
import { crossings } from './crossings.ts';
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

  /** Named: tidying the single server put the static files above the database without any need. */
  test.each(EXAMPLES)('who stands above stays above, column by column: $title', ({ diagram: example }) => {
    const before = new Map(example.components.map((each) => [each.id, rectOf(example, each)]));
    const after = tidied(example, byLayers);
    for (const one of after.components) {
      for (const other of after.components) {
        if (one.machine !== other.machine || one.x !== other.x || one.y >= other.y) continue;
        const [was, otherWas] = [before.get(one.id), before.get(other.id)];
        if (was && otherWas && was.x === otherWas.x)
          expect([one.id, was.y < otherWas.y]).toEqual([one.id, true]);
      }
    }
  });

  test('who stands above moves below when that saves a crossing', () => {
    const crossed: Diagram = {
      ...EMPTY_DIAGRAM,
      components: [
        { ...part('a', 'web-browser'), y: 0 },
        { ...part('b', 'web-browser'), y: 300 },
        { ...part('c', 'web-server'), x: 400, y: 0 },
        { ...part('d', 'web-server'), x: 400, y: 300 },
      ],
      links: [
        { id: 'l1', from: 'a', to: 'd', cut: false },
        { id: 'l2', from: 'b', to: 'c', cut: false },
      ],
    };
    const middles = new Map(tidied(crossed, byLayers).components.map((each) => [each.id, each]));
    const links = crossed.links.map(({ from, to }) => [from, to] as const);
    expect(crossings(new Map(crossed.components.map((each) => [each.id, each])), links)).toBe(1);
    expect(crossings(middles, links)).toBe(0);
  });
});
