/** Actions on the whole page that several controls and keys share. */
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { replaceDocument } from './document-store.ts';
import { isInLesson } from './lesson-store.ts';
import { announce, NOTHING_SELECTED, updateView, viewStore } from './view-store.ts';

export function hasSelection(): boolean {
  const { components, links, notes } = viewStore.getState().selection;
  return components.length + links.length + notes.length > 0;
}

/** Escape: takes back the innermost thing that is open, one at a time. */
export function goBack(): void {
  const { placingKind, renaming, sheet, presenting } = viewStore.getState();
  if (placingKind !== null) {
    updateView({ placingKind: null });
    announce('Nothing placed.');
  } else if (renaming !== null) updateView({ renaming: null });
  else if (sheet !== null) updateView({ sheet: null });
  else if (hasSelection()) updateView({ selection: NOTHING_SELECTED });
  else if (presenting) updateView({ presenting: false });
}

/** Asks nothing: undo brings the old diagram back. */
export function newDiagram(): void {
  if (isInLesson()) return announce('Leave the lesson first. Its canvas is not your own diagram.', 'problem');
  replaceDocument(EMPTY_DIAGRAM, 'New empty canvas');
  updateView({ selection: NOTHING_SELECTED, placingKind: null });
  announce('New empty canvas. Undo brings the old one back.');
}

export function togglePresenting(): void {
  const presenting = !viewStore.getState().presenting;
  updateView({ presenting, sheet: null });
  announce(presenting ? 'Presentation. Esc or P ends it.' : 'Presentation ended.');
}
