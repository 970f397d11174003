/** Dragging, resizing and selecting through React Flow: positions live in the canvas until the gesture ends, then one edit. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { boundsOf } from '../../../diagram/bounds.ts';
import type { Diagram } from '../../../diagram/diagram.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { type Selection, select, viewStore } from '../../../stores/view-store.ts';
import { alignmentOf, type Rect } from '../alignment.ts';
import { finishMove, machineUnder } from '../canvas-edits.ts';
import { canvasStore, endMoving, type Placement, updateCanvas } from '../canvas-state.ts';
import type { LinkEdgeType } from '../flow-edges.ts';
import type { FlowNode } from '../flow-nodes.ts';
import { componentById, rectOf, snap } from '../geometry.ts';

function chosen(
  present: readonly string[],
  changes: ReadonlyMap<string, boolean>,
  all: readonly string[],
): string[] {
  const kept = new Set(present.filter((id) => changes.get(id) !== false));
  for (const id of all) if (changes.get(id) === true) kept.add(id);
  return [...kept];
}

function selectNodes(changes: ReadonlyMap<string, boolean>): void {
  const { selection } = viewStore.getState();
  const { components, notes } = documentStore.getState().diagram;
  const next: Selection = {
    components: chosen(
      selection.components,
      changes,
      components.map(({ id }) => id),
    ),
    notes: chosen(
      selection.notes,
      changes,
      notes.map(({ id }) => id),
    ),
    links: selection.links,
  };
  select(next);
}

function selectEdges(changes: ReadonlyMap<string, boolean>): void {
  const { selection } = viewStore.getState();
  const { links } = documentStore.getState().diagram;
  select({
    ...selection,
    links: chosen(
      selection.links,
      changes,
      links.map(({ id }) => id),
    ),
  });
}

function rectOfPart(diagram: Diagram, id: string, moved: ReadonlyMap<string, Placement>): Rect | null {
  const component = componentById(diagram, id);
  if (component) return rectOf(diagram, component, moved);
  const note = diagram.notes.find((each) => each.id === id);
  return note ? { width: note.width, height: note.height, x: note.x, y: note.y, ...moved.get(id) } : null;
}

/** Everything a dragged part may line up with: its brothers in the same machine, or what stands on the canvas. */
function neighboursOf(diagram: Diagram, dragged: ReadonlyMap<string, Placement>): Rect[] {
  const machines = new Set([...dragged.keys()].map((id) => componentById(diagram, id)?.machine));
  return diagram.components
    .filter(
      ({ id, machine }) => !dragged.has(id) && machines.has(machine) && !(machine && dragged.has(machine)),
    )
    .map((component) => rectOf(diagram, component));
}

/** Snaps what is dragged as one: to edges and centres nearby first, else to the grid. */
function aligned(diagram: Diagram, raw: ReadonlyMap<string, Placement>) {
  const rects = [...raw.keys()].flatMap((id) => rectOfPart(diagram, id, raw) ?? []);
  if (rects.length === 0) return { moved: raw, guides: [] };
  const bounds = boundsOf(rects);
  const found = alignmentOf(bounds, neighboursOf(diagram, raw));
  const { snapToGrid } = viewStore.getState();
  const vertical = found.guides.some(({ axis }) => axis === 'vertical');
  const horizontal = found.guides.some(({ axis }) => axis === 'horizontal');
  const dx = vertical ? found.dx : snapToGrid ? snap(bounds.x) - bounds.x : 0;
  const dy = horizontal ? found.dy : snapToGrid ? snap(bounds.y) - bounds.y : 0;
  const moved = new Map([...raw].map(([id, at]) => [id, { ...at, x: at.x + dx, y: at.y + dy }]));
  return { moved, guides: found.guides };
}

function followDrag(raw: ReadonlyMap<string, Placement>, guided: boolean): void {
  const { diagram } = documentStore.getState();
  const { moved, guides } = guided ? aligned(diagram, raw) : { moved: raw, guides: [] };
  const [first] = moved.keys();
  const machine = first === undefined ? null : machineUnder(diagram, first, moved);
  const own = first === undefined ? undefined : componentById(diagram, first)?.machine;
  updateCanvas({ moved, guides, over: machine !== null && machine !== own ? machine : null });
}

export function useMoving() {
  const cancelled = useRef(false);
  const freely = useRef(false);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const selected = new Map<string, boolean>();
    const dragged = new Map<string, Placement>();
    const resized = new Map(canvasStore.getState().moved);
    let resizing = false;
    for (const change of changes) {
      if (change.type === 'select') selected.set(change.id, change.selected);
      if (change.type === 'position' && change.position && change.dragging)
        dragged.set(change.id, change.position);
      if (change.type === 'position' && change.position && !change.dragging) {
        resized.set(change.id, { ...resized.get(change.id), ...change.position });
      }
      if (change.type === 'dimensions' && change.resizing && change.dimensions) {
        resizing = true;
        const at = resized.get(change.id) ?? cornerOf(change.id);
        resized.set(change.id, { ...at, ...change.dimensions });
      }
    }
    if (selected.size > 0) selectNodes(selected);
    if (dragged.size > 0 && !cancelled.current) followDrag(dragged, !freely.current);
    if (resizing) updateCanvas({ moved: resized });
  }, []);

  const onEdgesChange = useCallback((changes: EdgeChange<LinkEdgeType>[]) => {
    const selected = new Map<string, boolean>();
    for (const change of changes) if (change.type === 'select') selected.set(change.id, change.selected);
    if (selected.size > 0) selectEdges(selected);
  }, []);

  const onDragStart = useCallback(() => {
    cancelled.current = false;
  }, []);

  const onDrag = useCallback((event: { readonly altKey?: boolean }) => {
    freely.current = event.altKey === true;
  }, []);

  const onDragStop = useCallback(() => {
    const { moved } = canvasStore.getState();
    if (moved.size > 0 && !cancelled.current) finishMove(moved);
    else endMoving();
    cancelled.current = false;
  }, []);

  /** Escape during a drag puts everything back. Says whether there was one. */
  const cancelDrag = useCallback(() => {
    if (canvasStore.getState().moved.size === 0) return false;
    cancelled.current = true;
    endMoving();
    return true;
  }, []);

  return { onNodesChange, onEdgesChange, onDragStart, onDrag, onDragStop, cancelDrag };
}

function cornerOf(id: string): Placement {
  const { diagram } = documentStore.getState();
  const part = componentById(diagram, id) ?? diagram.notes.find((note) => note.id === id);
  return { x: part?.x ?? 0, y: part?.y ?? 0 };
}
