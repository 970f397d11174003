/** Storage that fails and locks that tabs share, for the tests of My diagrams. */

import { kindTable } from '../../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { documentStore, reportSaving, startDocument } from '../document-store.ts';
import { type Changes, MemoryStorage } from './keyed-storage.ts';
import type { ListedText } from './last-words.ts';
import { createLibrary } from './library.ts';
import { startLibrarySession } from './library-session.ts';
import { libraryStore } from './library-store.ts';
import type { Trouble } from './library-trouble.ts';
import type { Locks } from './writer-lock.ts';

export type Fault = 'none' | 'full' | 'blocked' | 'forgets' | 'dies';

export class FaultyStorage extends MemoryStorage {
  fault: Fault = 'none';
  updates = 0;

  override async get(key: string): Promise<unknown> {
    if (this.fault === 'blocked') throw new DOMException('not here', 'SecurityError');
    return super.get(key);
  }

  override async update(
    keys: readonly string[],
    change: (values: readonly unknown[]) => Changes,
  ): Promise<void> {
    this.updates += 1;
    if (this.fault === 'blocked') throw new DOMException('not here', 'SecurityError');
    const changes = change(keys.map((key) => this.kept.get(key)));
    if (this.fault === 'full') throw new DOMException('no room', 'QuotaExceededError');
    // The page is gone before the transaction is finished.
    if (this.fault === 'dies') return new Promise(() => {});
    if (this.fault === 'forgets') return;
    await super.update([], () => changes);
  }
}

export class FakeText implements ListedText {
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string) {
    this.kept.set(key, text);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

/** Locks as browsers have them: one holder a name, given up when let go, stolen, or when its tab dies. */
export class SharedLocks {
  private readonly holders = new Map<
    string,
    { readonly tab: string; readonly lose: (error: Error) => void }
  >();

  holderOf(name: string): string | null {
    return this.holders.get(name)?.tab ?? null;
  }

  tab(tab: string): Locks {
    return {
      request: (name, { steal = false }, held) => {
        const present = this.holders.get(name);
        if (present && !steal) return held(null);
        return new Promise((resolve, reject) => {
          const holder = { tab, lose: reject };
          this.holders.set(name, holder);
          present?.lose(new DOMException('stolen', 'AbortError'));
          held({ name }).then(() => {
            if (this.holders.get(name) === holder) this.holders.delete(name);
            resolve(undefined);
          }, reject);
        });
      },
    };
  }

  /** The tab dies: what it holds is free, and it hears no more. */
  kill(tab: string): void {
    for (const [name, holder] of this.holders) if (holder.tab === tab) this.holders.delete(name);
  }
}

/** A page with an empty My diagrams, as the tab called "here". */
export function startPage(fleeting: Trouble | null = null) {
  startDocument(EMPTY_DIAGRAM);
  reportSaving('saved');
  libraryStore.setState(libraryStore.getInitialState());
  const storage = new FaultyStorage();
  const locks = new SharedLocks();
  const text = new FakeText();
  let ids = 0;
  const newId = () => `doc-${++ids}`;
  const library = createLibrary({
    storage,
    kinds: kindTable,
    now: () => Date.now(),
    newId,
  });
  const page = { leave: () => {}, firstKept: 0 };
  const session = startLibrarySession({
    ...{ library, locks: locks.tab('here'), newId, openText: () => text, fleeting },
    whenLeaving: (leaving) => {
      page.leave = leaving;
      return () => {};
    },
    whenFirstKept: () => {
      page.firstKept += 1;
    },
  });
  const nameOf = async (id: string) => {
    const opened = await library.open(id);
    return opened.ok ? opened.diagram.name : opened.reason;
  };
  return {
    ...{ storage, text, locks, library, session, page, nameOf },
    saving: () => documentStore.getState().saved,
    shown: () => libraryStore.getState(),
  };
}
