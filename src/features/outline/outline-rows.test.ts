/** Promises of the outline: every component exactly once, in the order of the requests, with all its connections by name. */
import { expect, test } from 'vitest';
import { EXAMPLES, OPENING_EXAMPLE } from '../../catalog/examples.ts';
import { type OutlineRow, outlineRows } from './outline-rows.ts';

const flat = (rows: readonly OutlineRow[]): readonly OutlineRow[] =>
  rows.flatMap((row) => [row, ...flat(row.holds)]);

test('every component of every example stands in it once, and every connection at both its ends', () => {
  for (const { diagram } of EXAMPLES) {
    const rows = flat(outlineRows(diagram));
    expect(rows.map((row) => row.component.id).sort()).toEqual(diagram.components.map(({ id }) => id).sort());
    expect(rows.flatMap((row) => row.sendsTo)).toHaveLength(diagram.links.length);
    expect(rows.flatMap((row) => row.receivesFrom)).toHaveLength(diagram.links.length);
  }
});

test('clients come first, and a machine holds its processes', () => {
  const rows = outlineRows(OPENING_EXAMPLE.diagram);
  expect(rows.map((row) => row.component.name)).toEqual(['browsers-1', 'mobile-1', 'box-1']);
  expect(rows[2]?.holds.map((row) => row.component.name)).toEqual(['web-1', 'db-1', 'cache-1', 'static-1']);
});

test('neighbours are called by their names', () => {
  const web = outlineRows(OPENING_EXAMPLE.diagram)[2]?.holds[0];
  expect(web?.receivesFrom.map(({ name }) => name)).toEqual(['browsers-1', 'mobile-1']);
  expect(web?.sendsTo.map(({ name }) => name)).toEqual(['db-1', 'cache-1', 'static-1']);
});
