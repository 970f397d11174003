/** Promises of copy, paste and duplicate: new ids and names, inner connections kept, foreign text kept out. */
import { expect, test } from 'vitest';
import { sizeOf } from './bounds.ts';
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
/** What the copies lie on, though it stands in the same machine, or on the canvas as they do. */
function coveredBy({ diagram: all, items }: ReturnType<typeof done>): readonly string[] {
  const placed = [
    ...all.components.map((each) => ({ ...each, ...sizeOf(each, kinds) })),
    ...all.notes.map((note) => ({ ...note, machine: undefined })),
  ];
  const copies = new Set([...items.components, ...items.notes]);
  return placed
    .filter(({ id }) => !copies.has(id))
    .filter((other) =>
      placed.some(
        (copy) =>
          copies.has(copy.id) &&
          copy.machine === other.machine &&
          copy.x < other.x + other.width &&
          other.x < copy.x + copy.width &&
          copy.y < other.y + other.height &&
          other.y < copy.y + copy.height,
      ),
    )
    .map(({ id }) => id);
}
const ends = (each: Diagram) => each.links.map(({ from, to }) => `${from} > ${to}`);

test('a copied machine brings what stands in it and the connections inside, with new ids and names', () => {
  const clipboard = JSON.stringify(copyItems(diagram, { components: ['machine-1'] }));
  const { diagram: pasted, items, repairs } = done(pasteItems(diagram, kinds, clipboard));
  expect(repairs).toEqual([]);
  expect(items.components).toEqual(['machine-2', 'web-2', 'db-2']);
  expect(ends(pasted)).toEqual([...ends(diagram), 'web-2 > db-2']);
  expect(findComponent(pasted, 'machine-2')).toMatchObject({ name: 'machine-2' });
  expect(findComponent(pasted, 'web-2')).toMatchObject({
    x: 100,
    y: 60,
    machine: 'machine-2',
    parameters: { workers: 16 },
  });
  expect(pasted.components.slice(0, 4)).toEqual(diagram.components);
});

test('pasted without its machine, a process stands on the canvas beside the machine it came from', () => {
  const clipboard = copyItems(diagram, { components: ['web-1'] });
  const once = done(pasteItems(diagram, kinds, clipboard));
  expect(findComponent(once.diagram, 'web-2')).not.toHaveProperty('machine');
  expect(coveredBy(once)).toEqual([]);
  expect(coveredBy(done(pasteItems(once.diagram, kinds, clipboard)))).toEqual([]);
});

/** Named: a pasted web server lay on its original, over a machine in which it did not stand. */
test('copies cover nothing, in a machine and on the canvas, alone and in groups', () => {
  for (const components of [
    ['web-1'],
    ['web-1', 'db-1'],
    ['browser-1'],
    ['browser-1', 'web-1'],
    ['machine-1'],
  ]) {
    const items = { components, notes: ['note-1'] };
    let grown = diagram;
    for (let time = 0; time < 6; time += 1) {
      const copy = done(duplicate(grown, kinds, items));
      expect(coveredBy(copy)).toEqual([]);
      const pasted = done(pasteItems(copy.diagram, kinds, copyItems(diagram, items)));
      expect(coveredBy(pasted)).toEqual([]);
      grown = pasted.diagram;
    }
  }
});

test('a copy stands where its original stood when that is gone', () => {
  const clipboard = copyItems(diagram, { components: ['browser-1'] });
  const without = { ...diagram, components: diagram.components.filter(({ id }) => id === 'none'), notes: [] };
  const browser = findComponent(diagram, 'browser-1')!;
  expect(done(pasteItems(without, kinds, clipboard)).diagram.components[0]).toMatchObject({
    x: browser.x + 32,
    y: browser.y + 32,
  });
});

test('a duplicate stays in its machine, which grows for it', () => {
  const result = done(duplicate(diagram, kinds, { components: ['web-1'], notes: ['note-1'] }));
  expect(findComponent(result.diagram, 'web-2')).toMatchObject({ machine: 'machine-1' });
  expect(coveredBy(result)).toEqual([]);
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
