/** Opens My diagrams when the page starts: the storage, the work of the former autosave, and the last document. */
import type { Diagram } from '../../diagram/diagram.ts';
import type { KindTable } from '../../diagram/kind-rules.ts';
import { reportSaving } from '../document-store.ts';
import { type Boot, beginBoot } from './boot-mark.ts';
import { browserLocks } from './browser-locks.ts';
import type { SaverOptions } from './document-saver.ts';
import { openIndexedStorage } from './indexed-storage.ts';
import { type KeyedStorage, MemoryStorage } from './keyed-storage.ts';
import { type ListedText, takeInLastWords } from './last-words.ts';
import { createLibrary, type Library, type OpenedCopy } from './library.ts';
import { type LibrarySession, startLibrarySession } from './library-session.ts';
import { libraryStore } from './library-store.ts';
import { type Trouble, troubleFrom } from './library-trouble.ts';
import { moveFromAutosave } from './move-from-autosave.ts';
import type { Locks } from './writer-lock.ts';

export interface LibrarySurroundings {
  readonly kinds: KindTable;
  readonly openKeyed: () => Promise<KeyedStorage>;
  /** Where the former autosave kept its document. May throw. */
  readonly openText: () => ListedText;
  readonly locks: Locks | null;
  readonly now: () => number;
  readonly newId: () => string;
  /** Ids of documents to open before the newest, such as the one this tab had open. */
  readonly preferred?: readonly string[];
  readonly whenLeaving: SaverOptions['whenLeaving'];
  readonly whenFirstKept?: () => void;
}

export interface StartedLibrary {
  readonly library: Library;
  readonly session: LibrarySession;
  /** The last document, where there is one; not in safe mode. */
  readonly opened: OpenedCopy | Trouble | null;
  /** Work of the former autosave that could not be moved here: it can still be shown. */
  readonly unmoved: Diagram | null;
  /** The page runs well: call it a few seconds after the first picture, and when the page is left. */
  readonly bootFinished: () => void;
  /** In words, what was put right or could not be read in the work of the former autosave. */
  readonly said: readonly string[];
}

/** Opens the last document, unless `ownWork` says no: a link is opened instead, or work has begun on the canvas. */
export async function startLibrary(
  surroundings: LibrarySurroundings,
  ownWork: () => boolean = () => true,
): Promise<StartedLibrary> {
  const { kinds, openKeyed, openText, locks, now, newId, whenLeaving, whenFirstKept } = surroundings;
  const { preferred = [] } = surroundings;
  const opening = await openKeyed().catch(troubleFrom);
  const fleeting = 'ok' in opening ? opening : null;
  const storage = 'ok' in opening ? new MemoryStorage() : opening;
  const lasting = fleeting === null;
  const library = createLibrary({ storage, kinds, now, newId });
  const session = startLibrarySession({
    ...{ library, locks: lasting ? locks : null, newId, openText, whenLeaving, fleeting },
    ...(whenFirstKept && lasting ? { whenFirstKept } : {}),
  });
  libraryStore.setState({ place: lasting ? 'browser' : 'memory', trouble: fleeting });
  if (fleeting) reportSaving('not-saved', `${fleeting.message} ${fleeting.wayOut}`);

  const moved = await moveFromAutosave(openText, library, kinds, lasting);
  const taken = lasting ? await takeInLastWords({ openText, library, kinds, locks }) : [];
  await session.refresh();
  const present = libraryStore.getState().documents.map((listed) => listed.id);
  const usual = preferred.find((each) => present.includes(each)) ?? present[0] ?? null;
  const started = { library, session, said: moved.said, unmoved: moved.unmoved };
  const id = ownWork() && !moved.unmoved ? (moved.id ?? taken.at(-1) ?? usual) : null;
  if (id === null) return { ...started, opened: null, bootFinished: () => {} };
  const boot: Boot = beginBoot(openText, id);
  if (boot.mode === 'safe') {
    const head = libraryStore.getState().documents.find((listed) => listed.id === id)?.head;
    libraryStore.setState({ unsafe: { id, name: head?.name ?? 'The last diagram', opened: false } });
    return { ...started, opened: null, bootFinished: boot.finished };
  }
  return { ...started, opened: await session.open(id), bootFinished: boot.finished };
}

/** Ids that no two documents share; works on pages without a secure connection too. */
export function randomDocumentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `doc-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Asks the browser not to clear this page's storage when space is short. It may say no, and nobody need know. */
export function askToPersist(): void {
  (navigator as Partial<Navigator>).storage?.persist?.().catch(() => {});
}

/** What a page in the browser hands in. */
export function browserSurroundings(
  kinds: KindTable,
  whenLeaving: SaverOptions['whenLeaving'],
  preferred: readonly string[],
): LibrarySurroundings {
  return {
    kinds,
    openKeyed: openIndexedStorage,
    openText: () => localStorage,
    locks: browserLocks(),
    now: () => Date.now(),
    newId: randomDocumentId,
    preferred,
    whenLeaving,
    whenFirstKept: askToPersist,
  };
}
