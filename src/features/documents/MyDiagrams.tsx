/** My diagrams: everything this browser keeps of the visitor's work, newest first, and what was deleted. */
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { emptyTrash, putBack, refreshDocuments, removeForGood } from '../../stores/document-actions.ts';
import { libraryStore } from '../../stores/library/library-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { whenInSentence } from '../../stores/when-words.ts';
import { Button } from '../../ui/Button.tsx';
import { DocumentRow, UnreadableRow } from './DocumentRow.tsx';
import css from './documents.module.css';

export function MyDiagrams() {
  const documents = useStore(libraryStore, (state) => state.documents);
  const trash = useStore(libraryStore, (state) => state.trash);
  const openId = useStore(libraryStore, ({ current }) => current.head?.id ?? null);
  const inMemory = useStore(libraryStore, ({ place }) => place === 'memory');
  const full = useStore(libraryStore, ({ trouble }) => trouble?.reason === 'full');
  useEffect(() => void refreshDocuments(), []);
  return (
    <>
      <LastMessage />
      {full && (
        <div className={css.trouble}>
          <p>
            <strong>Browser storage is full.</strong> Delete diagrams that you do not need, then free the
            space.
          </p>
          <Button onClick={() => void emptyTrash()}>Free space</Button>
        </div>
      )}
      {inMemory && (
        <p className={css.trouble}>
          This page cannot save here. What you make lasts as long as the page: save it to a file.
        </p>
      )}
      {documents.length === 0 ? (
        <p className={css.quiet}>
          Nothing is kept yet. A diagram is kept as soon as you change something in it.
        </p>
      ) : (
        <ul className={css.list} aria-label="My diagrams">
          {documents.map((listed) =>
            listed.head ? (
              <DocumentRow key={listed.id} head={listed.head} isOpen={listed.id === openId} />
            ) : (
              <UnreadableRow key={listed.id} {...listed} />
            ),
          )}
        </ul>
      )}
      {trash.length > 0 && (
        <section className={css.trash}>
          <h3>Deleted</h3>
          <ul className={css.list}>
            {trash.map(({ id, head }) => (
              <li key={id} className={css.deleted}>
                <span className={css.words}>
                  <span>{head?.name}</span>
                  <span className={css.quiet}>
                    Deleted {whenInSentence(head?.trashedMs ?? 0, Date.now())}
                  </span>
                </span>
                <span className={css.actions}>
                  <Button icon={<Undo2 />} onClick={() => void putBack(id)}>
                    Put back<span className="visually-hidden">{head?.name}</span>
                  </Button>
                  <Button look="danger" onClick={() => void removeForGood(id)}>
                    Remove for good<span className="visually-hidden">: {head?.name}</span>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={css.note}>
        Everything is kept in this browser only. Clearing its data removes it, so save what matters to a file.
      </p>
    </>
  );
}

/** What was said last, again inside the window: what is outside of it is not read aloud while it is open. */
function LastMessage() {
  const { id, text, tone } = useStore(viewStore, (view) => view.announcement);
  const [before] = useState(id);
  const deleted = useStore(libraryStore, ({ trash }) => trash[0]);
  const isNews = id !== before;
  const undoable =
    isNews && deleted?.head && text.startsWith(`Deleted ${deleted.head.name}.`) ? deleted.id : null;
  return (
    <div className={isNews ? css.message : undefined} data-tone={tone}>
      <p role="status">{isNews && text}</p>
      {undoable !== null && (
        <Button icon={<Undo2 />} onClick={() => void putBack(undoable)}>
          Undo
        </Button>
      )}
    </div>
  );
}
