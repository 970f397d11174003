/** Promise of My diagrams in two and three tabs (B10): whatever they do and however they end, no acknowledged edit is lost, and one writes. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { FakeText, SharedLocks } from './fake-surroundings.ts';
import { type Changes, type KeyedStorage, MemoryStorage } from './keyed-storage.ts';

/** The whole of it: npm run test:deep. */
const deep = import.meta.env.MODE === 'deep';
const INTERLEAVINGS = deep ? 500 : 40;
const STEPS = 40;

/** Each tab has modules of its own, as in a browser: stores are not shared between tabs. */
async function freshModules() {
  vi.resetModules();
  const { kindTable } = await import('../../catalog/index.ts');
  const { EMPTY_DIAGRAM } = await import('../../diagram/diagram.ts');
  const { addNote } = await import('../../diagram/note-edits.ts');
  const documents = await import('../document-store.ts');
  const { startLibrary } = await import('./start-library.ts');
  const { libraryStore } = await import('./library-store.ts');
  return { kindTable, EMPTY_DIAGRAM, addNote, documents, startLibrary, libraryStore };
}
type Modules = Awaited<ReturnType<typeof freshModules>>;

interface Shared {
  readonly storage: MemoryStorage;
  readonly text: FakeText;
  readonly locks: SharedLocks;
  readonly newId: () => string;
  /** How long the database takes this time. */
  readonly delay: () => number;
}

/** The shared database as one tab sees it: slow, and silent once the tab is gone. */
class TabStorage implements KeyedStorage {
  isGone = false;
  private readonly shared: Shared;
  constructor(shared: Shared) {
    this.shared = shared;
  }
  private async reach(): Promise<MemoryStorage> {
    await new Promise((resolve) => setTimeout(resolve, this.shared.delay()));
    return this.isGone ? new Promise<never>(() => {}) : this.shared.storage;
  }
  get = async (key: string) => (await this.reach()).get(key);
  entries = async (start: string) => (await this.reach()).entries(start);
  update = async (keys: readonly string[], change: (values: readonly unknown[]) => Changes) =>
    (await this.reach()).update(keys, change);
}

class Tab {
  private started: Awaited<ReturnType<Modules['startLibrary']>> | null = null;
  private opening: Promise<void> | null = null;
  private storage: TabStorage | null = null;
  private leave = () => {};
  private readonly name: string;
  private readonly modules: Modules;
  private readonly shared: Shared;
  constructor(name: string, modules: Modules, shared: Shared) {
    this.name = name;
    this.modules = modules;
    this.shared = shared;
  }

  get session() {
    return this.started?.session ?? null;
  }

  get current() {
    return this.modules.libraryStore.getState().current;
  }

  /** What is saved for sure, as the page says. */
  acknowledged(): readonly string[] {
    const { saved, readOnly } = this.modules.documents.documentStore.getState();
    const isKept = this.session && saved === 'saved' && readOnly === null && this.current.head;
    return isKept ? this.notes() : [];
  }

  notes(): readonly string[] {
    const { documentStore, ownDiagram } = this.modules.documents;
    return ownDiagram(documentStore.getState()).notes.map(({ text }) => text);
  }

  open(): void {
    if (this.opening) return;
    const { documents, libraryStore, startLibrary, kindTable, EMPTY_DIAGRAM } = this.modules;
    documents.startDocument(EMPTY_DIAGRAM);
    documents.documentStore.setState({ readOnly: null });
    documents.reportSaving('saved');
    libraryStore.setState(libraryStore.getInitialState());
    const { text, locks, newId } = this.shared;
    const storage = new TabStorage(this.shared);
    this.storage = storage;
    this.opening = startLibrary({
      ...{ kinds: kindTable, locks: locks.tab(this.name), now: () => Date.now(), newId },
      openKeyed: async () => storage,
      openText: () => text,
      whenLeaving: (leaving) => {
        this.leave = leaving;
        return () => {};
      },
    }).then((started) => {
      if (this.storage !== storage) return started.session.stop();
      started.bootFinished();
      this.started = started;
      if (!started.opened?.ok) started.session.adoptDraft('own', EMPTY_DIAGRAM);
    });
  }

  edit(token: string): void {
    if (!this.session) return;
    const { documents, addNote } = this.modules;
    documents.edit('Note', (diagram) => addNote(diagram, { x: 0, y: 0, text: token }).diagram);
  }

  /** In order, or not: then nothing is said to anybody. */
  end(isCrash: boolean): void {
    if (!this.opening) return;
    if (!isCrash && this.session) this.leave();
    if (this.storage) this.storage.isGone = true;
    this.shared.locks.kill(this.name);
    this.started?.session.stop();
    this.started = null;
    this.opening = null;
    this.storage = null;
    this.leave = () => {};
  }
}

type Deed =
  | {
      readonly does: 'open' | 'close' | 'crash' | 'take over' | 'view' | 'copy' | 'look again';
      readonly tab: number;
    }
  | { readonly does: 'edit'; readonly tab: number }
  | { readonly does: 'wait'; readonly ms: number };

const tab = fc.nat(2);
const deeds = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ does: fc.constant('edit' as const), tab }), weight: 6 },
    { arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.nat(700) }), weight: 6 },
    {
      arbitrary: fc.record({
        does: fc.constantFrom('open', 'open', 'close', 'crash', 'take over', 'view', 'copy', 'look again'),
        tab,
      }),
      weight: 5,
    },
  ) as fc.Arbitrary<Deed>,
  { minLength: STEPS, maxLength: STEPS },
);

async function play(
  list: readonly Deed[],
  delays: readonly number[],
  modules: readonly Modules[],
  many: number,
) {
  let ids = 0;
  let waits = 0;
  const shared: Shared = {
    ...{ storage: new MemoryStorage(), text: new FakeText(), locks: new SharedLocks() },
    newId: () => `doc-${++ids}`,
    delay: () => delays[waits++ % delays.length] ?? 0,
  };
  const tabs = modules.slice(0, many).map((each, index) => new Tab(`tab ${index}`, each, shared));
  /** By document: what a page has called saved. */
  const promised = new Map<string, Set<string>>();
  const made = { edits: 0, promised: 0, crashes: 0, takenOver: 0 };

  const look = () => {
    const writers = tabs.flatMap(({ session, current }) =>
      session && current.head && current.writer === 'writing' ? [current.head.id] : [],
    );
    expect(new Set(writers).size, `writers of ${writers}`).toBe(writers.length);
    for (const each of tabs) {
      const id = each.current.head?.id;
      if (id === undefined) continue;
      const known = promised.get(id) ?? new Set();
      promised.set(id, known);
      for (const token of each.acknowledged()) known.add(token);
    }
  };

  tabs[0]?.open();
  await vi.advanceTimersByTimeAsync(2000);
  for (const deed of list) {
    const each = 'tab' in deed ? tabs[deed.tab % many]! : null;
    if (deed.does === 'wait') await vi.advanceTimersByTimeAsync(deed.ms);
    else if (deed.does === 'edit') each?.edit(`note ${++made.edits}`);
    else if (deed.does === 'open') each?.open();
    else if (deed.does === 'close') each?.end(false);
    else if (deed.does === 'crash') {
      made.crashes++;
      each?.end(true);
    } else if (deed.does === 'view') each?.session?.view();
    else if (deed.does === 'copy') void each?.session?.makeCopy();
    else if (deed.does === 'look again') void each?.session?.lookAgain();
    else {
      made.takenOver++;
      void each?.session?.takeOver();
    }
    await vi.advanceTimersByTimeAsync(0);
    look();
  }
  for (const each of tabs) each.end(false);
  await vi.advanceTimersByTimeAsync(5000);

  // A new visit: everything that was ever called saved is there.
  const last = tabs[0]!;
  last.open();
  await vi.advanceTimersByTimeAsync(5000);
  const library = last.session;
  for (const [id, tokens] of promised) {
    if (tokens.size === 0) continue;
    const opened = library?.open(id);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await opened, id).toMatchObject({ ok: true });
    const there = new Set(last.notes());
    expect(
      [...tokens].filter((token) => !there.has(token)),
      `lost in ${id}`,
    ).toEqual([]);
    made.promised += tokens.size;
  }
  last.end(false);
  await vi.advanceTimersByTimeAsync(2000);
  return made;
}

test(
  `${INTERLEAVINGS} interleavings of edits, waits, crashes, reloads and take-overs in two and three tabs`,
  async () => {
    const modules = [await freshModules(), await freshModules(), await freshModules()];
    vi.useFakeTimers();
    const sum = { edits: 0, promised: 0, crashes: 0, takenOver: 0 };
    try {
      await fc.assert(
        fc.asyncProperty(
          deeds,
          fc.array(fc.nat(60), { minLength: 7, maxLength: 7 }),
          fc.constantFrom(2, 3),
          async (list, delays, many) => {
            const made = await play(list, delays, modules, many);
            for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += made[key];
          },
        ),
        { numRuns: INTERLEAVINGS },
      );
    } finally {
      vi.useRealTimers();
    }
    if (deep) console.info('Many tabs:', INTERLEAVINGS, 'interleavings', sum);
    expect(Math.min(sum.promised, sum.crashes, sum.takenOver)).toBeGreaterThan(INTERLEAVINGS);
  },
  deep ? 3_600_000 : 120_000,
);
