/** Selects what a menu is about. */
import { select } from '../../../stores/view-store.ts';
import type { MenuSubject } from '../canvas-state.ts';

/** The menu acts on the selection, so its subject is selected first, unless it already is among others. */
export function selectSubject(subject: MenuSubject, selected: boolean): void {
  if (selected || subject.on === 'pane') return;
  if (subject.on === 'component') select({ components: [subject.id] });
  if (subject.on === 'link') select({ links: [subject.id] });
  if (subject.on === 'note') select({ notes: [subject.id] });
}
