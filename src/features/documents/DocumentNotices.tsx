/** One line over the canvas when the open diagram needs a decision: open in another tab, not saved, not safe to run. */
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { commandById } from '../../stores/commands.ts';
import {
  acceptRestore,
  copyOfShown,
  downloadDamaged,
  downloadKept,
  keepDraft,
  lookAgain,
  openWithoutRunning,
  startNewInstead,
  takeOver,
  undoRestore,
  viewOnly,
} from '../../stores/document-actions.ts';
import { documentStore } from '../../stores/document-store.ts';
import { endSafeMode } from '../../stores/documents.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { type LibraryState, libraryStore } from '../../stores/library/library-store.ts';
import type { Trouble } from '../../stores/library/library-trouble.ts';
import { requestShell } from '../../stores/shell-requests.ts';
import { Button } from '../../ui/Button.tsx';
import css from './notices.module.css';

interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'problem';
  readonly words: ReactNode;
  readonly ways: readonly { readonly label: string; readonly act: () => void; readonly first?: boolean }[];
}

const asked = (work: () => Promise<unknown>) => () => void work();
const copy = { label: 'Make a copy', act: asked(copyOfShown) };

function safeModeNotice({ unsafe }: LibraryState): Notice | null {
  if (!unsafe) return null;
  if (unsafe.opened)
    return {
      ...{ id: 'held', tone: 'info', words: `${unsafe.name} is open, but it does not run.` },
      ways: [
        { label: 'Run it', act: endSafeMode },
        { label: 'Download it', act: asked(() => downloadKept(unsafe.id)) },
      ],
    };
  return {
    ...{ id: 'unsafe', tone: 'problem', words: `The last diagram, ${unsafe.name}, stopped the page twice.` },
    ways: [
      { label: 'Open without running', act: asked(openWithoutRunning), first: true },
      { label: 'Download it', act: asked(() => downloadKept(unsafe.id)) },
      { label: 'Start new', act: asked(startNewInstead) },
    ],
  };
}

function otherTabNotice({ current, trouble }: LibraryState): Notice | null {
  if (trouble?.reason === 'newer')
    return {
      ...{
        id: 'newer',
        tone: 'problem',
        words: current.head
          ? 'A newer version of this page has saved this diagram. Here it can only be looked at.'
          : 'A newer version of this page keeps your diagrams. This one can only show, not save.',
      },
      ways: [{ label: 'Reload', act: () => location.reload(), first: true }, ...(current.head ? [copy] : [])],
    };
  const { head, writer } = current;
  if (!head || writer === 'writing') return null;
  const name = <strong>{head.name}</strong>;
  switch (writer) {
    case 'elsewhere':
      return {
        ...{ id: writer, tone: 'info', words: <>{name} is open in another tab, which saves it.</> },
        ways: [{ label: 'View', act: asked(viewOnly) }, copy, { label: 'Take over', act: asked(takeOver) }],
      };
    case 'viewing':
      return {
        ...{ id: writer, tone: 'info', words: <>You only look at {name} here.</> },
        ways: [copy, { label: 'Take over', act: asked(takeOver) }],
      };
    case 'lost':
      return {
        ...{ id: writer, tone: 'problem', words: <>Another tab has taken over {name}.</> },
        ways: [
          { label: 'View', act: asked(viewOnly) },
          copy,
          { label: 'Take it back', act: asked(takeOver) },
        ],
      };
    default:
      return null;
  }
}

/** Whatever keeps the open document from being saved. Header and notice say so until a save could be read back. */
function unsavedNotice(trouble: Trouble | null, words: string): Notice {
  const download = { label: 'Download', act: () => requestShell('save-file') };
  const freeSpace = { label: 'Free space', act: commandById('documents').run };
  const asLink = { label: 'Share a link', act: commandById('share').run };
  return {
    ...{ id: 'unsaved', tone: 'problem', words },
    ways: trouble?.reason === 'full' ? [download, freeSpace] : [download, asLink],
  };
}

function restoredNotice({ restored }: LibraryState): Notice | null {
  if (!restored) return null;
  const time = new Date(restored.savedMs).toLocaleTimeString();
  return {
    ...{
      id: 'restored',
      tone: 'problem',
      words: `Restored ${time}. The newest copy is damaged and kept aside.`,
    },
    ways: [
      ...(restored.diagram ? [{ label: 'Undo restore', act: undoRestore }] : []),
      { label: 'Download the damaged one', act: asked(downloadDamaged) },
      { label: 'All right', act: acceptRestore },
    ],
  };
}

function draftNotice({ current }: LibraryState): Notice | null {
  if (current.head || current.origin !== 'link') return null;
  return {
    ...{ id: 'draft', tone: 'info', words: 'From a link. It is kept as soon as you change it.' },
    ways: [{ label: 'Keep it', act: asked(keepDraft) }],
  };
}

export function DocumentNotices() {
  const state = useStore(libraryStore);
  const isEarlier = useStore(documentStore, ({ present }) => present !== null);
  const saveTrouble = useStore(documentStore, (document) =>
    document.readOnly === null ? document.saveTrouble : null,
  );
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  useEffect(() => {
    const look = () => {
      const { writer } = libraryStore.getState().current;
      if (document.visibilityState === 'visible' && writer !== null && writer !== 'writing') void lookAgain();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, []);
  const unsaved = saveTrouble === null ? null : unsavedNotice(state.trouble, saveTrouble);
  const notice = inLesson
    ? null
    : (safeModeNotice(state) ??
      otherTabNotice(state) ??
      unsaved ??
      restoredNotice(state) ??
      (isEarlier ? null : draftNotice(state)));
  if (!notice) return null;
  return (
    <section
      key={notice.id}
      className={css.notice}
      data-tone={notice.tone}
      aria-label="About this diagram"
      role={notice.tone === 'problem' ? 'alert' : undefined}
    >
      <p>{notice.words}</p>
      <div className={css.ways}>
        {notice.ways.map(({ label, act, first }) => (
          <Button key={label} look={first ? 'primary' : 'plain'} onClick={act}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
