/** Promises of copy, paste and duplicate: new ids and names, inner connections kept, foreign text kept out. */
import { expect, test } from 'vitest';
import { copyItems, duplicate, type Inserted, pasteItems } from './clipboard.ts';
import { type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import { addComponent, findComponent, rename } from './edits.ts';
import { connect } from './link-edits.ts';
import { addNote } from './note-edits.ts';
import { setParameter } from './parameters.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';

function singleServer(): Diagram {
  let diagram: Diagram = EMPTY_DIAGRAM;
  for (const [kind, machine] of [
    ['machine'],
    ['web', 'machine-1'],
    ['db', 'machine-1'],
    ['browser'],
  ] as const) {
    diagram = addComponent(diagram, kinds, { kind, x: 100, y: 60, machine: machine ?? null }).diagram;
  }
  const joined = connect(diagram, kinds, 'browser-1', 'web-1');
  const set = setParameter(joined.ok ? joined.diagram : diagram, kinds, 'web-1', 'workers', 16);
  return addNote(set.ok ? set.diagram : diagram, { x: 1, y: 1, text: 'Hello' }).diagram;
}

const diagram = singleServer();
function done(inserted: Inserted) {
  if (!inserted.ok) throw new Error(inserted.message);
  return inserted;
}
const ends = (each: Diagram) => each.links.map(({ from, to }) => `${from} > ${to}`);

test('a copied machine brings what stands in it and the connections inside, with new ids and names', () => {
  const clipboard = JSON.stringify(copyItems(diagram, { components: ['machine-1'] }));
  const { diagram: pasted, items, repairs } = done(pasteItems(diagram, kinds, clipboard));
  expect(repairs).toEqual([]);
  expect(items.components).toEqual(['machine-2', 'web-2', 'db-2']);
  expect(ends(pasted)).toEqual([...ends(diagram), 'web-2 > db-2']);
  expect(findComponent(pasted, 'machine-2')).toMatchObject({ x: 132, y: 92, name: 'machine-2' });
  expect(findComponent(pasted, 'web-2')).toMatchObject({
    x: 100,
    y: 60,
    machine: 'machine-2',
    parameters: { workers: 16 },
  });
  expect(pasted.components.slice(0, 4)).toEqual(diagram.components);
});

test('pasted without its machine, a process stands on the canvas where it stood, moved by the offset', () => {
  const pasted = done(pasteItems(diagram, kinds, copyItems(diagram, { components: ['web-1'] }))).diagram;
  expect(findComponent(pasted, 'web-2')).toMatchObject({ x: 232, y: 152 });
  expect(findComponent(pasted, 'web-2')).not.toHaveProperty('machine');
  const again = done(
    pasteItems(diagram, kinds, copyItems(diagram, { components: ['web-1'] }), { x: 0, y: 64 }),
  ).diagram;
  expect(findComponent(again, 'web-2')).toMatchObject({ x: 200, y: 184 });
});

test('a duplicate stays in its machine, which grows for it', () => {
  const result = done(duplicate(diagram, kinds, { components: ['web-1'], notes: ['note-1'] }));
  expect(findComponent(result.diagram, 'web-2')).toMatchObject({ machine: 'machine-1', x: 132, y: 92 });
  expect(result.items).toEqual({ components: ['web-2'], links: [], notes: ['note-2'] });
  expect(ends(result.diagram)).toEqual(ends(diagram));
  let crowded = diagram;
  let last = 'web-1';
  for (let time = 0; time < 20; time += 1) {
    const copy = done(duplicate(crowded, kinds, { components: [last] }));
    crowded = copy.diagram;
    last = copy.items.components[0]!;
  }
  const [machine, web] = [findComponent(crowded, 'machine-1')!, findComponent(crowded, last)!];
  expect(web.x + 160).toBeLessThanOrEqual(machine.width!);
  expect(web.y + 80).toBeLessThanOrEqual(machine.height!);
});

test('a name of its own gets a number', () => {
  const shop = rename(diagram, 'web-1', 'Shop');
  const once = done(duplicate(shop, kinds, { components: ['web-1'] })).diagram;
  const twice = done(duplicate(once, kinds, { components: ['web-1'] })).diagram;
  expect(twice.components.map(({ name }) => name)).toEqual([
    'machine-1',
    'Shop',
    'db-1',
    'browser-1',
    'Shop-2',
    'Shop-3',
  ]);
});

test('foreign text is refused in words, and hostile text is repaired', () => {
  for (const text of ['hello', '', '{"a":1}', '\u0000']) {
    expect(pasteItems(diagram, kinds, text)).toEqual({
      ok: false,
      message: expect.stringMatching(/^This cannot be pasted\. ./),
    });
  }
  const clipboard = JSON.stringify(copyItems(diagram, { components: ['web-1'] }));
  const hostile = done(pasteItems(diagram, kinds, clipboard.replace('"workers":16', '"workers":1e999')));
  expect(hostile.repairs).toHaveLength(1);
  expect(findComponent(hostile.diagram, 'web-2')?.parameters).toEqual({});
});

test('what would not fit or holds nothing is refused', () => {
  expect(duplicate(diagram, kinds, { links: ['link-1'] })).toHaveProperty('ok', false);
  const web = findComponent(diagram, 'web-1')!;
  const full = {
    ...diagram,
    components: Array.from({ length: 300 }, (_, n) => ({ ...web, id: `web-${n}` })),
  };
  expect(duplicate(full, kinds, { components: ['web-7'] })).toEqual({
    ok: false,
    message: 'That would make 301 components. A diagram holds at most 300.',
  });
});
