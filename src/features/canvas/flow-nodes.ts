/** React Flow's nodes, derived from the document, the selection and the gesture under way. Unchanged parts keep their object. */
import type { Node, NodeHandle } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { kindOf } from '../../catalog/index.ts';
import type { Kind } from '../../catalog/kind.ts';
import type { Component, Diagram, Note } from '../../diagram/diagram.ts';
import { componentLabel, inFlowOrder, neighboursOf } from '../../picture/flow-order.ts';
import { stateWords } from '../../simulation/component-words.ts';
import type { Selection } from '../../stores/view-store.ts';
import type { Placement } from './canvas-state.ts';
import { componentById, sizeOf } from './geometry.ts';

export type PartNode = Node<
  { readonly component: Component; readonly kind: Kind; readonly label: string },
  'machine' | 'process' | 'client'
>;
export type NoteFlowNode = Node<{ readonly note: Note }, 'note'>;
export type FlowNode = PartNode | NoteFlowNode;

/** Size of a handle's dot; it sits centred on the edge of the card. */
export const HANDLE = 10;
const NO_NEIGHBOURS = { receivesFrom: [], sendsTo: [] };

/** A connection may end at whatever serves something, and at a machine, which passes it on to what is in it. */
export const isTarget = (kind: Kind) => kind.role === 'machine' || kind.serves.length > 0;
export const isSource = (kind: Kind) => kind.asks.length > 0;

function handlesOf(kind: Kind, width: number, height: number): NodeHandle[] {
  const box = { y: height / 2 - HANDLE / 2, width: HANDLE, height: HANDLE };
  const target: NodeHandle = { type: 'target', position: Position.Left, x: -HANDLE / 2, ...box };
  const source: NodeHandle = { type: 'source', position: Position.Right, x: width - HANDLE / 2, ...box };
  return [...(isTarget(kind) ? [target] : []), ...(isSource(kind) ? [source] : [])];
}

const describedBy = { 'aria-describedby': 'canvas-keys' };

function partNode(
  component: Component,
  label: string,
  selected: boolean,
  placement: Placement | undefined,
): PartNode {
  const kind = kindOf(component.kind);
  const size = sizeOf(component);
  const width = placement?.width ?? size.width;
  const height = placement?.height ?? size.height;
  return {
    id: component.id,
    type: kind.role,
    position: { x: placement?.x ?? component.x, y: placement?.y ?? component.y },
    data: { component, kind, label },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(kind, width, height),
    selected,
    zIndex: (kind.role === 'machine' ? 0 : 3) + (selected && kind.role !== 'machine' ? 1 : 0),
    domAttributes: describedBy,
    ariaLabel: label,
    ...(component.machine === undefined ? {} : { parentId: component.machine }),
  };
}

function noteNode(note: Note, selected: boolean, placement: Placement | undefined): NoteFlowNode {
  const width = placement?.width ?? note.width;
  const height = placement?.height ?? note.height;
  return {
    id: note.id,
    type: 'note',
    position: { x: placement?.x ?? note.x, y: placement?.y ?? note.y },
    data: { note },
    width,
    height,
    measured: { width, height },
    handles: [],
    selected,
    zIndex: 2,
    domAttributes: describedBy,
    ariaLabel: `Note: ${note.text.slice(0, 80)}`,
  };
}

interface Known {
  readonly from: Component | Note;
  readonly label: string;
  readonly selected: boolean;
  readonly placement: Placement | undefined;
  readonly node: FlowNode;
}

/** What the learner switched is said at once, before the run reports it. */
function switchedWord(component: Component, machine: Component | null | undefined): string | null {
  if (component.power === 'off') return stateWords('stopped', 'machine').word;
  if (machine && machine.power !== 'on') return stateWords('unreachable', 'process').word;
  return component.power === 'stopped' ? stateWords('stopped', 'process').word : null;
}

/** Remembers the last answer for each part, so that only what changed is drawn again. */
export function makeNodeDeriver() {
  let known = new Map<string, Known>();
  return (
    diagram: Diagram,
    selection: Selection,
    moved: ReadonlyMap<string, Placement>,
    stateWords: ReadonlyMap<string, string>,
  ): FlowNode[] => {
    const next = new Map<string, Known>();
    const selectedComponents = new Set(selection.components);
    const selectedNotes = new Set(selection.notes);
    const neighbours = neighboursOf(diagram);
    const keep = (from: Component | Note, label: string, selected: boolean, make: () => FlowNode) => {
      const placement = moved.get(from.id);
      const before = known.get(from.id);
      const same =
        before !== undefined &&
        before.from === from &&
        before.label === label &&
        before.selected === selected &&
        before.placement === placement;
      const entry = same ? before : { from, label, selected, placement, node: make() };
      next.set(from.id, entry);
      return entry.node;
    };
    const nodes: FlowNode[] = inFlowOrder(diagram, ({ kind }) => kindOf(kind).role).map((component) => {
      const machine = component.machine === undefined ? null : componentById(diagram, component.machine);
      const label = componentLabel(
        component,
        kindOf(component.kind).label,
        switchedWord(component, machine) ?? stateWords.get(component.id) ?? null,
        machine?.name ?? null,
        neighbours.get(component.id) ?? NO_NEIGHBOURS,
      );
      const selected = selectedComponents.has(component.id);
      return keep(component, label, selected, () =>
        partNode(component, label, selected, moved.get(component.id)),
      );
    });
    for (const note of diagram.notes) {
      const selected = selectedNotes.has(note.id);
      nodes.push(keep(note, '', selected, () => noteNode(note, selected, moved.get(note.id))));
    }
    known = next;
    return nodes;
  };
}
