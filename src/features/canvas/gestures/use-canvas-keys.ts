/** Keys on the canvas: Enter and Space select, arrows move by the grid, the menu key opens the menu, Escape lets go. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { kindTable } from '../../../catalog/index.ts';
import type { Diagram } from '../../../diagram/diagram.ts';
import { moveComponents } from '../../../diagram/edits.ts';
import { moveNote } from '../../../diagram/note-edits.ts';
import { beginGesture, documentStore, edit, endGesture } from '../../../stores/document-store.ts';
import { selectionName } from '../../../stores/selection-actions.ts';
import { announce, select, viewStore } from '../../../stores/view-store.ts';
import { canvasStore, type MenuSubject, updateCanvas } from '../canvas-state.ts';
import { cancelConnecting, isConnecting } from '../connecting.ts';
import { componentById, GRID } from '../geometry.ts';
import { selectSubject } from '../menus/select-subject.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Arrow presses closer together than this are one step for undo. */
const BURST_MS = 700;

let burst: ReturnType<typeof setTimeout> | undefined;

function nudged(diagram: Diagram, dx: number, dy: number): Diagram {
  const { components, notes } = viewStore.getState().selection;
  const chosen = new Set(components);
  const moves = components.flatMap((id) => {
    const component = componentById(diagram, id);
    const carried = component?.machine !== undefined && chosen.has(component.machine);
    return component && !carried ? [{ id, x: component.x + dx, y: component.y + dy }] : [];
  });
  let next = moveComponents(diagram, kindTable, moves, 'inside');
  for (const id of notes) {
    const note = next.notes.find((each) => each.id === id);
    if (note) next = moveNote(next, id, note.x + dx, note.y + dy);
  }
  return next;
}

function nudge([dx, dy]: readonly [number, number], far: boolean): void {
  const { selection } = viewStore.getState();
  if (selection.components.length + selection.notes.length === 0) return;
  const label = `Move ${selectionName(documentStore.getState().diagram, { ...selection, links: [] })}`;
  if (documentStore.getState().gesture?.label !== label) beginGesture(label);
  const step = GRID * (far ? 4 : 1);
  edit(label, (diagram) => nudged(diagram, dx * step, dy * step));
  clearTimeout(burst);
  burst = setTimeout(() => {
    if (documentStore.getState().gesture?.label !== label) return;
    endGesture();
    announce(`${label.replace(/^Move/, 'Moved')}.`);
  }, BURST_MS);
}

export function subjectOf(element: Element | null): MenuSubject | null {
  const node = element?.closest<HTMLElement>('.react-flow__node');
  const id = node?.dataset.id;
  if (node && id !== undefined) {
    return { on: node.classList.contains('react-flow__node-note') ? 'note' : 'component', id };
  }
  const edge = element?.closest('.react-flow__edge')?.getAttribute('data-id');
  return edge ? { on: 'link', id: edge } : null;
}

export function isSelected(subject: MenuSubject): boolean {
  if (subject.on === 'pane') return false;
  const { components, links, notes } = viewStore.getState().selection;
  return [...components, ...links, ...notes].includes(subject.id);
}

/** Something on the canvas that Escape takes back, before anybody else hears of it. */
function letGo(cancelDrag: () => boolean): boolean {
  if (cancelDrag()) return true;
  if (isConnecting()) {
    cancelConnecting();
    announce('Nothing connected.');
    return true;
  }
  if (canvasStore.getState().refusal !== null) updateCanvas({ refusal: null });
  return false;
}

type OpenMenu = (subject: MenuSubject, clientX: number, clientY: number) => void;

export function useCanvasKeys(
  root: RefObject<HTMLElement | null>,
  cancelDrag: () => boolean,
  openMenu: OpenMenu,
) {
  const cancel = useRef(cancelDrag);
  cancel.current = cancelDrag;

  useEffect(() => {
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || !letGo(cancel.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onEscape, true);
    return () => window.removeEventListener('keydown', onEscape, true);
  }, []);

  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as Element;
    if (target.closest('input, textarea, select, [role=listbox], .nokey')) return;
    const part = target.closest('.react-flow__node, .react-flow__edge') === target ? subjectOf(target) : null;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const rect = (part ? target : root.current)?.getBoundingClientRect();
      if (rect) openMenuAt(part, rect, openMenu);
    } else if (part && (event.key === 'Enter' || event.key === ' ')) {
      if (event.key === 'Enter' && isSelected(part)) return;
      event.preventDefault();
      toggle(part, event.shiftKey || event.ctrlKey || event.metaKey);
    } else if (part && ARROWS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      selectSubject(part, isSelected(part));
      nudge(ARROWS[event.key] ?? [0, 0], event.shiftKey);
    }
  };
}

function openMenuAt(part: MenuSubject | null, rect: DOMRect, openMenu: OpenMenu): void {
  if (part)
    openMenu(part, rect.left + Math.min(48, rect.width / 2), rect.top + Math.min(48, rect.height / 2));
  else openMenu({ on: 'pane', x: 0, y: 0 }, rect.left + rect.width / 2, rect.top + rect.height / 3);
}

/** Enter and Space select; with Shift or Ctrl they add or take away. */
function toggle(part: MenuSubject, adding: boolean): void {
  if (part.on === 'pane') return;
  const { selection } = viewStore.getState();
  const sort = ({ component: 'components', link: 'links', note: 'notes' } as const)[part.on];
  const chosen = selection[sort];
  const has = chosen.includes(part.id);
  if (!adding) select({ [sort]: has ? [] : [part.id] });
  else select({ ...selection, [sort]: has ? chosen.filter((id) => id !== part.id) : [...chosen, part.id] });
}
