/** Clicks on the canvas: placing what is armed, ending a connection, opening a request, renaming, and the context menu. */
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type RefObject, useCallback } from 'react';
import { updateView, viewStore } from '../../../stores/view-store.ts';
import css from '../canvas.module.css';
import { placeKind } from '../canvas-edits.ts';
import { type MenuSubject, updateCanvas } from '../canvas-state.ts';
import { clickHandle, isConnecting } from '../connecting.ts';
import type { LinkEdgeType } from '../flow-edges.ts';
import type { FlowNode } from '../flow-nodes.ts';
import { selectSubject } from '../menus/select-subject.ts';
import { pointedRequest } from '../pointed-request.ts';
import { endsADrag } from '../pointer.ts';
import { showPlaced } from '../use-canvas-requests.ts';
import { isSelected, subjectOf } from './use-canvas-keys.ts';

const NOT_THE_DIAGRAM = '.react-flow__panel, .react-flow__node-toolbar, input, textarea';

function openMenu(subject: MenuSubject, clientX: number, clientY: number): void {
  if (viewStore.getState().viewOnly) return;
  selectSubject(subject, isSelected(subject));
  updateCanvas({ menu: { subject, clientX, clientY } });
}

/** With Shift the browser would select all text between here and the last press. */
function onMouseDownCapture(event: MouseEvent): void {
  if (!event.shiftKey || (event.target as Element).closest('input, textarea')) return;
  event.preventDefault();
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.blur();
}

function onNodeClick(event: MouseEvent, node: FlowNode): void {
  if (node.type === 'process') pointedRequest().openRequestAt(node.id, event.currentTarget, event);
}

function onNodeMouseMove(event: MouseEvent, node: FlowNode): void {
  const over = node.type === 'process' && pointedRequest().isOverRequest(node.id, event.currentTarget, event);
  event.currentTarget.classList.toggle(css.overRequest ?? '', over);
}

/** A name, or the text of a note, is written in place. */
function onNodeDoubleClick(event: MouseEvent, node: FlowNode): void {
  const target = event.target as Element;
  if (viewStore.getState().viewOnly) return;
  if (node.type === 'note' || target.closest('[translate]')) updateView({ renaming: node.id });
}

const onEdgeMouseEnter = (_: unknown, edge: LinkEdgeType) => updateCanvas({ hoveredLink: edge.id });
const onEdgeMouseLeave = () => updateCanvas({ hoveredLink: null });

export function useCanvasPointer(root: RefObject<HTMLElement | null>) {
  const flow = useReactFlow();

  const openMenuOn = useCallback(
    (element: Element, clientX: number, clientY: number) => {
      const part = subjectOf(element);
      const place = flow.screenToFlowPosition({ x: clientX, y: clientY });
      openMenu(part ?? { on: 'pane', ...place }, clientX, clientY);
    },
    [flow],
  );

  const onContextMenu = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest(NOT_THE_DIAGRAM)) return;
    event.preventDefault();
    openMenuOn(target, event.clientX, event.clientY);
  };

  /** Before React Flow hears of a click: an armed palette item is placed, an armed connection ends, a dot is opened. */
  const onClickCapture = (event: MouseEvent) => {
    const target = event.target as Element;
    if (!target.closest('.react-flow__renderer') || target.closest(NOT_THE_DIAGRAM)) return;
    const { placingKind } = viewStore.getState();
    const part = subjectOf(target);
    const onHandle = target.closest('.react-flow__handle') !== null;
    if (placingKind !== null) {
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      updateView({ placingKind: null });
      const id = placeKind(placingKind, x, y);
      if (id !== null) showPlaced([id], flow);
    } else if (isConnecting() && !onHandle && part?.on === 'component') {
      clickHandle(part.id, false);
    } else {
      if (!onHandle && part?.on !== 'component' && !endsADrag(event)) openDot(event);
      return;
    }
    event.stopPropagation();
    event.preventDefault();
  };

  const openDot = (event: MouseEvent) => {
    const bounds = root.current?.getBoundingClientRect();
    const coarse = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    if (bounds) pointedRequest().openDotAt(event.clientX - bounds.left, event.clientY - bounds.top, coarse);
  };

  return {
    openMenu,
    openMenuOn,
    onContextMenu,
    onMouseDownCapture,
    onClickCapture,
    onNodeClick,
    onNodeMouseMove,
    onNodeDoubleClick,
    onEdgeMouseEnter,
    onEdgeMouseLeave,
  };
}
