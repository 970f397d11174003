/** The one table of commands and their keys: the keyboard, the help dialog and the buttons all read it. */
import { requestCanvas } from './canvas-requests.ts';
import { changeSpeed } from './change-speed.ts';
import {
  copySelection,
  cutSelection,
  duplicateSelection,
  hasClipboard,
  pasteClipboard,
} from './clipboard-actions.ts';
import type { Command, FocusPlace } from './command.ts';
import { documentStore, redo, undo } from './document-store.ts';
import { isSingleKey, type KeyPress, matchesKey } from './keys.ts';
import { goBack, hasSelection, newDiagram, togglePresenting } from './learner-actions.ts';
import { deleteSelection, selectEverything, toggleSelectionPower } from './selection-actions.ts';
import { sessionControls, sessionStore } from './session.ts';
import { requestShell } from './shell-requests.ts';
import { updateView, viewStore } from './view-store.ts';

const EVERYWHERE: readonly FocusPlace[] = ['field', 'control', 'part', 'canvas', 'page'];
const OUTSIDE_FIELDS: readonly FocusPlace[] = ['control', 'part', 'canvas', 'page'];
/** Of a button or a tab the arrow keys, Space, Enter and Delete are its own; letters are not. */
const OFF_CONTROLS: readonly FocusPlace[] = ['part', 'canvas', 'page'];

export function isPlaying(): boolean {
  const { mode } = sessionStore.getState();
  return mode === 'playing';
}

export function playOrPause(): void {
  if (isPlaying()) sessionControls.pause();
  else sessionControls.play();
}

export const COMMANDS: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    keys: ['mod+z'],
    group: 'Edit',
    when: () => documentStore.getState().undoLabel !== null,
    run: undo,
  },
  {
    id: 'redo',
    label: 'Redo',
    keys: ['mod+shift+z', 'mod+y'],
    group: 'Edit',
    when: () => documentStore.getState().redoLabel !== null,
    run: redo,
  },
  {
    id: 'cut',
    label: 'Cut',
    keys: ['mod+x'],
    group: 'Edit',
    when: hasSelection,
    run: cutSelection,
  },
  {
    id: 'copy',
    label: 'Copy',
    keys: ['mod+c'],
    group: 'Edit',
    when: hasSelection,
    run: copySelection,
  },
  {
    id: 'paste',
    label: 'Paste',
    keys: ['mod+v'],
    group: 'Edit',
    when: hasClipboard,
    run: pasteClipboard,
  },
  {
    id: 'duplicate',
    label: 'Duplicate',
    keys: ['mod+d'],
    group: 'Edit',
    when: hasSelection,
    run: duplicateSelection,
  },
  {
    id: 'select-all',
    label: 'Select everything',
    keys: ['mod+a'],
    group: 'Edit',
    run: selectEverything,
  },
  {
    id: 'delete',
    label: 'Delete',
    keys: ['delete', 'backspace'],
    group: 'Edit',
    places: OFF_CONTROLS,
    when: hasSelection,
    run: deleteSelection,
  },
  {
    id: 'escape',
    label: 'Cancel, or select nothing',
    keys: ['escape'],
    group: 'Edit',
    places: EVERYWHERE,
    run: goBack,
  },
  {
    id: 'rename',
    label: 'Rename',
    keys: ['f2', 'enter'],
    group: 'Build',
    places: ['part'],
    when: hasSelection,
    run: () => requestCanvas({ what: 'rename' }),
  },
  {
    id: 'connect',
    label: 'Connect to…',
    keys: ['c'],
    group: 'Build',
    when: () => viewStore.getState().selection.components.length === 1,
    run: () => requestCanvas({ what: 'connect-list' }),
  },
  {
    id: 'power',
    label: 'Switch off or on, cut or mend',
    keys: ['o'],
    group: 'Build',
    when: hasSelection,
    run: toggleSelectionPower,
  },
  {
    id: 'note',
    label: 'Add a text note',
    keys: ['n'],
    group: 'Build',
    run: () => requestCanvas({ what: 'place-kind', kind: 'note' }),
  },
  {
    id: 'auto-layout',
    label: 'Tidy up',
    keys: ['t'],
    group: 'Build',
    run: () => requestCanvas({ what: 'auto-layout' }),
  },
  { id: 'play', label: 'Play or pause', keys: ['k'], group: 'Run', run: playOrPause },
  {
    id: 'play-space',
    label: 'Play or pause, on the empty canvas',
    keys: ['space'],
    group: 'Run',
    places: ['canvas', 'page'],
    run: playOrPause,
  },
  {
    id: 'step',
    label: 'Step to the next event',
    keys: ['.'],
    group: 'Run',
    run: () => sessionControls.step(),
  },
  {
    id: 'step-back',
    label: 'Step back to the event before',
    keys: [','],
    group: 'Run',
    run: () => sessionControls.stepBack(),
  },
  {
    id: 'now',
    label: 'Return to now',
    keys: ['e'],
    group: 'Run',
    when: () => sessionStore.getState().laterChanges > 0,
    run: () => sessionControls.returnToNow(),
  },
  { id: 'skip', label: 'Skip 10 s', keys: ['l'], group: 'Run', run: () => sessionControls.skip(10_000) },
  { id: 'slower', label: 'Slower', keys: ['['], group: 'Run', run: () => changeSpeed(-1) },
  { id: 'faster', label: 'Faster', keys: [']'], group: 'Run', run: () => changeSpeed(1) },
  {
    id: 'restart',
    label: 'Restart from 0 s',
    keys: ['r'],
    group: 'Run',
    run: () => sessionControls.restart(),
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    keys: ['+', '='],
    group: 'View',
    run: () => requestCanvas({ what: 'zoom-in' }),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    keys: ['-'],
    group: 'View',
    run: () => requestCanvas({ what: 'zoom-out' }),
  },
  {
    id: 'zoom-100',
    label: 'Zoom to 100 %',
    keys: ['0'],
    group: 'View',
    run: () => requestCanvas({ what: 'zoom-100' }),
  },
  {
    id: 'fit',
    label: 'Show everything',
    keys: ['f'],
    group: 'View',
    run: () => requestCanvas({ what: 'fit' }),
  },
  { id: 'present', label: 'Presentation', keys: ['p'], group: 'View', run: togglePresenting },
  {
    id: 'next-region',
    label: 'Next part of the page',
    keys: ['f6'],
    group: 'View',
    places: EVERYWHERE,
    run: () => requestShell('next-region'),
  },
  {
    id: 'previous-region',
    label: 'Previous part of the page',
    keys: ['shift+f6'],
    group: 'View',
    places: EVERYWHERE,
    run: () => requestShell('previous-region'),
  },
  {
    id: 'help',
    label: 'Keyboard help',
    keys: ['?'],
    group: 'View',
    run: () => updateView({ dialog: 'shortcuts' }),
  },
  { id: 'new', label: 'New, empty canvas', keys: ['shift+n'], group: 'Diagram', run: newDiagram },
  { id: 'share', label: 'Share', keys: ['s'], group: 'Diagram', run: () => updateView({ dialog: 'share' }) },
  {
    id: 'documents',
    label: 'My diagrams',
    keys: ['d'],
    group: 'Diagram',
    run: () => updateView({ dialog: 'documents' }),
  },
  {
    id: 'open',
    label: 'Open a file',
    keys: ['mod+o'],
    group: 'Diagram',
    places: EVERYWHERE,
    run: () => requestShell('open-file'),
  },
  {
    id: 'save',
    label: 'Save to a file',
    keys: ['mod+s'],
    group: 'Diagram',
    places: EVERYWHERE,
    run: () => requestShell('save-file'),
  },
  {
    id: 'export',
    label: 'Export a picture or measurements',
    keys: ['mod+shift+s'],
    group: 'Diagram',
    places: EVERYWHERE,
    run: () => updateView({ dialog: 'export' }),
  },
];

/** The command that this key press means here, if any. Single keys can be switched off (WCAG 2.1.4). */
export function commandFor(
  press: KeyPress,
  place: FocusPlace,
  singleKeys: boolean,
  mac: boolean,
): Command | undefined {
  return COMMANDS.find(({ keys, places = OUTSIDE_FIELDS }) =>
    keys.some(
      (word) => matchesKey(word, press, mac) && places.includes(place) && (singleKeys || !isSingleKey(word)),
    ),
  );
}

export function commandById(id: string): Command {
  const command = COMMANDS.find((each) => each.id === id);
  if (!command) throw new Error(`There is no command called "${id}".`);
  return command;
}
