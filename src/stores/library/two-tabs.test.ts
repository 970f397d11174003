/** Promises of a document that is open in two tabs (F10): one of them writes, and no acknowledged work is overwritten. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { documentStore, edit } from '../document-store.ts';
import { type SharedLocks, startPage } from './fake-surroundings.ts';
import type { Library } from './library.ts';
import type { LibrarySession } from './library-session.ts';
import { claimWriter } from './writer-lock.ts';

const shop = renameDiagram(EXAMPLES[0]!.diagram, 'Shop');

let locks: SharedLocks;
let library: Library;
let session: LibrarySession;
let here: ReturnType<typeof startPage>;

function start(): void {
  here = startPage();
  ({ locks, library, session } = here);
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

test('the second one only looks, until it makes a copy', async () => {
  const created = await library.create(shop, 'own');
  const id = created.ok ? created.head.id : '';
  await claimWriter(locks.tab('other'), id);
  await session.open(id);
  expect([shown().current.writer, saving()]).toEqual(['elsewhere', 'not-saved']);
  session.view();
  call('Mine');
  await pass(400);
  expect([shown().current.writer, saving(), await storedName(id)]).toEqual(['viewing', 'not-saved', 'Shop']);
  expect([documentStore.getState().diagram.name, documentStore.getState().past]).toEqual(['Shop', []]);
  const copied = await session.makeCopy();
  expect(copied).toMatchObject({ ok: true, head: { name: 'Shop copy' } });
  expect(documentStore.getState().readOnly).toBeNull();
  call('Mine');
  await pass(400);
  expect([shown().current.writer, saving(), await storedName(id)]).toEqual(['writing', 'saved', 'Shop']);
});

test('regression: a document that was let go for its copy is not written here any more, while the copy is being opened', async () => {
  await ownDocument();
  let isDone = false;
  const copying = session.makeCopy().then(() => (isDone = true));
  while (!isDone) {
    await Promise.resolve();
    const { head, writer } = shown().current;
    if (head && writer === 'writing') expect(locks.holderOf(`loadbearing/document/${head.id}`)).toBe('here');
  }
  await copying;
  expect([shown().current.head?.name, shown().current.writer]).toEqual(['Shop copy', 'writing']);
});

test('the second one takes over: it shows what the first saved, and writes from then on', async () => {
  const created = await library.create(shop, 'own');
  const id = created.ok ? created.head.id : '';
  const other = await claimWriter(locks.tab('other'), id);
  await session.open(id);
  await library.save(id, renameDiagram(shop, 'Theirs'), 1);
  await session.takeOver();
  expect([documentStore.getState().diagram.name, other.state(), saving()]).toEqual([
    'Theirs',
    'lost',
    'saved',
  ]);
  call('Mine');
  await pass(400);
  expect(await storedName(id)).toBe('Mine');
});

test('the first one, once it is taken over, saves nothing more', async () => {
  const id = await ownDocument();
  const other = await claimWriter(locks.tab('other'), id);
  await other.takeOver();
  await pass(0);
  call('Late');
  await pass(20_000);
  expect([shown().current.writer, saving(), await storedName(id)]).toEqual(['lost', 'not-saved', 'Shop']);
  expect(documentStore.getState().diagram.name).toBe('Shop');
});

test('work that was not saved yet when another tab took over is kept as a copy', async () => {
  const id = await ownDocument();
  call('Just now');
  await (await claimWriter(locks.tab('other'), id)).takeOver();
  await pass(20_000);
  expect([documentStore.getState().diagram.name, await storedName(id)]).toEqual(['Just now', 'Shop']);
  await session.openDraft(shop, 'example');
  expect(
    shown()
      .documents.map(({ head }) => head?.name)
      .toSorted(),
  ).toEqual(['Just now copy', 'Shop']);
});

test('looked at again, it shows what was saved since, and takes the pen once it is free', async () => {
  const created = await library.create(shop, 'own');
  const id = created.ok ? created.head.id : '';
  const other = await claimWriter(locks.tab('other'), id);
  await session.open(id);
  session.view();
  await library.save(id, renameDiagram(shop, 'Theirs'), 1);
  expect(await session.lookAgain()).toBe('viewing');
  expect(documentStore.getState().diagram.name).toBe('Theirs');
  other.release();
  await pass(0);
  expect(await session.lookAgain()).toBe('writing');
  call('Mine');
  await pass(400);
  expect(await storedName(id)).toBe('Mine');
});

test('without locks the turn of the saves tells: nothing acknowledged is overwritten', async () => {
  const id = await ownDocument();
  await library.save(id, renameDiagram(shop, 'Theirs'), 1);
  call('Mine');
  await pass(400);
  expect([shown().current.writer, saving(), await storedName(id)]).toEqual(['lost', 'not-saved', 'Theirs']);
});

test('a document of the list is not renamed under the hands of another tab', async () => {
  const created = await library.create(shop, 'own');
  const id = created.ok ? created.head.id : '';
  const other = await claimWriter(locks.tab('other'), id);
  expect(await session.rename(id, 'New')).toMatchObject({ ok: false, reason: 'elsewhere' });
  other.release();
  await pass(0);
  expect(await session.rename(id, 'New')).toMatchObject({ ok: true, head: { name: 'New' } });
});

test('regression: taking over what is already written here throws no change away', async () => {
  const id = await ownDocument();
  call('Mine');
  const taking = session.takeOver();
  call('Mine too');
  expect(await taking).toMatchObject({ ok: true });
  await pass(400);
  expect([documentStore.getState().diagram.name, saving()]).toEqual(['Mine too', 'saved']);
  expect([shown().current.writer, await storedName(id)]).toEqual(['writing', 'Mine too']);
});
