/** What the page shows of My diagrams: which document is open, who may write it, and what there is. */
import { createStore } from 'zustand/vanilla';
import type { Head, Origin } from './document-record.ts';
import type { DamagedCopy, Listed } from './library.ts';
import type { Trouble } from './library-trouble.ts';
import type { WriterState } from './writer-lock.ts';

/** The document that is open. A draft, such as one from a link, is kept from its first edit on. */
export interface Current {
  /** Null for a draft. */
  readonly head: Head | null;
  readonly origin: Origin;
  /** Null for a draft. */
  readonly writer: WriterState | null;
}

export interface Restored extends DamagedCopy {
  /** When the copy on the canvas was saved. */
  readonly savedMs: number;
}

export interface LibraryState {
  readonly current: Current;
  readonly documents: readonly Listed[];
  readonly trash: readonly Listed[];
  /** `memory`: this page cannot keep anything; what is made lasts as long as the page. */
  readonly place: 'opening' | 'browser' | 'memory';
  readonly trouble: Trouble | null;
  /** The newest copy of the open document is damaged, and this one was opened instead. */
  readonly restored: Restored | null;
  /** The document that stopped the page twice: it is not opened without asking, and not run without asking. */
  readonly unsafe: { readonly id: string; readonly name: string; readonly opened: boolean } | null;
}

export const libraryStore = createStore<LibraryState>(() => ({
  current: { head: null, origin: 'own', writer: null },
  documents: [],
  trash: [],
  place: 'opening',
  trouble: null,
  restored: null,
  unsafe: null,
}));

export function showDocuments(listed: readonly Listed[]): void {
  const inTrash = ({ head }: Listed) => head?.trashedMs != null;
  libraryStore.setState({
    documents: listed.filter((each) => !inTrash(each)),
    trash: listed
      .filter(inTrash)
      .toSorted((one, other) => (other.head?.trashedMs ?? 0) - (one.head?.trashedMs ?? 0)),
  });
}
