/** Promises about work that is not saved when the page is left: the next start has it, once, and overwrites nothing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../../catalog/examples.ts';
import { kindTable } from '../../catalog/index.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { edit } from '../document-store.ts';
import { startPage } from './fake-surroundings.ts';
import { takeInLastWords } from './last-words.ts';
import { claimWriter } from './writer-lock.ts';

const shop = renameDiagram(EXAMPLES[0]!.diagram, 'Shop');
let here: ReturnType<typeof startPage>;

beforeEach(() => {
  vi.useFakeTimers();
  here = startPage();
});
afterEach(() => {
  here.session.stop();
  vi.useRealTimers();
});

const call = (name: string) => edit(`Rename to ${name}`, (diagram) => renameDiagram(diagram, name));
const words = () => [...here.text.kept.keys()].filter((key) => key.includes('unsaved'));
const names = async () => {
  const listed = await here.library.list();
  return listed.ok ? listed.documents.map(({ head }) => head?.name).toSorted() : listed.message;
};

async function openShop(): Promise<string> {
  const created = await here.library.create(shop, 'own');
  if (!created.ok) throw new Error(created.message);
  await here.session.open(created.head.id);
  return created.head.id;
}

/** The page goes in the middle of saving; a new one starts. */
async function leaveTornAndStart(): Promise<readonly string[]> {
  here.storage.fault = 'dies';
  here.page.leave();
  await vi.advanceTimersByTimeAsync(0);
  here.locks.kill('here');
  here.storage.fault = 'none';
  const { library, locks, text } = here;
  return takeInLastWords({ openText: () => text, library, kinds: kindTable, locks: locks.tab('next') });
}

test('an edit a moment before the page is left is there at the next start', async () => {
  const id = await openShop();
  call('Last word');
  expect(await leaveTornAndStart()).toEqual([id]);
  expect([await here.nameOf(id), words()]).toEqual(['Last word', []]);
});

test('so is one in a draft, as a document of its own with its origin', async () => {
  await here.session.openDraft(shop, 'link');
  call('Last word');
  const [id] = await leaveTornAndStart();
  expect(await here.library.open(id ?? '')).toMatchObject({
    head: { name: 'Last word', origin: 'link' },
  });
  expect(words()).toEqual([]);
});

test('a page that is only hidden saves as ever, and leaves no words', async () => {
  const id = await openShop();
  call('Hidden');
  here.page.leave();
  expect(words()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(0);
  expect([await here.nameOf(id), words()]).toEqual(['Hidden', []]);
});

test('nothing unsaved, no words; and nothing is written for a document of another tab', async () => {
  const id = await openShop();
  here.page.leave();
  expect(words()).toEqual([]);
  await (await claimWriter(here.locks.tab('other'), id)).takeOver();
  await vi.advanceTimersByTimeAsync(0);
  call('Only here');
  here.page.leave();
  expect(words()).toEqual([]);
});

test('saved after all, though the words could not be dropped: it is taken in once', async () => {
  const id = await openShop();
  call('Twice');
  here.page.leave();
  const [key = ''] = words();
  const kept = here.text.getItem(key) ?? '';
  await vi.advanceTimersByTimeAsync(0);
  here.text.setItem(key, kept);
  await leaveTornAndStart();
  expect([await names(), await here.nameOf(id), words()]).toEqual([['Twice'], 'Twice', []]);
});

test('another tab has saved since: both are kept', async () => {
  const id = await openShop();
  call('Mine');
  here.storage.fault = 'dies';
  here.page.leave();
  await vi.advanceTimersByTimeAsync(0);
  here.storage.fault = 'none';
  await here.library.save(id, renameDiagram(shop, 'Theirs'), 1);
  await leaveTornAndStart();
  expect(await names()).toEqual(['Mine copy', 'Theirs']);
});

test('a document that is open in another tab is left to that tab', async () => {
  const id = await openShop();
  call('Mine');
  here.storage.fault = 'dies';
  here.page.leave();
  await vi.advanceTimersByTimeAsync(0);
  here.locks.kill('here');
  here.storage.fault = 'none';
  const other = await claimWriter(here.locks.tab('other'), id);
  const { library, locks, text } = here;
  const start = () =>
    takeInLastWords({ openText: () => text, library, kinds: kindTable, locks: locks.tab('next') });
  expect(await start()).toEqual([]);
  expect(words()).toHaveLength(1);
  other.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(await start()).toEqual([id]);
});

test('damaged words are left where they are', async () => {
  await openShop();
  here.text.setItem('loadbearing/unsaved/doc-9', 'rubbish');
  expect(await leaveTornAndStart()).toEqual([]);
  expect([words(), await names()]).toEqual([['loadbearing/unsaved/doc-9'], ['Shop']]);
});
