/** Answers what others ask of the canvas: zoom, fit, tidy, drop, place, rename, connect. */
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { kindOf } from '../../catalog/index.ts';
import { nearestFreeCorner } from '../../diagram/free-corner.ts';
import {
  type CanvasRequest,
  NOTE_KIND,
  onCanvasRequest,
  type ViewRequest,
} from '../../stores/canvas-requests.ts';
import { documentStore } from '../../stores/document-store.ts';
import { fetchPiece } from '../../stores/fetch-piece.ts';
import { announce, updateView, viewStore } from '../../stores/view-store.ts';
import { placeKind } from './canvas-edits.ts';
import { canvasStore } from './canvas-state.ts';
import { openConnectList } from './connecting.ts';
import { coveredTop } from './covered-top.ts';
import { componentById, rectOf, sizeOf, snap } from './geometry.ts';
import { prefersReducedMotion } from './use-reduced-motion.ts';
import { wishedCorner } from './wished-corner.ts';

type Flow = ReturnType<typeof useReactFlow>;

export const FIT = { maxZoom: 1, minZoom: 0.05 } as const;
/** In a presentation the system may grow: those who sit far away shall read it too. */
const MAX_ZOOM_PRESENTING = 2;

/** Room for the legend and the view's buttons at the bottom, or for the bar of a presentation; the rest lies below a line that may cover the top. */
export function fitOptions() {
  const top = `${28 + coveredTop()}px` as const;
  const { presenting } = viewStore.getState();
  const maxZoom = presenting ? MAX_ZOOM_PRESENTING : FIT.maxZoom;
  const bottom = presenting ? '96px' : '76px';
  return { ...FIT, maxZoom, padding: { top, left: '28px', right: '28px', bottom } } as const;
}
const pace = () => ({ duration: prefersReducedMotion() ? 0 : 250 });

/** The layout program is fetched when it is first needed. */
async function tidyUp(flow: Flow): Promise<void> {
  const layout = await fetchPiece(() => import('./auto-layout.ts')).catch(() => null);
  if (!layout) return announce('Tidying up could not be fetched. Reload the page.', 'problem');
  layout.tidyUp();
  requestAnimationFrame(() => fitAll(flow, true));
}

export function fitAll(flow: Flow, animated: boolean): Promise<boolean> {
  // Nothing to fit: React Flow would wait and move the view under the first part that is placed.
  if (flow.getNodes().length === 0) return flow.setViewport({ x: 0, y: 0, zoom: 1 });
  return flow.fitView({ ...fitOptions(), ...(animated ? pace() : {}) });
}

function flowElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.react-flow');
}

/** A free place for a card of this kind: in the selected machine, or near the middle of what is seen. */
function placeFor(kindId: string, flow: Flow): { x: number; y: number } {
  const { diagram } = documentStore.getState();
  const kind = kindId === NOTE_KIND ? null : kindOf(kindId);
  const size = kind?.size ?? { width: 200, height: 96 };
  const { components } = viewStore.getState().selection;
  const selected = components.length === 1 ? componentById(diagram, components[0] ?? '') : undefined;
  const holderId = selected && kindOf(selected.kind).role === 'machine' ? selected.id : selected?.machine;
  const holder = holderId === undefined ? undefined : componentById(diagram, holderId);
  if (kind?.role === 'process' && holder) return placeInside(holder.id, size);
  const bounds = flowElement()?.getBoundingClientRect();
  const centre = flow.screenToFlowPosition({
    x: (bounds?.left ?? 0) + (bounds?.width ?? 0) / 2,
    y: (bounds?.top ?? 0) + (bounds?.height ?? 0) / 2,
  });
  const standing = [
    ...diagram.components
      .filter(({ machine }) => !machine)
      .map((each) => ({ rect: rectOf(diagram, each), isClient: kindOf(each.kind).role === 'client' })),
    ...diagram.notes.map(({ x, y, width, height }) => ({ rect: { x, y, width, height }, isClient: false })),
  ];
  const middle = { ...size, x: snap(centre.x - size.width / 2), y: snap(centre.y - size.height / 2) };
  // A note belongs to no column: it stands as near as it can.
  const { x, y } = kind ? wishedCorner(middle, kind.role === 'client', standing) : middle;
  const wished = { ...size, x: snap(x), y: snap(y) };
  const corner = nearestFreeCorner(
    wished,
    standing.map(({ rect }) => rect),
  );
  return { x: corner.x + size.width / 2, y: corner.y + size.height / 2 };
}

/** Rows and columns from the top left of the machine; the last row stays within it, so that the middle is inside. */
function placeInside(machineId: string, size: { width: number; height: number }): { x: number; y: number } {
  const { diagram } = documentStore.getState();
  const machine = componentById(diagram, machineId);
  if (!machine) throw new Error(`The machine ${machineId} is not in the diagram.`);
  const inside = rectOf(diagram, machine);
  const taken = diagram.components.filter((each) => each.machine === machineId);
  const { width, height } = sizeOf(machine);
  for (let y = 48; y + size.height / 2 < height; y += size.height + 16) {
    for (let x = 16; x + size.width / 2 < width; x += size.width + 16) {
      const free = taken.every((each) => {
        const other = sizeOf(each);
        return (
          each.x >= x + size.width ||
          each.x + other.width <= x ||
          each.y >= y + size.height ||
          each.y + other.height <= y
        );
      });
      if (free) return { x: inside.x + x + size.width / 2, y: inside.y + y + size.height / 2 };
    }
  }
  return { x: inside.x + width / 2, y: inside.y + height / 2 };
}

function partElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/** Where a part is on the screen, when some of it is beyond the edge of the canvas. */
function cutOff(id: string): DOMRect | null {
  const bounds = flowElement()?.getBoundingClientRect();
  const rect = partElement(id)?.getBoundingClientRect();
  const isCutOff =
    rect &&
    bounds &&
    (rect.left < bounds.left ||
      rect.top < bounds.top + coveredTop() ||
      rect.right > bounds.right ||
      rect.bottom > bounds.bottom);
  return isCutOff ? rect : null;
}

/** Everything is in sight but for what a line over the top covers, and nothing is in hand. */
function isTopCovered(flow: Flow): boolean {
  const bounds = flowElement()?.getBoundingClientRect();
  const { moved, connecting, menu } = canvasStore.getState();
  if (!bounds || moved.size > 0 || connecting || menu || viewStore.getState().placingKind) return false;
  const rects = flow.getNodes().map(({ id }) => partElement(id)?.getBoundingClientRect());
  return (
    rects.every(
      (rect) =>
        rect &&
        rect.left >= bounds.left &&
        rect.right <= bounds.right &&
        rect.top >= bounds.top &&
        rect.bottom <= bounds.bottom,
    ) && rects.some((rect) => rect && rect.top < bounds.top + coveredTop())
  );
}

/** After parts are placed: when the edge of the canvas cuts one off, the view moves out to show everything. */
export function showPlaced(ids: readonly string[], flow: Flow): void {
  requestAnimationFrame(() => {
    if (ids.some(cutOff)) void fitAll(flow, true);
  });
}

/** A part comes into view, or all of them with it, and has the focus. */
export function focusPart(id: string, flow: Flow, withAll = false): void {
  requestAnimationFrame(() => {
    const part = partElement(id);
    const rect = cutOff(id);
    if (rect && withAll) void fitAll(flow, true);
    else if (rect) {
      const { x, y } = flow.screenToFlowPosition({
        x: rect.left + rect.width / 2,
        y: rect.top + rect.height / 2,
      });
      void flow.setCenter(x, y, { zoom: flow.getZoom(), ...pace() });
    }
    if (viewStore.getState().renaming === null) part?.focus({ preventScroll: true });
  });
}

function view(request: ViewRequest, flow: Flow): void {
  const { selection } = viewStore.getState();
  const id = request.id ?? selection.components[0] ?? selection.notes[0];
  switch (request.what) {
    case 'zoom-in':
      return void flow.zoomIn(pace());
    case 'zoom-out':
      return void flow.zoomOut(pace());
    case 'zoom-100':
      return void flow.zoomTo(1, pace());
    case 'fit':
      // A part in hand is about to be put down: the view must not glide under the finger.
      return void fitAll(flow, viewStore.getState().placingKind === null);
    case 'auto-layout':
      return void tidyUp(flow);
    case 'connect-list':
      return id === undefined
        ? announce('Select the component to connect first.', 'problem')
        : openConnectList(id);
    case 'rename':
      return id === undefined ? undefined : updateView({ renaming: id });
    case 'focus-selection':
      return id === undefined ? undefined : focusPart(id, flow);
    case 'clear-top':
      return isTopCovered(flow) ? void fitAll(flow, true) : undefined;
    case 'show-placed':
      return showPlaced([...selection.components, ...selection.notes], flow);
  }
}

function answer(request: CanvasRequest, flow: Flow): void {
  if (request.what === 'drop-kind') {
    const under = document.elementFromPoint(request.clientX, request.clientY);
    if (!under?.closest('.react-flow')) return announce('Nothing placed: drop it on the canvas.');
    const { x, y } = flow.screenToFlowPosition({ x: request.clientX, y: request.clientY });
    const id = placeKind(request.kind, x, y);
    if (id !== null) showPlaced([id], flow);
  } else if (request.what === 'place-kind') {
    const { x, y } = placeFor(request.kind, flow);
    const id = placeKind(request.kind, x, y);
    if (id !== null) focusPart(id, flow, true);
  } else view(request, flow);
}

export function useCanvasRequests(): void {
  const flow = useReactFlow();
  useEffect(() => onCanvasRequest((request) => answer(request, flow)), [flow]);
}
