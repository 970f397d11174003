/** What can be done with the whole diagram and the page: in a row on wide screens, behind the menu button on narrow ones. */
import {
  FilePlus2,
  Files,
  FolderOpen,
  GraduationCap,
  HardDriveDownload,
  Image,
  Keyboard,
  LayoutGrid,
  Monitor,
  Moon,
  Presentation,
  Scale,
  Share2,
  Sun,
} from 'lucide-react';
import { useStore } from 'zustand';
import { commandById } from '../stores/commands.ts';
import { type Theme, updateView, viewStore } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { openFromFile, saveToFile } from './diagram-files.ts';
import css from './Header.module.css';
import { MenuButton } from './MenuButton.tsx';
import { ResetExample } from './ResetExample.tsx';
import { withKey } from './with-key.ts';

const THEMES: Readonly<
  Record<Theme, { readonly next: Theme; readonly label: string; readonly icon: typeof Sun }>
> = {
  system: { next: 'light', label: 'Theme: as the system', icon: Monitor },
  light: { next: 'dark', label: 'Theme: light', icon: Sun },
  dark: { next: 'system', label: 'Theme: dark', icon: Moon },
};

const ACTIONS = 'header-actions';

interface HeaderActionsProps {
  readonly inLesson: boolean;
}

export function HeaderActions({ inLesson }: HeaderActionsProps) {
  const theme = useStore(viewStore, (view) => view.theme);
  const { label: themeLabel, next, icon: ThemeIcon } = THEMES[theme];
  const hide = () => document.getElementById(ACTIONS)?.hidePopover?.();
  return (
    <>
      <MenuButton opens={ACTIONS} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only closes behind the buttons in it */}
      <div id={ACTIONS} popover="auto" className={css.actions} onClick={hide}>
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
            <ResetExample />
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
    </>
  );
}
