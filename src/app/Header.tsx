/** The header: whose diagram this is, whether it is saved, and what can be done with the whole of it. */
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Eye,
  LoaderCircle,
  LogOut,
  Redo2,
  Undo2,
} from 'lucide-react';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { LIMITS } from '../diagram/diagram.ts';
import { renameDiagram } from '../diagram/edits.ts';
import { commandById } from '../stores/commands.ts';
import { documentStore, edit } from '../stores/document-store.ts';
import { lessonStore } from '../stores/lesson-store.ts';
import type { Origin } from '../stores/library/document-record.ts';
import { libraryStore } from '../stores/library/library-store.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Header.module.css';
import { HeaderActions } from './later-panels.ts';
import { leaveLesson } from './lesson-doors.ts';
import { MenuButton } from './MenuButton.tsx';
import { OpenLesson } from './OpenLesson.tsx';
import { withKey } from './with-key.ts';

export function Header() {
  const name = useStore(documentStore, (document) => document.diagram.name);
  const lesson = useStore(lessonStore, (state) => state.lesson);
  return (
    <header className={css.header} data-region="header" tabIndex={-1}>
      <span className={css.logo}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 19h20M5 19v-8M19 19v-8M3 11h18M12 11V4" />
        </svg>
        <span className={css.brand}>Loadbearing</span>
      </span>
      {lesson ? (
        <OpenLesson lesson={lesson} />
      ) : (
        <TextField
          label="Name of the diagram"
          labelHidden
          className={css.name}
          value={name}
          maxLength={LIMITS.nameLength}
          onCommit={(text) => edit('Rename the diagram', (diagram) => renameDiagram(diagram, text))}
        />
      )}
      <SavedState inLesson={lesson !== null} />
      <div className={css.steps}>
        <StepButton id="undo" />
        <StepButton id="redo" />
      </div>
      {lesson && (
        <Button icon={<LogOut />} className={css.leave} onClick={leaveLesson}>
          <span>
            Leave<span className={css.wide}> lesson</span>
          </span>
        </Button>
      )}
      <Suspense fallback={<MenuButton opens={null} />}>
        <HeaderActions inLesson={lesson !== null} />
      </Suspense>
    </header>
  );
}

function StepButton({ id }: { readonly id: 'undo' | 'redo' }) {
  const label = useStore(documentStore, (document) =>
    id === 'undo' ? document.undoLabel : document.redoLabel,
  );
  const word = id === 'undo' ? 'Undo' : 'Redo';
  const name = label
    ? `${word} ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : `${word}: nothing to ${id}`;
  return (
    <Button
      look="quiet"
      icon={id === 'undo' ? <Undo2 /> : <Redo2 />}
      name={name}
      title={withKey(name, id)}
      aria-disabled={label === null}
      className={label === null ? css.idle : undefined}
      onClick={() => label !== null && commandById(id).run()}
    />
  );
}

/** A document that is not kept yet. */
const DRAFT_WORDS: Readonly<Record<Origin, string>> = {
  own: 'New',
  link: 'From a link',
  file: 'From a file',
  lesson: 'From a lesson',
  example: 'Example',
};

function SavedState({ inLesson }: { readonly inLesson: boolean }) {
  const saved = useStore(documentStore, (document) => document.saved);
  const trouble = useStore(documentStore, (document) => document.saveTrouble);
  const readOnly = useStore(documentStore, (document) => document.readOnly);
  const isDraft = useStore(libraryStore, ({ current }) => current.head === null);
  const origin = useStore(libraryStore, ({ current }) => current.origin);
  if (trouble !== null && readOnly === null)
    return (
      <span className={css.trouble} title={trouble}>
        <CircleAlert aria-hidden="true" />
        <span>Not saved</span>
      </span>
    );
  if (inLesson) return <span className={css.saved} />;
  if (readOnly !== null)
    return (
      <span className={css.saved} title={readOnly}>
        <Eye aria-hidden="true" />
        <span>Only to look at</span>
      </span>
    );
  if (saved === 'saved' && isDraft)
    return (
      <span className={css.saved} title="Kept in this browser as soon as you change it">
        <CircleDashed aria-hidden="true" />
        <span>{DRAFT_WORDS[origin]}</span>
      </span>
    );
  const words = saved === 'saving' ? 'Saving…' : 'Saved in this browser';
  return (
    <span className={css.saved} title={words}>
      {saved === 'saving' ? <LoaderCircle aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <span>
        {saved === 'saving' ? words : 'Saved'}
        {saved === 'saved' && <span className={css.where}> in this browser</span>}
      </span>
    </span>
  );
}
