/** What the canvas does to the document: each gesture is one edit with a name, one step for undo. */
import { kindOf, kindTable } from '../../catalog/index.ts';
import { MACHINE_INSET, placeInside } from '../../diagram/bounds.ts';
import type { Component, Diagram } from '../../diagram/diagram.ts';
import {
  addComponent,
  moveComponents,
  placeInMachine,
  rename,
  resizeMachine,
  setSlowFactor,
} from '../../diagram/edits.ts';
import { GAP_ON_CANVAS, nearestFreeCorner } from '../../diagram/free-corner.ts';
import { connect } from '../../diagram/link-edits.ts';
import { addNote, editNote, moveNote, resizeNote } from '../../diagram/note-edits.ts';
import { NOTE_KIND } from '../../stores/canvas-requests.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { announce, select, updateView } from '../../stores/view-store.ts';
import { canvasStore, endMoving, type Placement } from './canvas-state.ts';
import { componentById, machineAt, rectOf, sizeOf, snap } from './geometry.ts';

const present = () => documentStore.getState().diagram;
const nameOf = (id: string) => componentById(present(), id)?.name ?? id;

export function renameComponent(id: string, name: string): void {
  const before = nameOf(id);
  edit(`Rename ${before} to ${name.trim()}`, (diagram) => rename(diagram, id, name));
}

export function writeNote(id: string, text: string): void {
  edit('Write a note', (diagram) => editNote(diagram, id, text));
}

export function makeSlower(id: string, factor: number): void {
  const label =
    factor === 1 ? `Make ${nameOf(id)} normal again` : `Make ${nameOf(id)} ${factor} times slower`;
  edit(label, (diagram) => setSlowFactor(diagram, id, factor));
}

export function joinComponents(from: string, to: string): void {
  const result = connect(present(), kindTable, from, to);
  if (!result.ok) {
    announce(result.reason, 'problem');
    return;
  }
  const label = `Connect ${nameOf(from)} to ${nameOf(to)}`;
  edit(label, () => result.diagram);
  announce(`Connected ${nameOf(from)} to ${nameOf(to)}.`);
}

/** One end of a connection is put elsewhere; it keeps its length and whether it is cut. Returns why it cannot be. */
export function reconnectLink(id: string, from: string, to: string): string | null {
  const diagram = present();
  const link = diagram.links.find((each) => each.id === id);
  if (!link || (link.from === from && link.to === to)) return null;
  const without: Diagram = { ...diagram, links: diagram.links.filter((each) => each !== link) };
  const result = connect(without, kindTable, from, to);
  if (!result.ok) return result.reason;
  const made = result.diagram.links.find((each) => each.id === result.id);
  if (!made) throw new Error(`The new connection ${result.id} is not in the diagram.`);
  const moved = { ...link, id: made.id, from: made.from, to: made.to };
  edit(`Move a connection to ${nameOf(to === link.to ? from : to)}`, () => ({
    ...result.diagram,
    links: result.diagram.links.map((each) => (each === made ? moved : each)),
  }));
  select({ links: [moved.id] });
  return null;
}

/** Puts a new component, or a note, with its centre at this place of the canvas. Returns its id, or null when it cannot be. */
export function placeKind(kindId: string, centreX: number, centreY: number): string | null {
  const diagram = present();
  if (kindId === NOTE_KIND) {
    const added = addNote(diagram, { x: snap(centreX - 100), y: snap(centreY - 48) });
    return finishPlacing('Add a note', added, true);
  }
  const kind = kindOf(kindId);
  const machine = kind.role === 'process' ? machineAt(diagram, centreX, centreY) : null;
  const inside = machine ? rectOf(diagram, machine) : null;
  const corner = freeCornerFor(kind.size, machine, centreX, centreY);
  const added = addComponent(diagram, kindTable, {
    kind: kindId,
    x: corner.x - (inside?.x ?? 0),
    y: corner.y - (inside?.y ?? 0),
    machine: machine?.id ?? null,
  });
  const into = machine ? ` to ${machine.name}` : '';
  return finishPlacing(`Add ${added.id}${into}`, added, false);
}

/** Nothing new is put on top of what stands there: it goes beside it, in the same machine or outside of all. */
function freeCornerFor(
  size: { readonly width: number; readonly height: number },
  machine: Component | null,
  centreX: number,
  centreY: number,
): { x: number; y: number } {
  const diagram = present();
  const wished = { ...size, x: snap(centreX - size.width / 2), y: snap(centreY - size.height / 2) };
  const neighbours = diagram.components
    .filter((each) => each.machine === machine?.id)
    .map((each) => rectOf(diagram, each));
  if (!machine) return nearestFreeCorner(wished, neighbours, { gap: GAP_ON_CANVAS });
  const frame = rectOf(diagram, machine);
  const { left, top, right, bottom } = MACHINE_INSET;
  const least = { x: frame.x + left, y: frame.y + top };
  const roomy = {
    ...least,
    width: frame.width - left - right,
    height: frame.height - top - bottom,
  };
  const first = placeInside(frame, size, { x: wished.x - frame.x, y: wished.y - frame.y });
  const clamped = { ...wished, x: frame.x + first.x, y: frame.y + first.y };
  return nearestFreeCorner(clamped, neighbours, { least, roomy });
}

interface Placed {
  readonly diagram: Diagram;
  readonly id: string;
  readonly problem: string | null;
}

function finishPlacing(label: string, added: Placed, isNote: boolean): string | null {
  if (added.problem !== null) {
    announce(added.problem, 'problem');
    return null;
  }
  edit(label, () => added.diagram);
  if (isNote) {
    select({ notes: [added.id] });
    updateView({ renaming: added.id });
  } else {
    select({ components: [added.id] });
    announce(`${label.replace(/^Add/, 'Added')}.`);
  }
  return added.id;
}

function labelOfMove(ids: readonly string[], target: ReadonlyMap<string, string | null>): string {
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return `Move ${ids.length} parts`;
  const component = componentById(present(), only);
  if (!component) return 'Move a note';
  const machine = target.get(only);
  if (machine === undefined) return `Move ${component.name}`;
  if (machine !== null) return `Put ${component.name} into ${nameOf(machine)}`;
  return `Take ${component.name} out of ${nameOf(component.machine ?? '')}`;
}

/** The end of a drag: everything stands where it was let go; a process over another machine moves in, one beside its machine moves out. */
export function finishMove(moved: ReadonlyMap<string, Placement>): void {
  const before = present();
  const ids = [...moved.keys()];
  const newMachine = new Map<string, string | null>();
  for (const id of ids) {
    const component = componentById(before, id);
    if (!component || kindOf(component.kind).role !== 'process') continue;
    if (component.machine !== undefined && moved.has(component.machine)) continue;
    const machine = machineUnder(before, id, moved);
    if (machine !== (component.machine ?? null)) newMachine.set(id, machine);
  }
  edit(labelOfMove(ids, newMachine), (diagram) => {
    let next = diagram;
    for (const id of ids) next = moveOne(next, id, moved, newMachine);
    return next;
  });
  endMoving();
}

/** The machine under the middle of a part that is being dragged. */
export function machineUnder(
  diagram: Diagram,
  id: string,
  moved: ReadonlyMap<string, Placement>,
): string | null {
  const component = componentById(diagram, id);
  if (!component || kindOf(component.kind).role !== 'process') return null;
  const rect = rectOf(diagram, component, moved);
  return (
    machineAt(diagram, rect.x + rect.width / 2, rect.y + rect.height / 2, new Set(moved.keys()))?.id ?? null
  );
}

function moveOne(
  diagram: Diagram,
  id: string,
  moved: ReadonlyMap<string, Placement>,
  newMachine: ReadonlyMap<string, string | null>,
): Diagram {
  const placement = moved.get(id);
  if (!placement) return diagram;
  const component = componentById(diagram, id);
  if (!component) return moveNote(diagram, id, placement.x, placement.y);
  const target = newMachine.get(id);
  if (target === undefined) {
    return component.machine === undefined
      ? moveComponents(diagram, kindTable, [{ id, x: placement.x, y: placement.y }], 'free')
      : placeInMachine(diagram, kindTable, id, component.machine, placement.x, placement.y);
  }
  const rect = rectOf(diagram, component, moved);
  const machine = target === null ? undefined : componentById(diagram, target);
  const corner = machine ? rectOf(diagram, machine, moved) : { x: 0, y: 0 };
  return placeInMachine(diagram, kindTable, id, target, rect.x - corner.x, rect.y - corner.y);
}

/** The end of a resize; what stands in the machine keeps its place on the canvas. */
export function endResize(id: string): void {
  const { moved } = canvasStore.getState();
  const placement = moved.get(id);
  const component = componentById(present(), id);
  if (placement) {
    const { x, y } = placement;
    if (component) {
      const size = { ...sizeOf(component), ...placement };
      edit(`Resize ${component.name}`, (diagram) => {
        let next = moveComponents(
          diagram,
          kindTable,
          [...moved].flatMap(([child, { x, y }]) => (child === id ? [] : [{ id: child, x, y }])),
          'free',
        );
        next = resizeMachine(next, kindTable, id, { x, y, width: size.width, height: size.height });
        return next;
      });
    } else {
      const note = present().notes.find((each) => each.id === id);
      const width = placement.width ?? note?.width ?? 0;
      const height = placement.height ?? note?.height ?? 0;
      edit('Resize a note', (diagram) => moveNote(resizeNote(diagram, id, { width, height }), id, x, y));
    }
  }
  endMoving();
}
