/** Promises of My diagrams at work: what is made is saved, what came by link costs nothing that was there before. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { documentStore, edit, undo } from '../document-store.ts';
import { copyKey } from './document-record.ts';
import { type FaultyStorage, startPage } from './fake-surroundings.ts';
import type { Library } from './library.ts';
import type { LibrarySession } from './library-session.ts';
import { type Trouble, troubleOf } from './library-trouble.ts';

const shop = renameDiagram(EXAMPLES[0]!.diagram, 'Shop');
const linked = renameDiagram(EXAMPLES[1]!.diagram, 'From a friend');

let storage: FaultyStorage;
let library: Library;
let session: LibrarySession;
let here: ReturnType<typeof startPage>;

function start(fleeting: Trouble | null = null): void {
  here = startPage(fleeting);
  ({ storage, library, session } = here);
}

beforeEach(() => {
  vi.useFakeTimers();
  start();
});
afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

const call = (name: string) => edit(`Rename to ${name}`, (diagram) => renameDiagram(diagram, name));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const shown = () => here.shown();
const saving = () => here.saving();
const storedName = (id: string) => here.nameOf(id);

async function ownDocument(): Promise<string> {
  const created = await library.create(shop, 'own');
  if (!created.ok) throw new Error(created.message);
  await session.open(created.head.id);
  return created.head.id;
}

test('whoever works on without a pause loses at most half a second when the page dies', async () => {
  const id = await ownDocument();
  for (let moment = 0; moment < 40; moment++) {
    call(`After ${moment * 50} ms`);
    await pass(50);
    const name = await storedName(id);
    const savedMs = Number(/\d+/.exec(name)?.[0] ?? 0);
    expect(moment * 50 - savedMs).toBeLessThanOrEqual(350);
  }
});

test('each change is saved a moment later, and on leaving at once', async () => {
  const id = await ownDocument();
  expect([saving(), shown().current.writer]).toEqual(['saved', 'writing']);
  call('One');
  await pass(299);
  expect([saving(), await storedName(id)]).toEqual(['saving', 'Shop']);
  await pass(1);
  expect([saving(), await storedName(id)]).toEqual(['saved', 'One']);
  call('Two');
  here.page.leave();
  await pass(0);
  expect(await storedName(id)).toBe('Two');
  expect(shown().documents.map(({ head }) => head?.name)).toEqual(['Two']);
});

test('a change while a save is under way is saved too', async () => {
  const id = await ownDocument();
  call('One');
  const first = session.flush();
  await Promise.resolve();
  call('Two');
  await first;
  expect(saving()).toBe('saving');
  await pass(300);
  expect([saving(), await storedName(id)]).toEqual(['saved', 'Two']);
});

describe('a link opens as a document of its own', () => {
  test('it touches nothing that is stored, and leaves no trace when it is only looked at', async () => {
    const own = await ownDocument();
    call('Mine');
    await session.openDraft(linked, 'link');
    expect(await storedName(own)).toBe('Mine');
    const before = new Map(storage.kept);
    here.page.leave();
    await pass(60_000);
    expect(documentStore.getState().diagram).toBe(linked);
    expect(shown().current).toEqual({ head: null, origin: 'link', writer: null });
    expect(storage.kept).toEqual(before);
    await session.open(own);
    expect(storage.kept).toEqual(before);
  });

  test('it is kept from its first edit on, marked as from a link', async () => {
    const own = await ownDocument();
    await session.openDraft(linked, 'link');
    call('Changed');
    await pass(300);
    expect(shown().current).toMatchObject({ head: { name: 'Changed', origin: 'link' }, writer: 'writing' });
    expect(shown().documents).toHaveLength(2);
    expect(await storedName(own)).toBe('Shop');
    call('Again');
    await pass(300);
    expect(
      shown()
        .documents.map(({ head }) => head?.name)
        .toSorted(),
    ).toEqual(['Again', 'Shop']);
  });

  test('or when it is saved as it is', async () => {
    await session.openDraft(linked, 'link');
    expect(await session.keep()).toMatchObject({ ok: true, head: { name: 'From a friend', origin: 'link' } });
    expect(await session.keep()).toMatchObject({ ok: true, head: { current: { turn: 1 } } });
    expect(shown().documents).toHaveLength(1);
  });
});

describe('storage', () => {
  test('full: work goes on, it says so, tries again, and the note goes when a save has succeeded (F7)', async () => {
    const id = await ownDocument();
    storage.fault = 'full';
    call('One');
    await pass(300);
    expect([saving(), documentStore.getState().saveTrouble]).toEqual([
      'not-saved',
      'Not saved: browser storage is full.',
    ]);
    expect(shown().trouble).toMatchObject({ reason: 'full' });
    call('Two');
    expect(saving()).toBe('not-saved');
    await pass(300);
    storage.fault = 'none';
    await pass(9_999);
    expect([saving(), await storedName(id)]).toEqual(['not-saved', 'Shop']);
    await pass(1);
    expect([saving(), shown().trouble, await storedName(id)]).toEqual(['saved', null, 'Two']);
  });

  test('a fault that passes by itself costs nothing: the save is tried again', async () => {
    const id = await ownDocument();
    storage.fault = 'blocked';
    call('One');
    await pass(300);
    expect([saving(), shown().trouble?.reason]).toEqual(['not-saved', 'blocked']);
    storage.fault = 'none';
    await pass(10_000);
    expect([saving(), shown().trouble, await storedName(id)]).toEqual(['saved', null, 'One']);
  });

  test('storage that is cleared while the page is open: the next change keeps the document anew (F12)', async () => {
    const id = await ownDocument();
    call('One');
    await pass(300);
    storage.kept.clear();
    call('Two');
    await pass(300);
    expect([saving(), shown().trouble, await storedName(id)]).toEqual(['saved', null, 'Two']);
    call('Three');
    await pass(300);
    expect([await storedName(id), shown().current.head?.current.turn]).toEqual(['Three', 2]);
  });

  test('full: free space empties the trash and saves', async () => {
    const id = await ownDocument();
    await session.duplicate(id);
    const other = shown().documents.find((each) => each.id !== id)!.id;
    await session.trash(other);
    expect(shown().trash.map((each) => each.id)).toEqual([other]);
    call('One');
    await session.freeSpace();
    expect([shown().trash, await storedName(other), await storedName(id), saving()]).toEqual([
      [],
      'gone',
      'One',
      'saved',
    ]);
  });

  test('one that lasts only as long as the page is never called saved (F8)', async () => {
    session.stop();
    start(troubleOf('blocked'));
    await ownDocument();
    call('One');
    await pass(300);
    expect([saving(), shown().trouble?.reason]).toEqual(['not-saved', 'blocked']);
  });

  test('when a document was saved to a file is remembered over later saves (F12)', async () => {
    vi.setSystemTime(5000);
    const id = await ownDocument();
    call('One');
    await session.noteFile();
    vi.setSystemTime(9000);
    call('Two');
    await pass(300);
    const [listed] = shown().documents;
    expect(listed).toMatchObject({ id, head: { name: 'Two', inFileMs: 5000, current: { savedMs: 9300 } } });
    await session.openDraft(linked, 'link');
    await session.noteFile();
    expect(shown().documents.length).toBe(1);
  });

  test('the browser is asked once to keep what is stored (F12)', async () => {
    await session.openDraft(linked, 'own');
    expect(here.page.firstKept).toBe(0);
    for (const name of ['One', 'Two']) {
      call(name);
      await pass(300);
    }
    expect(here.page.firstKept).toBe(1);
  });
});

test('delete closes the open document, and taking it out of the trash brings it back', async () => {
  const id = await ownDocument();
  call('One');
  await session.trash(id);
  expect([shown().current.head, shown().documents, shown().trash.length]).toEqual([null, [], 1]);
  await pass(60_000);
  expect(shown().documents).toEqual([]);
  await session.takeOutOfTrash(id);
  await session.open(id);
  expect([documentStore.getState().diagram.name, shown().current.writer]).toEqual(['One', 'writing']);
});

test('an earlier version comes back as one undo step, and what was there is kept as a version', async () => {
  const id = await ownDocument();
  for (const name of ['One', 'Two']) {
    call(name);
    await pass(300);
  }
  const versions = shown().current.head?.versions ?? [];
  expect(versions.map(({ turn }) => turn)).toEqual([1]);
  await session.restoreVersion(1);
  expect(await storedName(id)).toBe('Shop');
  expect(shown().current.head?.versions.map(({ turn }) => turn)).toEqual([1, 3]);
  undo();
  await pass(300);
  expect(await storedName(id)).toBe('Two');
});

test('a document that cannot be opened leaves the present one where it is', async () => {
  const id = await ownDocument();
  const broken = await library.create(linked, 'own');
  const other = broken.ok ? broken.head.id : '';
  storage.kept.set(copyKey(other, 1), 'torn');
  expect(await session.open(other)).toMatchObject({ ok: false, reason: 'damaged' });
  expect(documentStore.getState().diagram.name).toBe('Shop');
  call('Still mine');
  await pass(300);
  expect([saving(), await storedName(id)]).toEqual(['saved', 'Still mine']);
});

test('opening the open document again changes nothing', async () => {
  const id = await ownDocument();
  call('One');
  expect(await session.open(id)).toMatchObject({ ok: true, diagram: { name: 'One' } });
  expect(documentStore.getState().undoLabel).toBe('Rename to One');
  expect(shown().current.writer).toBe('writing');
});
