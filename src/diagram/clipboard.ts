/** Copy, paste and duplicate: new ids and names, with the connections among what is copied. */
import { canvasPosition, coordinate, type Point } from './bounds.ts';
import { type Component, type Diagram, EMPTY_DIAGRAM, LIMITS, type Link, type Note } from './diagram.ts';
import { FILE_FORMAT } from './document-keys.ts';
import { growMachine, type Items, machinesBeforeContent } from './edits.ts';
import { openDocument } from './gate.ts';
import { idsIn, nextId, nextName } from './identity.ts';
import type { KindTable } from './kind-rules.ts';
import { formatNumber } from './parameters.ts';

/** How far a copy stands from its original. */
export const COPY_OFFSET: Point = { x: 32, y: 32 };

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
export function pasteItems(
  diagram: Diagram,
  kinds: KindTable,
  clipboard: unknown,
  offset: Point = COPY_OFFSET,
): Inserted {
  const opened = openDocument(clipboard, kinds);
  if (!opened.ok) return { ok: false, message: `This cannot be pasted. ${opened.message}` };
  return insert(diagram, kinds, opened.diagram, opened.repairs, offset);
}

/** Copies beside the originals; a process stays in its machine. */
export function duplicate(diagram: Diagram, kinds: KindTable, items: Partial<Items>): Inserted {
  return insert(diagram, kinds, partsOf(diagram, items), [], COPY_OFFSET);
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

function insert(
  diagram: Diagram,
  kinds: KindTable,
  parts: Parts,
  repairs: readonly string[],
  offset: Point,
): Inserted {
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
      ...(within ? {} : moved(original, offset)),
    };
  });
  const links = parts.links.map((link) => {
    return { ...link, id: fresh('link'), from: idOfCopy(link.from), to: idOfCopy(link.to) };
  });
  const notes = parts.notes.map((note) => ({ ...note, id: fresh('note'), ...moved(note, offset) }));
  const inserted: Diagram = {
    ...diagram,
    components: machinesBeforeContent([...diagram.components, ...components]),
    links: [...diagram.links, ...links],
    notes: [...diagram.notes, ...notes],
  };
  const holders = new Set(components.flatMap(({ machine }) => (machine === undefined ? [] : [machine])));
  return {
    ok: true,
    diagram: [...holders].reduce((grown, machine) => growMachine(grown, kinds, machine), inserted),
    items: { components: components.map(({ id }) => id), links: [], notes: notes.map(({ id }) => id) },
    repairs,
  };
}

function moved({ x, y }: Point, offset: Point): Point {
  return { x: coordinate(x + offset.x, x), y: coordinate(y + offset.y, y) };
}
