/** Actions on the whole page that several controls and keys share. */
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { documentStore } from './document-store.ts';
import { openForeignAloud } from './documents.ts';
import { isInLesson } from './lesson-store.ts';
import { libraryStore } from './library/library-store.ts';
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

/** Asks nothing: the former diagram stays in My diagrams. */
export function newDiagram(): void {
  if (isInLesson()) return announce('Leave the lesson first. Its canvas is not your own diagram.', 'problem');
  const kept = documentStore.getState().lastChange.by !== 'load' || libraryStore.getState().current.head;
  void openForeignAloud(
    { diagram: EMPTY_DIAGRAM, from: 'own' },
    kept ? 'New, empty canvas. The other diagram is in My diagrams.' : 'New, empty canvas.',
  );
}

export function togglePresenting(): void {
  const presenting = !viewStore.getState().presenting;
  updateView({ presenting, sheet: null });
  announce(presenting ? 'Presentation. Esc or P ends it.' : 'Presentation ended.');
}
