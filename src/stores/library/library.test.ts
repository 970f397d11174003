/** Promises of My diagrams as it is stored: no fault of the storage costs any work, and nothing is left lying about. */
import { beforeEach, describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { kindTable } from '../../catalog/index.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { toFileText } from '../../diagram/serialise.ts';
import { sealed } from '../save-slots.ts';
import { copyKey, headKey, MOST_VERSIONS, rescueKey, VERSION_EVERY_MS } from './document-record.ts';
import { FaultyStorage } from './fake-surroundings.ts';
import { createLibrary, type Library, type Stored } from './library.ts';
import type { Trouble } from './library-trouble.ts';

const shop: Diagram = renameDiagram(EXAMPLES[0]!.diagram, 'Shop');
let storage: FaultyStorage;
let library: Library;
let clockMs: number;

function open(): Library {
  let ids = 0;
  return createLibrary({
    storage,
    kinds: kindTable,
    now: () => clockMs,
    newId: () => `doc-${clockMs}-${ids++}`,
  });
}

beforeEach(() => {
  storage = new FaultyStorage();
  clockMs = 1_000_000;
  library = open();
});

function sound(outcome: Stored | Trouble): Stored['head'] {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.head;
}

/** Saves in turn, each under its own name and a while after the one before. */
async function saveAll(names: readonly string[], everyMs = 1000): Promise<string> {
  let head = sound(await library.create(renameDiagram(shop, names[0]!), 'own'));
  for (const name of names.slice(1)) {
    clockMs += everyMs;
    head = sound(await library.save(head.id, renameDiagram(shop, name), head.current.turn));
  }
  return head.id;
}

const nameOf = async (id: string) => {
  const opened = await library.open(id);
  return opened.ok ? opened.diagram.name : opened.reason;
};
const damage = (key: string) => storage.kept.set(key, `${storage.kept.get(key)} `);

test('what was saved comes back as it was, also on the next day', async () => {
  const id = await saveAll(['One', 'Two']);
  library = open();
  expect(await library.open(id)).toMatchObject({
    ok: true,
    diagram: renameDiagram(shop, 'Two'),
    repairs: [],
    restored: null,
    head: { name: 'Two', origin: 'own', createdMs: 1_000_000, current: { turn: 2, savedMs: 1_001_000 } },
  });
});

test('the list has name, date and outline, the newest first, and reads no document for it', async () => {
  const first = await saveAll(['First']);
  clockMs += 5000;
  const second = await saveAll(['Second']);
  damage(copyKey(first, 1));
  const listed = await library.list();
  const documents = listed.ok ? listed.documents : [];
  expect(documents.map(({ id, head }) => [id, head?.name])).toEqual([
    [second, 'Second'],
    [first, 'First'],
  ]);
  const outline = documents[0]?.head?.outline;
  expect(outline?.boxes).toHaveLength(shop.components.length);
  expect(outline?.lines).toHaveLength(shop.links.length);
  for (const box of outline?.boxes ?? []) {
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(100.2);
  }
});

describe('a save that does not succeed (F4, F7, F8)', () => {
  test('the page dies in the middle: the copy before is there, whole', async () => {
    const id = await saveAll(['One', 'Two']);
    const before = new Map(storage.kept);
    storage.fault = 'dies';
    void library.save(id, renameDiagram(shop, 'Three'), 2);
    await Promise.resolve();
    expect(storage.kept).toEqual(before);
    storage.fault = 'none';
    expect(await nameOf(id)).toBe('Two');
  });

  test('full: it says so, keeps what was there, and works again when there is room', async () => {
    const id = await saveAll(['One']);
    storage.fault = 'full';
    expect(await library.save(id, renameDiagram(shop, 'Two'), 1)).toMatchObject({
      ok: false,
      reason: 'full',
    });
    expect(await library.create(shop, 'own')).toMatchObject({ ok: false, reason: 'full' });
    storage.fault = 'none';
    expect(await nameOf(id)).toBe('One');
    expect(await library.save(id, renameDiagram(shop, 'Two'), 1)).toMatchObject({ ok: true });
  });

  test('blocked: every answer says so, nothing throws', async () => {
    const id = await saveAll(['One']);
    storage.fault = 'blocked';
    const answers = [
      library.save(id, shop, 1),
      library.create(shop, 'own'),
      library.open(id),
      library.trash(id),
    ];
    for (const answer of answers) expect(await answer).toMatchObject({ ok: false, reason: 'blocked' });
  });

  test('a storage that says yes and keeps nothing is found out', async () => {
    const id = await saveAll(['One']);
    storage.fault = 'forgets';
    expect(await library.save(id, shop, 1)).toMatchObject({ ok: false, reason: 'forgets' });
  });
});

describe('what is damaged (F9)', () => {
  test('the newest copy: the one before opens, and the damaged bytes are never overwritten', async () => {
    const id = await saveAll(['One', 'Two']);
    damage(copyKey(id, 2));
    const bytes = storage.kept.get(copyKey(id, 2));
    expect(await library.open(id)).toMatchObject({
      ok: true,
      diagram: { name: 'One' },
      restored: { turn: 1 },
    });
    let turn = 2;
    for (const name of ['Three', 'Four', 'Five']) {
      sound(await library.save(id, renameDiagram(shop, name), turn));
      turn += 1;
    }
    expect(storage.kept.get(rescueKey(id, 2))).toBe(bytes);
    expect(await nameOf(id)).toBe('Five');
  });

  test('what can be read of the damaged one comes along, so that the restore can be undone (F4)', async () => {
    const id = await saveAll(['One', 'Two']);
    damage(copyKey(id, 2));
    const bytes = storage.kept.get(copyKey(id, 2));
    expect(await library.open(id)).toMatchObject({ damaged: { bytes, diagram: { name: 'Two' } } });
    storage.kept.set(copyKey(id, 2), 'not a document any more');
    expect(await library.open(id)).toMatchObject({
      diagram: { name: 'One' },
      damaged: { bytes: 'not a document any more', diagram: null },
    });
  });

  test('all copies: nothing is removed, and the bytes can be downloaded', async () => {
    const id = await saveAll(['One', 'Two']);
    damage(copyKey(id, 1));
    damage(copyKey(id, 2));
    const before = storage.kept.get(copyKey(id, 2));
    expect(await library.open(id)).toMatchObject({ ok: false, reason: 'damaged', bytes: before });
    expect(storage.kept.get(copyKey(id, 2))).toBe(before);
  });

  test('the head: the list says so, and the copies bring the document back', async () => {
    const id = await saveAll(['One', 'Two']);
    damage(headKey(id));
    const listed = await library.list();
    expect(listed).toMatchObject({ ok: true, documents: [{ id, head: null, state: 'damaged' }] });
    expect(await nameOf(id)).toBe('Two');
    expect(await library.save(id, renameDiagram(shop, 'Three'), 2)).toMatchObject({ ok: true });
    expect(await nameOf(id)).toBe('Three');
  });

  test('values that are no text at all', async () => {
    for (const value of [null, 5, {}, [], '', 'x', '1 2 3', new Uint8Array(3)]) {
      const id = await saveAll(['One', 'Two']);
      storage.kept.set(copyKey(id, 2), value);
      expect(await nameOf(id)).toBe('One');
      storage.kept.set(headKey(id), value);
      expect(await nameOf(id)).toBe('One');
      clockMs += 1;
    }
  });
});

describe('a newer page (F11)', () => {
  test('its documents are listed, opened only to look at, never written (I6)', async () => {
    const id = await saveAll(['One']);
    storage.kept.set(headKey(id), sealed(1, JSON.stringify({ format: 2, id, name: 'New' })));
    const before = new Map(storage.kept);
    expect(await library.list()).toMatchObject({ documents: [{ id, head: null, state: 'newer' }] });
    expect(await library.open(id)).toMatchObject({ ok: true, isNewer: true, diagram: { name: 'One' } });
    for (const answer of [library.save(id, shop, 1), library.trash(id)])
      expect(await answer).toMatchObject({ ok: false, reason: 'newer' });
    expect(storage.kept).toEqual(before);
  });

  test('a copy in a newer format of documents is not taken for a damaged one', async () => {
    const id = await saveAll(['One', 'Two']);
    const text = toFileText(shop).replace('"version": 1', '"version": 9');
    storage.kept.set(copyKey(id, 2), sealed(2, text));
    expect(await library.open(id)).toMatchObject({ ok: false, reason: 'newer', bytes: text });
  });
});

test('a save that began from an older copy is refused: the other tab was first (F10)', async () => {
  const id = await saveAll(['One']);
  const other = open();
  sound(await other.save(id, renameDiagram(shop, 'Other'), 1));
  expect(await library.save(id, renameDiagram(shop, 'Mine'), 1)).toMatchObject({
    ok: false,
    reason: 'elsewhere',
  });
  expect(await nameOf(id)).toBe('Other');
});

describe('earlier versions', () => {
  test('one for each stretch of work, the last 20, each opens', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Turn ${index + 1}`);
    const id = await saveAll(names, VERSION_EVERY_MS);
    const opened = await library.open(id);
    const versions = opened.ok ? opened.head.versions : [];
    expect(versions.map(({ turn }) => turn)).toEqual(
      Array.from({ length: MOST_VERSIONS }, (_, index) => index + 10),
    );
    for (const { turn } of versions)
      expect(await library.openVersion(id, turn)).toMatchObject({
        ok: true,
        diagram: { name: `Turn ${turn}` },
      });
    expect(await library.openVersion(id, 3)).toMatchObject({ ok: false, reason: 'gone' });
  });

  test('quick saves make no version, unless one is asked for', async () => {
    const id = await saveAll(['One', 'Two', 'Three'], 500);
    const head = sound(await library.save(id, renameDiagram(shop, 'Four'), 3, true));
    expect(head.versions).toEqual([{ turn: 3, savedMs: 1_001_000 }]);
  });

  test('when all newer copies are damaged, a version opens', async () => {
    const id = await saveAll(['One', 'Two', 'Three', 'Four'], VERSION_EVERY_MS);
    for (const turn of [4, 3]) damage(copyKey(id, turn));
    expect(await nameOf(id)).toBe('Two');
  });
});

test('delete can be undone; a save brings a deleted document back; removing leaves nothing', async () => {
  const id = await saveAll(['One', 'Two']);
  expect(sound(await library.trash(id)).trashedMs).toBe(clockMs);
  expect(sound(await library.takeOutOfTrash(id)).trashedMs).toBeNull();
  await library.trash(id);
  expect(sound(await library.save(id, shop, 2)).trashedMs).toBeNull();
  damage(copyKey(id, 3));
  await library.open(id);
  expect(await library.remove(id)).toEqual({ ok: true });
  expect(storage.kept.size).toBe(0);
  expect(await library.save(id, shop, 3)).toMatchObject({ ok: false, reason: 'gone' });
});
