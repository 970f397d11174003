/** Copy, cut, paste and duplicate. What puts copies into a diagram is fetched when it is first needed. */
import { kindTable } from '../catalog/index.ts';
import type { Inserted } from '../diagram/clipboard.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { requestCanvas } from './canvas-requests.ts';
import { documentStore, edit } from './document-store.ts';
import { fetchPiece } from './fetch-piece.ts';
import { deleteSelection, selectionName } from './selection-actions.ts';
import { announce, type Selection, select, viewStore } from './view-store.ts';

interface Chosen {
  readonly diagram: Diagram;
  readonly selection: Selection;
}

/** What was copied, as it was then: documents never change. */
let clipboard: Chosen | null = null;

function present(): Chosen {
  return { diagram: documentStore.getState().diagram, selection: viewStore.getState().selection };
}

export function hasClipboard(): boolean {
  return clipboard !== null;
}

const hasParts = ({ components, notes }: Selection) => components.length + notes.length > 0;

export function copySelection(): void {
  const chosen = present();
  if (!hasParts(chosen.selection))
    return announce('A connection alone cannot be copied. Select its two ends as well.', 'problem');
  clipboard = chosen;
  announce(`Copied ${selectionName(chosen.diagram, chosen.selection)}.`);
}

export function cutSelection(): void {
  if (!hasParts(present().selection)) return;
  copySelection();
  deleteSelection();
}

type Tools = typeof import('../diagram/clipboard.ts');

async function insert(label: string, said: string, make: (tools: Tools) => Inserted): Promise<void> {
  const tools = await fetchPiece(() => import('../diagram/clipboard.ts')).catch(() => null);
  if (!tools) return announce('Copying could not be fetched. Try again, or reload the page.', 'problem');
  const inserted = make(tools);
  if (!inserted.ok) return announce(inserted.message, 'problem');
  edit(label, () => inserted.diagram);
  select(inserted.items);
  requestCanvas({ what: 'show-placed' });
  announce(`${said} ${selectionName(inserted.diagram, inserted.items)}.`);
}

export function pasteClipboard(): void {
  if (clipboard === null) return;
  const { diagram, selection } = clipboard;
  void insert('Paste', 'Pasted', ({ copyItems, pasteItems }) =>
    pasteItems(present().diagram, kindTable, copyItems(diagram, selection)),
  );
}

export function duplicateSelection(): void {
  const { diagram, selection } = present();
  void insert(`Duplicate ${selectionName(diagram, selection)}`, 'Added', ({ duplicate }) =>
    duplicate(present().diagram, kindTable, selection),
  );
}
