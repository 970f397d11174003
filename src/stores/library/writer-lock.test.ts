/** Promises of one writer a document (F10): never two at once, a dead tab frees it, and a tab can take over. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedLocks } from './fake-surroundings.ts';
import {
  claimWriter,
  type Locks,
  nextWriterState,
  WRITER_LIFE,
  type WriterClaim,
  type WriterEvent,
  type WriterState,
} from './writer-lock.ts';

const NAME = 'loadbearing/document/shop';
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

test('every state is reached, and only the writing state may save', () => {
  const reached = new Set<WriterState>(['asking']);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const state of [...reached])
      for (const event of Object.keys(WRITER_LIFE[state]) as WriterEvent[])
        reached.add(nextWriterState(state, event));
  }
  expect([...reached].sort()).toEqual(['asking', 'elsewhere', 'lost', 'viewing', 'writing']);
  expect(nextWriterState('writing', 'busy')).toBe('writing');
  expect(nextWriterState('viewing', 'granted')).toBe('viewing');
});

test('the second tab is told; it may look on, or take over, and then the first is told', async () => {
  const locks = new SharedLocks();
  const seen: string[] = [];
  const first = await claimWriter(locks.tab('1'), 'shop', (state) => seen.push(`first ${state}`));
  const second = await claimWriter(locks.tab('2'), 'shop', (state) => seen.push(`second ${state}`));
  second.view();
  expect(await second.takeOver()).toBe('writing');
  await settled();
  expect(first.state()).toBe('lost');
  expect(await first.takeOver()).toBe('writing');
  await settled();
  expect(second.state()).toBe('lost');
  expect(seen).toEqual([
    'first writing',
    'second elsewhere',
    'second viewing',
    'second asking',
    'second writing',
    'first lost',
    'first asking',
    'first writing',
    'second lost',
  ]);
});

test('other documents are free, and so is one that was let go or whose tab died', async () => {
  const locks = new SharedLocks();
  const first = await claimWriter(locks.tab('1'), 'shop');
  expect((await claimWriter(locks.tab('2'), 'other')).state()).toBe('writing');
  first.release();
  await settled();
  expect((await claimWriter(locks.tab('2'), 'shop')).state()).toBe('writing');
  locks.kill('2');
  expect((await claimWriter(locks.tab('3'), 'shop')).state()).toBe('writing');
});

test('a browser without locks, or that refuses them, lets the tab write: the turn of each save guards the document', async () => {
  const refusing: Locks = { request: () => Promise.reject(new DOMException('not here', 'SecurityError')) };
  for (const locks of [null, refusing]) {
    const claim = await claimWriter(locks, 'shop');
    expect(claim.state()).toBe('writing');
    claim.release();
  }
});

test('any interleaving of three tabs: at most one writes, and it is the one that holds the lock', async () => {
  const act = fc.tuple(
    fc.constantFrom('1', '2', '3'),
    fc.constantFrom('open', 'take over', 'view', 'close', 'die'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const locks = new SharedLocks();
      const tabs = new Map<string, WriterClaim>();
      for (const [tab, what] of acts) {
        const claim = tabs.get(tab);
        if (what === 'open' && !claim) tabs.set(tab, await claimWriter(locks.tab(tab), 'shop'));
        if (what === 'take over') await claim?.takeOver();
        if (what === 'view') claim?.view();
        if (what === 'close') claim?.release();
        if (what === 'die') locks.kill(tab);
        if (what === 'close' || what === 'die') tabs.delete(tab);
        for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
        const writers = [...tabs].flatMap(([name, { state }]) => (state() === 'writing' ? [name] : []));
        const holder = locks.holderOf(NAME);
        expect(writers).toEqual(holder === null ? [] : [holder]);
      }
    }),
    { numRuns: 500 },
  );
});
