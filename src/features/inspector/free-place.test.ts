/** Promises of the free place: inside the machine while there is room, never on another card, below when it is full. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../../catalog/examples.ts';
import { kindTable } from '../../catalog/index.ts';
import { sizeOf } from '../../diagram/bounds.ts';
import { addComponent, placeInMachine } from '../../diagram/edits.ts';
import { freePlaceIn } from './free-place.ts';

test('twelve more databases in the machine of the opening example never overlap', () => {
  const size = kindTable.get('database')?.size ?? { width: 0, height: 0 };
  let { diagram } = OPENING_EXAMPLE;
  for (let count = 0; count < 12; count += 1) {
    const at = freePlaceIn(diagram, kindTable, 'box-1', size);
    const added = addComponent(diagram, kindTable, { kind: 'database', x: 900, y: 0 });
    diagram = placeInMachine(added.diagram, kindTable, added.id, 'box-1', at.x, at.y);
  }
  const inside = diagram.components.filter(({ machine }) => machine === 'box-1');
  expect(inside).toHaveLength(16);
  for (const one of inside)
    for (const other of inside) {
      if (one.id >= other.id) continue;
      const [a, b] = [
        { ...one, ...sizeOf(one, kindTable) },
        { ...other, ...sizeOf(other, kindTable) },
      ];
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.id} and ${b.id}`).toBe(true);
    }
});

test('an empty machine takes a card at its top left', () => {
  const { diagram, id } = addComponent(OPENING_EXAMPLE.diagram, kindTable, {
    kind: 'machine',
    x: 1000,
    y: 0,
  });
  expect(freePlaceIn(diagram, kindTable, id, { width: 200, height: 120 })).toEqual({ x: 16, y: 48 });
});
