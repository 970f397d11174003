/** Saves the open document a moment after each change, one save after the other, and keeps trying where it must. */
import type { Diagram } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { documentStore, ownDiagram, reportSaving, startOwnDocument } from '../document-store.ts';
import type { TextStorage } from '../save-slots.ts';
import type { Head, Origin } from './document-record.ts';
import { dropLastWords, keepLastWords } from './last-words.ts';
import type { Library, OpenedCopy, Stored } from './library.ts';
import { type Current, libraryStore, showDocuments } from './library-store.ts';
import { type Trouble, type TroubleReason, troubleOf } from './library-trouble.ts';
import { claimWriter, type Locks, type WriterClaim } from './writer-lock.ts';

/** Whoever works on without a pause is saved so often: with the writing itself, at most half a second of work is at stake. */
const WAIT_MS = 300;
const RETRY_MS = 10_000;
/** What may be over by itself. */
const PASSING: readonly TroubleReason[] = ['full', 'blocked', 'forgets'];
const IN_ANOTHER_TAB = 'Only to look at: open in another tab.';
const ONLY_LOOK = 'This diagram is open in another tab. Make a copy, or take it over, to change it here.';

export interface SaverOptions {
  readonly library: Library;
  readonly locks: Locks | null;
  readonly newId: () => string;
  /** Takes at once what cannot wait for the database when the page is left. May throw. */
  readonly openText: () => TextStorage;
  /** Calls back when the page is hidden or left; returns how to stop listening. */
  readonly whenLeaving: (leaving: () => void) => () => void;
  /** Why nothing can be kept beyond the page; null: it can. */
  readonly fleeting?: Trouble | null;
  /** Called once, when the first document is kept: the time to ask the browser not to clear its storage. */
  readonly whenFirstKept?: () => void;
}

export type DocumentSaver = ReturnType<typeof createSaver>;

export const copyOf = (diagram: Diagram) => renameDiagram(diagram, `${diagram.name} copy`);

export const currentDocument = () => libraryStore.getState().current;

export function createSaver(options: SaverOptions) {
  const { library, locks, newId, openText, whenLeaving, fleeting = null, whenFirstKept } = options;
  let claim: WriterClaim | null = null;
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly dueMs: number } | null = null;
  let saving: Promise<void> = Promise.resolve();
  /** The open document as it is stored; for a draft as it came. */
  let stored: Diagram = ownDiagram(documentStore.getState());
  /** The first save of a session keeps what was there before as a version. */
  let keepFormer = true;
  let firstKept = false;
  /** The open document was saved by a newer release. */
  let isNewer = false;
  /** The id that the open draft gets once it is kept. */
  let draftId = newId();

  const isSaved = () => ownDiagram(documentStore.getState()) === stored;

  const setCurrent = (change: Partial<Current>) =>
    libraryStore.setState((state) => ({ current: { ...state.current, ...change } }));

  const refresh = async () => {
    const listed = await library.list();
    if (listed.ok) showDocuments(listed.documents);
  };

  /** Says how it stands with the document: saved only when it is so on a storage that lasts. */
  const say = (trouble: Trouble | null = null) => {
    const { head, writer } = currentDocument();
    const shown = trouble ?? fleeting ?? (isNewer ? troubleOf('newer') : null);
    libraryStore.setState({ trouble: shown });
    const elsewhere = head !== null && writer !== 'writing';
    const readOnly = shown?.reason === 'newer' ? `${shown.message} ${shown.wayOut}` : null;
    documentStore.setState({ readOnly: elsewhere ? ONLY_LOOK : readOnly });
    if (shown) return reportSaving('not-saved', shown.message);
    if (elsewhere) return reportSaving('not-saved', IN_ANOTHER_TAB);
    reportSaving(isSaved() ? 'saved' : 'saving');
  };

  /** Gives the lock back. Until another document stands open this one is not written any more. */
  const letGo = () => {
    claim?.release();
    claim = null;
    if (currentDocument().head) setCurrent({ writer: 'asking' });
  };

  const claimDocument = async (id: string): Promise<void> => {
    letGo();
    claim = await claimWriter(locks, id, (writer) => {
      // What is heard before the document stands open says nothing about the one that still does.
      if (currentDocument().head?.id !== id) return;
      setCurrent({ writer });
      say();
    });
  };

  const keepDraft = async (diagram: Diagram): Promise<Stored | Trouble> => {
    const created = await library.create(diagram, currentDocument().origin, draftId);
    if (!created.ok) return created;
    await claimDocument(created.head.id);
    setCurrent({ head: created.head, writer: claim?.state() ?? null });
    return created;
  };

  /** A document whose storage was cleared under it is kept anew, as what it was. */
  const saveOver = async (head: Head, diagram: Diagram): Promise<Stored | Trouble> => {
    const saved = await library.save(head.id, diagram, head.current.turn, keepFormer);
    return saved.ok || saved.reason !== 'gone' ? saved : library.create(diagram, head.origin, head.id);
  };

  const store = async (diagram: Diagram): Promise<Stored | Trouble> => {
    const { head } = currentDocument();
    const outcome = head ? await saveOver(head, diagram) : await keepDraft(diagram);
    if (!outcome.ok) {
      if (outcome.reason === 'elsewhere') setCurrent({ writer: 'lost' });
      if (PASSING.includes(outcome.reason)) schedule(RETRY_MS);
      say(outcome);
      return outcome;
    }
    stored = diagram;
    keepFormer = false;
    dropLastWords(openText, outcome.head.id);
    setCurrent({ head: outcome.head });
    say();
    if (!firstKept) whenFirstKept?.();
    firstKept = true;
    await refresh();
    return outcome;
  };

  const write = async (): Promise<void> => {
    const diagram = ownDiagram(documentStore.getState());
    const { head, writer } = currentDocument();
    if (diagram === stored) say();
    else if (head && writer !== 'writing') say(libraryStore.getState().trouble);
    else await store(diagram);
  };

  const drop = () => {
    if (waiting !== null) clearTimeout(waiting.timer);
    waiting = null;
  };

  const flush = (): Promise<void> => {
    drop();
    saving = saving.then(write);
    return saving;
  };

  /** The earliest time counts: a change does not put off what is due for the one before. */
  const schedule = (afterMs: number) => {
    const dueMs = Date.now() + afterMs;
    if (waiting !== null && waiting.dueMs <= dueMs) return;
    drop();
    waiting = { timer: setTimeout(() => void flush(), afterMs), dueMs };
  };

  const unsubscribe = documentStore.subscribe((state, before) => {
    if (ownDiagram(state) === ownDiagram(before) || state.lastChange.by === 'load') return;
    if (state.saved === 'saved') reportSaving('saving');
    schedule(WAIT_MS);
  });
  const stopListening = whenLeaving(() => {
    const { head, origin, writer } = currentDocument();
    const mayWrite = head === null || writer === 'writing';
    if (!isSaved() && mayWrite && fleeting === null) {
      const place = { id: head?.id ?? draftId, turn: head?.current.turn ?? 0, origin };
      keepLastWords(openText, { ...place, diagram: ownDiagram(documentStore.getState()) });
    }
    void flush();
  });

  return {
    isSaved,
    refresh,
    flush,
    claimDocument,
    claimed: () => claim,

    /** Keeps the open draft without waiting for an edit. */
    async keep(): Promise<Stored | Trouble> {
      await flush();
      const { head } = currentDocument();
      return head ? { ok: true, head } : store(ownDiagram(documentStore.getState()));
    },

    /** Another document in place of the open one, with no way back to it by undo. */
    begin(head: Head | null, origin: Origin, diagram: Diagram, opened?: OpenedCopy): void {
      drop();
      isNewer = opened?.isNewer ?? false;
      const { restored = null, damaged } = opened ?? {};
      libraryStore.setState({
        restored: restored && damaged ? { savedMs: restored.savedMs, ...damaged } : null,
      });
      keepFormer = true;
      stored = diagram;
      draftId = newId();
      startOwnDocument(diagram);
      setCurrent({ head, origin, writer: head ? (claim?.state() ?? null) : null });
      say();
    },

    /** The draft on the canvas came as this; what was changed in it since then is saved. */
    adopt(origin: Origin, asItCame: Diagram): void {
      stored = asItCame;
      draftId = newId();
      setCurrent({ head: null, origin, writer: null });
      say();
      if (!isSaved()) schedule(WAIT_MS);
    },

    /** The stored document has become this one; the open one follows by an edit. */
    follow(head: Head, diagram: Diagram): void {
      keepFormer = true;
      stored = diagram;
      setCurrent({ head });
    },

    keepFormerNext(): void {
      keepFormer = true;
    },

    /**
     * Saves what is not saved, then lets the document go. What was changed while another tab was the writer is kept as
     * a copy. An answer says why it cannot be saved; the document then stays open.
     */
    async leave(): Promise<Trouble | null> {
      if (waiting !== null) await flush();
      await saving;
      if (!isSaved()) {
        const { head, writer } = currentDocument();
        const kept =
          head && writer !== 'writing'
            ? await library.create(copyOf(ownDiagram(documentStore.getState())), 'own')
            : await store(ownDiagram(documentStore.getState()));
        if (!kept.ok) return kept;
        await refresh();
      }
      letGo();
      return null;
    },

    /** Lets the document go as it is stored: this, which was on the canvas, has gone into another one. */
    abandon(kept: Diagram): void {
      drop();
      stored = kept;
      letGo();
    },

    stop(): void {
      unsubscribe();
      stopListening();
      drop();
      claim?.release();
    },
  };
}
