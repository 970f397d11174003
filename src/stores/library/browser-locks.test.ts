/** Promises of the browser's locks: only its own answer says that another tab has a document. */
import { afterEach, expect, test, vi } from 'vitest';
import { browserLocks } from './browser-locks.ts';
import { claimWriter } from './writer-lock.ts';

type Asked = { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal };

/** A lock manager that answers so late. `freedAfterMs`: how long another tab holds the lock. */
function slowManager(answersAfterMs: number, freedAfterMs = 0) {
  const begun = Date.now();
  const isHeld = () => Date.now() - begun < freedAfterMs;
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    async request(_: string, { ifAvailable, signal }: Asked, held: (lock: object | null) => Promise<void>) {
      await wait(answersAfterMs);
      if (isHeld() && ifAvailable) return held(null);
      while (isHeld()) {
        signal?.throwIfAborted();
        await wait(5);
      }
      signal?.throwIfAborted();
      return held({});
    },
  };
}

const claim = () => claimWriter(browserLocks(), 'shop');

afterEach(() => vi.unstubAllGlobals());

test('a manager that answers late on a busy machine is not taken for another tab', async () => {
  vi.stubGlobal('navigator', { locks: slowManager(600) });
  expect((await claim()).state()).toBe('writing');
});

test('a page that is being left may hold the lock for a moment', async () => {
  vi.stubGlobal('navigator', { locks: slowManager(0, 100) });
  expect((await claim()).state()).toBe('writing');
});

test('a lock that comes free when patience just ends is taken', async () => {
  vi.stubGlobal('navigator', { locks: slowManager(150, 420) });
  expect((await claim()).state()).toBe('writing');
});

test('a tab that keeps it is another tab', async () => {
  vi.stubGlobal('navigator', { locks: slowManager(0, 5000) });
  expect((await claim()).state()).toBe('elsewhere');
});

test('a browser without locks has none', () => {
  vi.stubGlobal('navigator', {});
  expect(browserLocks()).toBeNull();
});
