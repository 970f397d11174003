/** Promises of the palette: everything there is can be found, in its group, and a search narrows by every word. */
import { describe, expect, test } from 'vitest';
import { kinds } from '../../catalog/index.ts';
import { findItems, PALETTE } from './palette-items.ts';

const labels = (search: string) =>
  findItems(PALETTE, search).flatMap((group) => group.items.map((item) => item.label));

test('without a search it offers every kind of the catalog and the text note, each once', () => {
  expect(labels('').sort()).toEqual([...kinds.map((kind) => kind.label), 'Text note'].sort());
  expect(new Set(PALETTE.map((item) => item.kind)).size).toBe(PALETTE.length);
});

test('groups keep the order of the catalog', () => {
  const groups = findItems(PALETTE, '').map((group) => group.name);
  expect(groups).toEqual([...new Set([...kinds.map((kind) => kind.group), 'Notes'])]);
});

describe('a search', () => {
  test('ignores capitals and outer spaces', () => expect(labels('  WEB SERVER ')).toContain('Web server'));
  test('needs every word', () => expect(labels('web zebra')).toEqual([]));
  test('leaves out empty groups', () => {
    for (const group of findItems(PALETTE, 'database')) expect(group.items.length).toBeGreaterThan(0);
  });
});
