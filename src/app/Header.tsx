/** The header: whose diagram this is, whether it is saved, and what can be done with the whole of it. */
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Eye,
  FilePlus2,
  Files,
  FolderOpen,
  GraduationCap,
  HardDriveDownload,
  Image,
  Keyboard,
  LayoutGrid,
  LoaderCircle,
  LogOut,
  Menu,
  Monitor,
  Moon,
  Presentation,
  Redo2,
  RotateCcw,
  Scale,
  Share2,
  Sun,
  Undo2,
} from 'lucide-react';
import { useStore } from 'zustand';
import { LIMITS } from '../diagram/diagram.ts';
import { renameDiagram } from '../diagram/edits.ts';
import { commandById } from '../stores/commands.ts';
import { documentStore, edit } from '../stores/document-store.ts';
import { keyCaps } from '../stores/keys.ts';
import { lessonStore } from '../stores/lesson-store.ts';
import type { Origin } from '../stores/library/document-record.ts';
import { libraryStore } from '../stores/library/library-store.ts';
import { exampleNamed, isAsOpened, resetExample } from '../stores/opened-example.ts';
import { type Theme, updateView, viewStore } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { openFromFile, saveToFile } from './diagram-files.ts';
import css from './Header.module.css';
import { leaveLesson } from './lesson-doors.ts';
import { OpenLesson } from './OpenLesson.tsx';
import { ON_MAC } from './use-keys.ts';

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
      <Button look="quiet" className={css.more} icon={<Menu />} popoverTarget="header-actions">
        <span>Menu</span>
      </Button>
      <HeaderActions diagramName={name} inLesson={lesson !== null} />
    </header>
  );
}

function withKey(text: string, id: string): string {
  const [word] = commandById(id).keys;
  return word ? `${text} (${keyCaps(word, ON_MAC).join('+')})` : text;
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
  const isFull = useStore(libraryStore, ({ trouble: known }) => known?.reason === 'full');
  const isDraft = useStore(libraryStore, ({ current }) => current.head === null);
  const origin = useStore(libraryStore, ({ current }) => current.origin);
  if (trouble !== null && readOnly === null)
    return (
      <span className={css.trouble} role="alert">
        <CircleAlert aria-hidden="true" />
        <span>{trouble}</span>
        <Button onClick={saveToFile}>Save to file</Button>
        {isFull && <Button onClick={commandById('documents').run}>Free space</Button>}
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
      <span>{words}</span>
    </span>
  );
}

const THEMES: Readonly<
  Record<Theme, { readonly next: Theme; readonly label: string; readonly icon: typeof Sun }>
> = {
  system: { next: 'light', label: 'Theme: as the system', icon: Monitor },
  light: { next: 'dark', label: 'Theme: light', icon: Sun },
  dark: { next: 'system', label: 'Theme: dark', icon: Moon },
};

/** In a row on wide screens; behind the button with the dots on narrow ones. */
interface HeaderActionsProps {
  readonly diagramName: string;
  readonly inLesson: boolean;
}

function HeaderActions({ diagramName, inLesson }: HeaderActionsProps) {
  const theme = useStore(viewStore, (view) => view.theme);
  const example = exampleNamed(diagramName);
  const changed = useStore(
    documentStore,
    ({ diagram }) => example !== undefined && !isAsOpened(diagram, example),
  );
  const { label: themeLabel, next, icon: ThemeIcon } = THEMES[theme];
  const hide = () => document.getElementById('header-actions')?.hidePopover?.();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only closes behind the buttons in it
    <div id="header-actions" popover="auto" className={css.actions} onClick={hide}>
      {!inLesson && (
        <>
          <Button look="quiet" icon={<GraduationCap />} onClick={() => updateView({ dialog: 'lessons' })}>
            Lessons
          </Button>
          <Button
            look="quiet"
            icon={<Files />}
            title={withKey('My diagrams', 'documents')}
            onClick={commandById('documents').run}
          >
            My diagrams
          </Button>
          <Button
            look="quiet"
            icon={<FilePlus2 />}
            title={withKey('New, empty canvas', 'new')}
            onClick={commandById('new').run}
          >
            New
          </Button>
          <Button look="quiet" icon={<LayoutGrid />} onClick={() => updateView({ dialog: 'examples' })}>
            Examples
          </Button>
          {example && changed && (
            <Button
              look="quiet"
              icon={<RotateCcw />}
              title={`Bring ${example.title} back as it was`}
              onClick={() => resetExample(example)}
            >
              Reset
            </Button>
          )}
          <Button
            look="quiet"
            icon={<FolderOpen />}
            title={withKey('Open a file', 'open')}
            onClick={openFromFile}
          >
            Open
          </Button>
        </>
      )}
      <Button
        look="quiet"
        icon={<HardDriveDownload />}
        title={withKey('Save to a file', 'save')}
        onClick={saveToFile}
      >
        Save to file
      </Button>
      <Button
        look="quiet"
        icon={<Image />}
        title={withKey('Export a picture or measurements', 'export')}
        onClick={commandById('export').run}
      >
        Export
      </Button>
      <Button
        look="quiet"
        icon={<Share2 />}
        title={withKey('Share as a link', 'share')}
        onClick={commandById('share').run}
      >
        Share
      </Button>
      <span className={css.rule} />
      <Button
        look="quiet"
        className={css.iconOnly}
        icon={<ThemeIcon />}
        title={`${themeLabel}. Click for ${next === 'system' ? 'as the system' : next}.`}
        onClick={() => updateView({ theme: next })}
      >
        <span>{themeLabel}</span>
      </Button>
      <Button
        look="quiet"
        className={css.iconOnly}
        icon={<Presentation />}
        title={withKey('Presentation', 'present')}
        onClick={commandById('present').run}
      >
        <span>Presentation</span>
      </Button>
      <Button
        look="quiet"
        className={css.iconOnly}
        icon={<Scale />}
        title="How we know it is right"
        onClick={() => updateView({ dialog: 'validation' })}
      >
        <span>How we know it is right</span>
      </Button>
      <Button
        look="quiet"
        className={css.iconOnly}
        icon={<Keyboard />}
        title={withKey('Keyboard help', 'help')}
        onClick={commandById('help').run}
      >
        <span>Keyboard help</span>
      </Button>
    </div>
  );
}
