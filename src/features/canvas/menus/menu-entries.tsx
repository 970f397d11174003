/** What the context menu offers for a component, a link, a note or the empty canvas. */
import {
  ClipboardCopy,
  ClipboardPaste,
  Copy,
  Gauge,
  LayoutDashboard,
  type LucideIcon,
  Maximize,
  Pencil,
  Pin,
  PinOff,
  Plus,
  Power,
  Scissors,
  Snail,
  Spline,
  SquareMousePointer,
  StickyNote,
  Trash2,
} from 'lucide-react';
import { kindOf, kinds } from '../../../catalog/index.ts';
import { type CanvasRequest, NOTE_KIND, requestCanvas } from '../../../stores/canvas-requests.ts';
import { commandById } from '../../../stores/commands.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { cutLinks, switchComponents } from '../../../stores/selection-actions.ts';
import { factsStore, toggleMonitor } from '../../../stores/ui-facts-store.ts';
import { updateView } from '../../../stores/view-store.ts';
import { makeSlower, placeKind } from '../canvas-edits.ts';
import type { MenuSubject } from '../canvas-state.ts';
import { openConnectList } from '../connecting.ts';
import { isSource } from '../flow-nodes.ts';
import { componentById } from '../geometry.ts';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly starts?: boolean;
}

const SLOWER = 3;

export function menuEntries(subject: MenuSubject): readonly MenuEntry[] {
  switch (subject.on) {
    case 'component':
      return componentEntries(subject.id);
    case 'link':
      return linkEntries(subject.id);
    case 'note':
      return [renameEntry(subject.id, 'Write'), copyEntry(), duplicateEntry(), deleteEntry()];
    case 'pane':
      return paneEntries(subject.x, subject.y);
  }
}

export function menuName(subject: MenuSubject): string {
  const { diagram } = documentStore.getState();
  if (subject.on === 'pane') return 'Canvas';
  if (subject.on === 'note') return 'Note';
  if (subject.on === 'component') return componentById(diagram, subject.id)?.name ?? subject.id;
  const link = diagram.links.find(({ id }) => id === subject.id);
  const name = (id: string | undefined) => (id === undefined ? '' : (componentById(diagram, id)?.name ?? id));
  return `Connection from ${name(link?.from)} to ${name(link?.to)}`;
}

const fromCommand = (id: string) => {
  const command = commandById(id);
  return { key: id, run: command.run, disabled: command.when?.() === false };
};

const copyEntry = (): MenuEntry => ({ ...fromCommand('copy'), label: 'Copy', icon: ClipboardCopy });
const duplicateEntry = (): MenuEntry => ({ ...fromCommand('duplicate'), label: 'Duplicate', icon: Copy });
const deleteEntry = (): MenuEntry => ({
  ...fromCommand('delete'),
  label: 'Delete',
  icon: Trash2,
  danger: true,
  starts: true,
});
const renameEntry = (id: string, label = 'Rename'): MenuEntry => ({
  key: 'rename',
  label,
  icon: Pencil,
  run: () => updateView({ renaming: id }),
});

function componentEntries(id: string): readonly MenuEntry[] {
  const component = componentById(documentStore.getState().diagram, id);
  if (!component) return [];
  const kind = kindOf(component.kind);
  const { role } = kind;
  const on = component.power === 'on';
  const slow = component.slowFactor !== 1;
  const power = role === 'machine' ? (on ? 'Power off' : 'Power on') : on ? 'Stop' : 'Start';
  const entries: MenuEntry[] = [
    { key: 'power', label: power, icon: Power, run: () => switchComponents([id], !on) },
  ];
  if (role !== 'client') {
    entries.push({
      key: 'slow',
      label: slow ? 'Make normal again' : `Make slower, ${SLOWER}×`,
      icon: slow ? Gauge : Snail,
      run: () => makeSlower(id, slow ? 1 : SLOWER),
    });
  }
  if (role === 'machine') {
    const pinned = factsStore.getState().monitored.includes(id);
    entries.push({
      key: 'monitor',
      label: pinned ? 'Unpin the monitor' : 'Pin a monitor',
      icon: pinned ? PinOff : Pin,
      run: () => toggleMonitor(id, component.name),
    });
  }
  if (isSource(kind)) {
    entries.push({
      key: 'connect',
      label: 'Connect to…',
      icon: Spline,
      run: () => openConnectList(id),
      starts: true,
    });
  }
  entries.push({ ...renameEntry(id), starts: !isSource(kind) }, copyEntry(), duplicateEntry(), deleteEntry());
  return entries;
}

function linkEntries(id: string): readonly MenuEntry[] {
  const cut = documentStore.getState().diagram.links.find((link) => link.id === id)?.cut ?? false;
  return [
    {
      key: 'cut',
      label: cut ? 'Mend' : 'Cut',
      icon: cut ? Spline : Scissors,
      run: () => cutLinks([id], !cut),
    },
    deleteEntry(),
  ];
}

function paneEntries(x: number, y: number): readonly MenuEntry[] {
  const ask = (request: CanvasRequest) => () => requestCanvas(request);
  return [
    ...kinds.map(
      (kind): MenuEntry => ({
        key: kind.id,
        label: `Add ${kind.label.toLowerCase()}`,
        icon: Plus,
        run: () => placeKind(kind.id, x, y),
      }),
    ),
    { key: 'note', label: 'Add text note', icon: StickyNote, run: () => placeKind(NOTE_KIND, x, y) },
    { ...fromCommand('paste'), label: 'Paste', icon: ClipboardPaste, starts: true },
    { ...fromCommand('select-all'), label: 'Select everything', icon: SquareMousePointer },
    { key: 'fit', label: 'Show everything', icon: Maximize, run: ask({ what: 'fit' }), starts: true },
    { key: 'auto-layout', label: 'Tidy up', icon: LayoutDashboard, run: ask({ what: 'auto-layout' }) },
  ];
}
