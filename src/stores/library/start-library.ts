/** Opens My diagrams when the page starts: the storage, the work of the former autosave, and the last document. */
import type { KindTable } from '../../diagram/kind-rules.ts';
import { reportSaving } from '../document-store.ts';
import type { TextStorage } from '../save-slots.ts';
import { type Boot, beginBoot } from './boot-mark.ts';
import type { SaverOptions } from './document-saver.ts';
import { openIndexedStorage } from './indexed-storage.ts';
import { type KeyedStorage, MemoryStorage } from './keyed-storage.ts';
import { createLibrary, type Library, type OpenedCopy } from './library.ts';
import { type LibrarySession, startLibrarySession } from './library-session.ts';
import { libraryStore } from './library-store.ts';
import { type Trouble, troubleOf } from './library-trouble.ts';
import { moveFromAutosave } from './move-from-autosave.ts';
import type { Locks } from './writer-lock.ts';

export interface LibrarySurroundings {
  readonly kinds: KindTable;
  readonly openKeyed: () => Promise<KeyedStorage>;
  /** Where the former autosave kept its document. May throw. */
  readonly openText: () => TextStorage;
  readonly locks: Locks | null;
  readonly now: () => number;
  readonly newId: () => string;
  readonly whenLeaving: SaverOptions['whenLeaving'];
  readonly whenFirstKept?: () => void;
}

export interface StartedLibrary {
  readonly library: Library;
  readonly session: LibrarySession;
  /** The last document, where there is one; not in safe mode. */
  readonly opened: OpenedCopy | Trouble | null;
  /** The document that stopped the page twice and was therefore not opened. */
  readonly unsafeId: string | null;
  /** The page runs well: call it a few seconds after the first picture, and when the page is left. */
  readonly bootFinished: () => void;
  /** In words, what was put right or could not be read in the work of the former autosave. */
  readonly said: readonly string[];
}

/** `ownWork` is false when a link is opened instead: then the visitor's own documents stay closed. */
export async function startLibrary(
  surroundings: LibrarySurroundings,
  ownWork = true,
): Promise<StartedLibrary> {
  const { kinds, openKeyed, openText, locks, now, newId, whenLeaving, whenFirstKept } = surroundings;
  const lastingStorage = await openKeyed().catch(() => null);
  const lasting = lastingStorage !== null;
  const library = createLibrary({ storage: lastingStorage ?? new MemoryStorage(), kinds, now, newId });
  const session = startLibrarySession({
    ...{ library, locks: lasting ? locks : null, whenLeaving, lasting },
    ...(whenFirstKept && lasting ? { whenFirstKept } : {}),
  });
  const trouble = lasting ? null : troubleOf('blocked');
  libraryStore.setState({ place: lasting ? 'browser' : 'memory', trouble });
  if (trouble) reportSaving('not-saved', `${trouble.message} ${trouble.wayOut}`);

  const moved = await moveFromAutosave(openText, library, kinds, lasting);
  const said = moved.ok ? [...moved.repairs, ...(moved.trouble ? [moved.trouble] : [])] : [moved.message];
  await session.refresh();
  const newest = libraryStore.getState().documents[0]?.id ?? null;
  const id = ownWork ? (moved.ok && moved.id) || newest : null;
  const started = { library, session, said };
  if (id === null) return { ...started, opened: null, unsafeId: null, bootFinished: () => {} };
  const boot: Boot = beginBoot(openText, id);
  if (boot.mode === 'safe') {
    return { ...started, opened: null, unsafeId: id, bootFinished: boot.finished };
  }
  return { ...started, opened: await session.open(id), unsafeId: null, bootFinished: boot.finished };
}

/** Ids that no two documents share; works on pages without a secure connection too. */
export function randomDocumentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `doc-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The browser's own locks, where it has them. */
export function browserLocks(): Locks | null {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks ? { request: (name, options, held) => locks.request(name, options, held) } : null;
}

/** Asks the browser not to clear this page's storage when space is short. It may say no, and nobody need know. */
export function askToPersist(): void {
  (navigator as Partial<Navigator>).storage?.persist?.().catch(() => {});
}

/** What a page in the browser hands in. */
export function browserSurroundings(
  kinds: KindTable,
  whenLeaving: SaverOptions['whenLeaving'],
): LibrarySurroundings {
  return {
    kinds,
    openKeyed: openIndexedStorage,
    openText: () => localStorage,
    locks: browserLocks(),
    now: () => Date.now(),
    newId: randomDocumentId,
    whenLeaving,
    whenFirstKept: askToPersist,
  };
}
