/** What a learner can do in My diagrams: open, keep, copy, rename, delete, go back, take over from another tab. */
import { type Diagram, EMPTY_DIAGRAM } from '../../diagram/diagram.ts';
import { renameDiagram } from '../../diagram/edits.ts';
import { documentStore, ownDiagram, presentDiagram, replaceDocument } from '../document-store.ts';
import type { Origin } from './document-record.ts';
import { copyOf, createSaver, currentDocument, type SaverOptions } from './document-saver.ts';
import type { OpenedCopy, Stored } from './library.ts';
import { type Trouble, troubleOf } from './library-trouble.ts';
import { claimWriter, type WriterState } from './writer-lock.ts';

export type LibrarySession = ReturnType<typeof startLibrarySession>;

export function startLibrarySession(options: SaverOptions) {
  const { library, locks } = options;
  const saver = createSaver(options);

  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: two documents that are opened at once must not mix. */
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = turn.then(work);
    turn = answer.catch(() => {});
    return answer;
  };

  /** The open document, which this tab writes, after its last change is stored. */
  const savedNow = async (id: string): Promise<OpenedCopy | Trouble> => {
    await saver.flush();
    return library.open(id);
  };

  /** Opens a stored document. It is written only while this tab is its writer: see `current.writer`. */
  const open = async (id: string): Promise<OpenedCopy | Trouble> => {
    const readable = await library.open(id);
    // What cannot be opened leaves the present document where it is.
    if (!readable.ok) return readable;
    if (currentDocument().head?.id === id && currentDocument().writer === 'writing') return savedNow(id);
    const unsaved = await saver.leave();
    if (unsaved) return unsaved;
    // First the lock, then the reading: what is read by the writer is the newest there is.
    await saver.claimDocument(id);
    const newest = await library.open(id);
    const opened = newest.ok ? newest : readable;
    saver.begin(opened.head, opened.head.origin, opened.diagram, opened);
    return opened;
  };

  const refreshed = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    const answer = await work;
    await saver.refresh();
    return answer;
  };

  const renameOther = async (id: string, name: string): Promise<Stored | Trouble> => {
    const held = await claimWriter(locks, id);
    try {
      if (held.state() !== 'writing') return troubleOf('elsewhere');
      const opened = await library.open(id);
      if (!opened.ok) return opened;
      return await library.save(id, renameDiagram(opened.diagram, name), opened.head.current.turn);
    } finally {
      held.release();
    }
  };

  const duplicateOf = async (id: string): Promise<Stored | Trouble> => {
    const opened = await library.open(id);
    return opened.ok ? library.create(copyOf(opened.diagram), 'own') : opened;
  };

  return {
    open: (id: string) => inTurn(() => open(id)),
    /** Reads the list anew, for example when My diagrams is opened. */
    refresh: saver.refresh,
    /** Saves at once what is not saved yet. */
    flush: saver.flush,
    keep: saver.keep,
    stop: saver.stop,

    /** A document that is not kept yet: from a link, a file or an example. The visitor's own work stays where it is. */
    openDraft: (diagram: Diagram, origin: Origin): Promise<Trouble | null> =>
      inTurn(async () => {
        const unsaved = await saver.leave();
        if (!unsaved) saver.begin(null, origin, diagram);
        return unsaved;
      }),

    /** The draft that was shown before My diagrams was there; `asItCame`: without what was changed in it since. */
    adoptDraft: saver.adopt,

    /** What is on the canvas as a document of its own, also when it belongs to another tab by now. */
    makeCopy: (): Promise<Stored | Trouble> =>
      inTurn(async () => {
        const shown = ownDiagram(documentStore.getState());
        const copied = await library.create(copyOf(presentDiagram(documentStore.getState())), 'own');
        if (!copied.ok) return copied;
        saver.abandon(shown);
        await refreshed(open(copied.head.id));
        return copied;
      }),

    /** Only look at the document that another tab has. */
    view: () => saver.claimed()?.view(),

    /** While another tab has the document: shows what that tab has saved since, and takes the pen once it is free. */
    lookAgain: (): Promise<WriterState | null> =>
      inTurn(async () => {
        const { head, writer } = currentDocument();
        if (!head || !saver.isSaved() || writer === null || writer === 'writing') return writer;
        const probe = await claimWriter(locks, head.id);
        const isFree = probe.state() === 'writing';
        probe.release();
        const newest = await library.open(head.id);
        const isNewer = newest.ok && newest.head.current.turn !== head.current.turn;
        if (isFree || isNewer) await open(head.id);
        if (writer === 'viewing') saver.claimed()?.view();
        return currentDocument().writer;
      }),

    /** Takes the document from the other tab and shows what that tab saved last; undo brings back what was here. */
    takeOver: (): Promise<OpenedCopy | Trouble> =>
      inTurn(async () => {
        const { head, writer } = currentDocument();
        const claim = saver.claimed();
        if (!head || !claim) return troubleOf('gone');
        // Pressed twice: it is taken, and what is stored is no newer than what is here.
        if (writer === 'writing') return savedNow(head.id);
        await claim.takeOver();
        const opened = await library.open(head.id);
        if (!opened.ok) return opened;
        saver.follow(opened.head, opened.diagram);
        replaceDocument(opened.diagram, 'Take over from the other tab');
        await saver.flush();
        return opened;
      }),

    /** A document was saved to a file as it is now; the open one when none is named. A draft is kept nowhere yet. */
    async noteFile(id = currentDocument().head?.id): Promise<void> {
      await saver.flush();
      if (id !== undefined) await refreshed(library.noteFile(id));
    },

    /** A copy of any document in the list. */
    duplicate: (id: string) => refreshed(duplicateOf(id)),

    /** Renames a document of the list that is not open here. The open one is renamed by an edit, which undo takes back. */
    rename: (id: string, name: string) => refreshed(renameOther(id, name)),

    /** Into the trash, from where it can be taken out again. An open one is closed first. */
    trash: (id: string): Promise<Stored | Trouble> =>
      inTurn(async () => {
        if (currentDocument().head?.id === id) {
          if (await saver.leave()) saver.abandon(ownDiagram(documentStore.getState()));
          saver.begin(null, 'own', EMPTY_DIAGRAM);
        }
        return refreshed(library.trash(id));
      }),

    takeOutOfTrash: (id: string) => refreshed(library.takeOutOfTrash(id)),

    /** Removes a document for good. */
    remove: (id: string) => refreshed(library.remove(id)),

    /** Back to an earlier version of the open document, as one undo step; what was there is kept as a version. */
    restoreVersion: (version: number): Promise<OpenedCopy | Trouble> =>
      inTurn(async () => {
        const { head } = currentDocument();
        const opened = head ? await library.openVersion(head.id, version) : troubleOf('gone');
        if (!opened.ok) return opened;
        await saver.flush();
        saver.keepFormerNext();
        replaceDocument(opened.diagram, 'Restore an earlier version');
        await saver.flush();
        return opened;
      }),

    /** Empties the trash and thins out earlier versions, then saves what could not be saved. */
    async freeSpace(): Promise<void> {
      const listed = await library.list();
      for (const { id, head } of listed.ok ? listed.documents : []) {
        if (head && head.trashedMs !== null) await library.remove(id);
        else if (head) await library.thinVersions(id);
      }
      await saver.flush();
      await saver.refresh();
    },
  };
}
