/** Promises of the start: the former autosave's work moves once, blocked storage is said at once, safe mode holds back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { kindTable } from '../../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { toFileText } from '../../diagram/serialise.ts';
import { documentStore, edit, startDocument } from '../document-store.ts';
import { sealed, slotKey } from '../save-slots.ts';
import { FakeText, FaultyStorage } from './fake-surroundings.ts';
import { libraryStore } from './library-store.ts';
import { GivenUp } from './library-trouble.ts';
import { type LibrarySurroundings, type StartedLibrary, startLibrary } from './start-library.ts';

const shop = renameDiagram(EXAMPLES[0]!.diagram, 'Shop');
let text: FakeText;
let storage: FaultyStorage;
let running: StartedLibrary[] = [];
let ids = 0;

async function start(
  change: Partial<LibrarySurroundings> = {},
  ownWork = () => true,
): Promise<StartedLibrary> {
  for (const each of running) each.session.stop();
  startDocument(EMPTY_DIAGRAM);
  libraryStore.setState(libraryStore.getInitialState());
  const started = await startLibrary(
    {
      kinds: kindTable,
      openKeyed: async () => storage,
      openText: () => text,
      locks: null,
      now: () => 1_000_000 + ids,
      newId: () => `doc-${++ids}`,
      whenLeaving: () => () => {},
      ...change,
    },
    ownWork,
  );
  running = [started];
  return started;
}

const saveOld = (turn: number, name: string) =>
  text.setItem(slotKey('a'), sealed(turn, toFileText(renameDiagram(shop, name))));
const names = () => libraryStore.getState().documents.map(({ head }) => head?.name);
const openName = () => documentStore.getState().diagram.name;

beforeEach(() => {
  text = new FakeText();
  storage = new FaultyStorage();
});
afterEach(() => {
  for (const each of running) each.session.stop();
  running = [];
});

test('a first visit opens nothing and says nothing', async () => {
  expect(await start()).toMatchObject({ opened: null, said: [] });
  expect([names(), libraryStore.getState().place, documentStore.getState().saved]).toEqual([
    [],
    'browser',
    'saved',
  ]);
});

test('the work of the former autosave is moved once, and opened', async () => {
  saveOld(7, 'Old work');
  const before = text.getItem(slotKey('a'));
  const { bootFinished } = await start();
  bootFinished();
  expect([names(), openName(), text.getItem(slotKey('a'))]).toEqual([['Old work'], 'Old work', before]);
  (await start()).bootFinished();
  expect([names(), openName()]).toEqual([['Old work'], 'Old work']);
});

test('what an old tab saves there later comes as a document of its own', async () => {
  saveOld(7, 'Old work');
  (await start()).bootFinished();
  saveOld(8, 'Old tab');
  (await start()).bootFinished();
  expect([names().toSorted(), openName()]).toEqual([['Old tab', 'Old work'], 'Old tab']);
});

test('a move that could not be noted down is not made twice', async () => {
  saveOld(7, 'Old work');
  (await start()).bootFinished();
  text.removeItem('loadbearing/document/moved');
  (await start()).bootFinished();
  expect(names()).toEqual(['Old work']);
});

test('no room for the move: it says so, and the old work stays where it is', async () => {
  saveOld(7, 'Old work');
  storage.fault = 'full';
  expect(await start()).toMatchObject({
    said: ['Not saved: browser storage is full.'],
    unmoved: { name: 'Old work' },
    opened: null,
  });
  storage.fault = 'none';
  await start();
  expect(names()).toEqual(['Old work']);
});

test('blocked storage: the page starts, shows the old work, and says at once that nothing is kept (F8)', async () => {
  saveOld(7, 'Old work');
  const openKeyed = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  (await start({ openKeyed })).bootFinished();
  expect([openName(), libraryStore.getState().place, documentStore.getState().saved]).toEqual([
    'Old work',
    'memory',
    'not-saved',
  ]);
  await start();
  expect([names(), libraryStore.getState().place]).toEqual([['Old work'], 'browser']);
  const openText = () => {
    throw new DOMException('not here', 'SecurityError');
  };
  expect(await start({ openKeyed, openText })).toMatchObject({ opened: null, said: [] });
});

test('a database that a later release has changed is left alone, and the page only looks (F11)', async () => {
  const openKeyed = () => Promise.reject(new GivenUp('newer'));
  const { session } = await start({ openKeyed });
  session.adoptDraft('example', documentStore.getState().diagram);
  expect(libraryStore.getState()).toMatchObject({ place: 'memory', trouble: { reason: 'newer' } });
  edit('Rename', (diagram) => renameDiagram(diagram, 'Changed'));
  expect([openName(), documentStore.getState().saved]).toEqual([EMPTY_DIAGRAM.name, 'not-saved']);
});

test('a document that stopped the page twice is not opened a third time (I22)', async () => {
  saveOld(7, 'Old work');
  for (const _crash of [1, 2]) await start();
  const third = await start();
  expect(third.opened).toBeNull();
  expect(libraryStore.getState().unsafe).toEqual({ id: 'autosave-7', name: 'Old work', opened: false });
  expect([names(), openName()]).toEqual([['Old work'], EMPTY_DIAGRAM.name]);
  third.bootFinished();
  expect((await start()).opened).toMatchObject({ ok: true });
});

test('when a link is opened, own work stays closed and untouched', async () => {
  saveOld(7, 'Old work');
  const { session } = await start({}, () => false);
  await session.openDraft(renameDiagram(shop, 'Linked'), 'link');
  expect([openName(), names(), libraryStore.getState().current.head]).toEqual(['Linked', ['Old work'], null]);
});
