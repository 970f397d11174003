/** Copy, paste and duplicate: new ids and names, with the connections among what is copied. */
import {
  boundsOf,
  canvasPosition,
  coordinate,
  MACHINE_INSET,
  type Point,
  type Rect,
  sizeOf,
} from './bounds.ts';
import { type Component, type Diagram, EMPTY_DIAGRAM, LIMITS, type Link, type Note } from './diagram.ts';
import { FILE_FORMAT } from './document-keys.ts';
import { findComponent, growMachine, type Items, machinesBeforeContent } from './edits.ts';
import { type FreeRoom, GAP_ON_CANVAS, nearestFreeCorner } from './free-corner.ts';
import { openDocument } from './gate.ts';
import { idsIn, nextId, nextName } from './identity.ts';
import type { KindTable } from './kind-rules.ts';
import { formatNumber } from './parameters.ts';

/** Where a copy would stand, seen from its original; there it stands if it covers nothing. */
const COPY_OFFSET: Point = { x: 32, y: 32 };

/** What lies on the clipboard: a small document of its own, so that it can go through the gate. */
export interface ClipboardDocument extends Diagram {
  readonly format: typeof FILE_FORMAT;
}

export type Inserted =
  | {
      readonly ok: true;
      readonly diagram: Diagram;
      /** The copies, to be selected. */
      readonly items: Items;
      readonly repairs: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

interface Parts {
  readonly components: readonly Component[];
  readonly links: readonly Link[];
  readonly notes: readonly Note[];
}

/** The parts meant by a selection: a machine with what stands in it, and the connections among them. */
function partsOf(diagram: Diagram, items: Partial<Items>): Parts {
  const wanted = new Set(items.components);
  const notes = new Set(items.notes);
  const components = diagram.components.filter(
    ({ id, machine }) => wanted.has(id) || (machine !== undefined && wanted.has(machine)),
  );
  const ids = new Set(components.map(({ id }) => id));
  return {
    components,
    links: diagram.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    notes: diagram.notes.filter(({ id }) => notes.has(id)),
  };
}

/** What leaves its machine behind stands on the canvas where it stood. */
export function copyItems(diagram: Diagram, items: Partial<Items>): ClipboardDocument {
  const parts = partsOf(diagram, items);
  const ids = new Set(parts.components.map(({ id }) => id));
  const components = parts.components.map((component) => {
    const { machine, ...free } = component;
    return machine === undefined || ids.has(machine)
      ? component
      : { ...free, ...canvasPosition(diagram, component) };
  });
  return { format: FILE_FORMAT, ...EMPTY_DIAGRAM, name: 'Copied parts', ...parts, components };
}

/** Pastes clipboard text or a clipboard value. It is foreign data, so it passes the gate. */
export function pasteItems(diagram: Diagram, kinds: KindTable, clipboard: unknown): Inserted {
  const opened = openDocument(clipboard, kinds);
  if (!opened.ok) return { ok: false, message: `This cannot be pasted. ${opened.message}` };
  return insert(diagram, kinds, opened.diagram, opened.repairs);
}

/** Copies beside the originals; a process stays in its machine. */
export function duplicate(diagram: Diagram, kinds: KindTable, items: Partial<Items>): Inserted {
  return insert(diagram, kinds, partsOf(diagram, items), []);
}

function tooMany(diagram: Diagram, parts: Parts): string | null {
  for (const [sort, word] of [
    ['components', 'components'],
    ['links', 'connections'],
    ['notes', 'notes'],
  ] as const) {
    const count = diagram[sort].length + parts[sort].length;
    if (parts[sort].length > 0 && count > LIMITS[sort]) {
      return `That would make ${formatNumber(count)} ${word}. A diagram holds at most ${formatNumber(LIMITS[sort])}.`;
    }
  }
  return null;
}

function insert(diagram: Diagram, kinds: KindTable, parts: Parts, repairs: readonly string[]): Inserted {
  const problem = tooMany(diagram, parts);
  if (problem) return { ok: false, message: problem };
  if (parts.components.length + parts.notes.length === 0) {
    return { ok: false, message: 'There are no components or notes in it.' };
  }
  const taken = idsIn(diagram);
  const names = new Set(diagram.components.map(({ name }) => name));
  const fresh = (prefix: string) => {
    const id = nextId(taken, prefix);
    taken.add(id);
    return id;
  };
  const copies = new Map<string, string>();
  for (const { id, kind } of parts.components) copies.set(id, fresh(kinds.get(kind)?.namePrefix ?? 'part'));
  const idOfCopy = (id: string) => copies.get(id) ?? id;

  const components = parts.components.map((original): Component => {
    const name = nextName(names, original.name);
    names.add(name);
    const within = original.machine !== undefined && copies.has(original.machine);
    return {
      ...original,
      id: idOfCopy(original.id),
      name,
      ...(original.machine === undefined ? {} : { machine: idOfCopy(original.machine) }),
      ...(within ? {} : moved(original, COPY_OFFSET)),
    };
  });
  const links = parts.links.map((link) => {
    return { ...link, id: fresh('link'), from: idOfCopy(link.from), to: idOfCopy(link.to) };
  });
  const notes = parts.notes.map((note) => ({ ...note, id: fresh('note'), ...moved(note, COPY_OFFSET) }));
  const free = besideOthers(diagram, kinds, { components, notes });
  const inserted: Diagram = {
    ...diagram,
    components: machinesBeforeContent([...diagram.components, ...free.components]),
    links: [...diagram.links, ...links],
    notes: [...diagram.notes, ...free.notes],
  };
  const holders = new Set(components.flatMap(({ machine }) => (machine === undefined ? [] : [machine])));
  return {
    ok: true,
    diagram: [...holders].reduce((grown, machine) => growMachine(grown, kinds, machine), inserted),
    items: { components: components.map(({ id }) => id), links: [], notes: notes.map(({ id }) => id) },
    repairs,
  };
}

type Placed = Omit<Parts, 'links'>;

/** Copies cover nothing: those that share a machine, or the canvas, move together to the nearest free place there. */
function besideOthers(diagram: Diagram, kinds: KindTable, copies: Placed): Placed {
  const own = new Set(copies.components.map(({ id }) => id));
  const holderOf = ({ machine }: Component) => (machine !== undefined && own.has(machine) ? null : machine);
  const shifts = new Map<string | undefined, Point>();
  for (const holder of new Set([undefined, ...copies.components.map(holderOf)])) {
    if (holder === null) continue;
    const rectsIn = ({ components, notes }: Placed): Rect[] => [
      ...components
        .filter((each) => holderOf(each) === holder)
        .map((each) => ({ ...each, ...sizeOf(each, kinds) })),
      ...(holder === undefined ? notes : []),
    ];
    const group = rectsIn(copies);
    if (group.length === 0) continue;
    const wished = boundsOf(group);
    const free = nearestFreeCorner(wished, rectsIn(diagram), roomIn(diagram, kinds, holder));
    shifts.set(holder, { x: free.x - wished.x, y: free.y - wished.y });
  }
  const shifted = <Part extends Point>(part: Part, holder: string | null | undefined): Part => {
    const by = holder === null ? undefined : shifts.get(holder);
    return by ? { ...part, ...moved(part, by) } : part;
  };
  return {
    components: copies.components.map((each) => shifted(each, holderOf(each))),
    notes: copies.notes.map((note) => shifted(note, undefined)),
  };
}

/** In a machine below its name, and within its frame while there is room. */
function roomIn(diagram: Diagram, kinds: KindTable, holder: string | undefined): FreeRoom {
  const machine = holder === undefined ? undefined : findComponent(diagram, holder);
  if (!machine) return { gap: GAP_ON_CANVAS };
  const { width, height } = sizeOf(machine, kinds);
  const { left, top, right, bottom } = MACHINE_INSET;
  const least = { x: left, y: top };
  return { least, roomy: { ...least, width: width - left - right, height: height - top - bottom } };
}

function moved({ x, y }: Point, offset: Point): Point {
  return { x: coordinate(x + offset.x, x), y: coordinate(y + offset.y, y) };
}
