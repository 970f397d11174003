/** Edits of components and of the document itself. Pure: a new document comes back, or the same one when nothing changed. */
import {
  coordinate,
  extent,
  type Point,
  placeInside,
  type Size,
  SMALLEST_MACHINE,
  sizeOf,
  smallestSizeOf,
  within,
} from './bounds.ts';
import { cleanName } from './clean-text.ts';
import { type Component, type Diagram, LIMITS, type Power } from './diagram.ts';
import { nextComponentId } from './identity.ts';
import type { KindTable } from './kind-rules.ts';
import { linkNeighbours } from './link-edits.ts';
import { withoutStrayEvents } from './stray-events.ts';

/** Parts of a document by id; a selection has this shape. */
export interface Items {
  readonly components: readonly string[];
  readonly links: readonly string[];
  readonly notes: readonly string[];
}

/** Something new. With a `problem` the document is unchanged and the id is empty. */
export interface Added {
  readonly diagram: Diagram;
  readonly id: string;
  readonly problem: string | null;
}

export interface NewComponent {
  readonly kind: string;
  /** On the canvas, or relative to the machine when one is given. */
  readonly x: number;
  readonly y: number;
  readonly machine?: string | null;
}

export function findComponent(diagram: Diagram, id: string): Component | undefined {
  return diagram.components.find((component) => component.id === id);
}

function changeComponent(diagram: Diagram, id: string, change: (component: Component) => Component): Diagram {
  let changed = false;
  const components = diagram.components.map((component) => {
    if (component.id !== id) return component;
    const next = change(component);
    changed ||= next !== component;
    return next;
  });
  return changed ? { ...diagram, components } : diagram;
}

/** Puts machines before what they hold, as the drawing needs it. */
export function machinesBeforeContent(components: readonly Component[]): readonly Component[] {
  const holders = new Set(components.map(({ machine }) => machine).filter((id) => id !== undefined));
  const seen = new Set<string>();
  const inOrder = components.every(({ id, machine }) => {
    seen.add(id);
    return machine === undefined || seen.has(machine);
  });
  if (inOrder) return components;
  return [
    ...components.filter(({ id }) => holders.has(id)),
    ...components.filter(({ id }) => !holders.has(id)),
  ];
}

/** Grows a machine, if need be, to hold what stands in it. */
export function growMachine(diagram: Diagram, kinds: KindTable, machineId: string): Diagram {
  return changeComponent(diagram, machineId, (machine) => {
    const size = sizeOf(machine, kinds);
    const least = smallestSizeOf(diagram, kinds, machineId);
    if (least.width <= size.width && least.height <= size.height) return machine;
    return {
      ...machine,
      width: Math.max(size.width, least.width),
      height: Math.max(size.height, least.height),
    };
  });
}

const VAST: Size = { width: LIMITS.size, height: LIMITS.size };

function isMachine(kinds: KindTable, component: Component | undefined): component is Component {
  return component !== undefined && kinds.get(component.kind)?.role === 'machine';
}

function machineSize({ width, height }: Size): Size {
  return {
    width: extent(width, SMALLEST_MACHINE.width, SMALLEST_MACHINE.width),
    height: extent(height, SMALLEST_MACHINE.height, SMALLEST_MACHINE.height),
  };
}

/** Adds a component; dropped in a machine, it is joined to the neighbours it belongs with. */
export function addComponent(diagram: Diagram, kinds: KindTable, wanted: NewComponent): Added {
  const kind = kinds.get(wanted.kind);
  if (!kind) return { diagram, id: '', problem: 'This page does not know that kind of component.' };
  if (diagram.components.length >= LIMITS.components) {
    return {
      diagram,
      id: '',
      problem: `A diagram holds at most ${LIMITS.components} components. Remove one first.`,
    };
  }
  const id = nextComponentId(diagram, kind.namePrefix);
  const component: Component = {
    id,
    kind: kind.id,
    name: id,
    x: coordinate(wanted.x, 0),
    y: coordinate(wanted.y, 0),
    ...(kind.role === 'machine' ? machineSize(kind.size) : {}),
    parameters: {},
    power: 'on',
    slowFactor: 1,
  };
  const added = { ...diagram, components: [...diagram.components, component] };
  const placed = wanted.machine
    ? placeInMachine(added, kinds, id, wanted.machine, wanted.x, wanted.y)
    : added;
  return { diagram: placed, id, problem: null };
}

export interface Move extends Point {
  readonly id: string;
}

/**
 * Puts components at these places: on the canvas, or relative to the machine each stands in.
 * `inside` keeps what stands in a machine within it; `free` lets it be dragged beyond the edge.
 */
export function moveComponents(
  diagram: Diagram,
  kinds: KindTable,
  moves: readonly Move[],
  bounds: 'inside' | 'free' = 'inside',
): Diagram {
  const places = new Map(moves.map((move) => [move.id, move]));
  let changed = false;
  const components = diagram.components.map((component) => {
    const wanted = places.get(component.id);
    if (!wanted) return component;
    let to: Point = { x: coordinate(wanted.x, component.x), y: coordinate(wanted.y, component.y) };
    const machine = component.machine === undefined ? undefined : findComponent(diagram, component.machine);
    if (machine && bounds === 'inside')
      to = placeInside(sizeOf(machine, kinds), sizeOf(component, kinds), to);
    if (to.x === component.x && to.y === component.y) return component;
    changed = true;
    return { ...component, x: to.x, y: to.y };
  });
  return changed ? { ...diagram, components } : diagram;
}

/**
 * Puts a component into a machine (x, y relative to it) or onto the canvas (null), as one edit with the links that follow.
 * Only processes stand in machines; another part is put on the canvas at that place.
 */
export function placeInMachine(
  diagram: Diagram,
  kinds: KindTable,
  id: string,
  machineId: string | null,
  x: number,
  y: number,
): Diagram {
  const component = findComponent(diagram, id);
  const machine = machineId === null ? undefined : findComponent(diagram, machineId);
  if (!component || (machineId !== null && !isMachine(kinds, machine)) || machineId === id) return diagram;
  const { machine: former, ...free } = component;
  if (!machine || kinds.get(component.kind)?.role !== 'process') {
    const at = {
      x: coordinate(x + (machine?.x ?? 0), component.x),
      y: coordinate(y + (machine?.y ?? 0), component.y),
    };
    const same = former === undefined && at.x === component.x && at.y === component.y;
    return same ? diagram : changeComponent(diagram, id, () => ({ ...free, ...at }));
  }
  const wanted = { x: coordinate(x, component.x), y: coordinate(y, component.y) };
  const at = placeInside(VAST, sizeOf(component, kinds), wanted);
  if (former === machine.id && at.x === component.x && at.y === component.y) return diagram;
  const moved = changeComponent(diagram, id, () => ({ ...free, ...at, machine: machine.id }));
  const ordered = { ...moved, components: machinesBeforeContent(moved.components) };
  const grown = growMachine(ordered, kinds, machine.id);
  return former === machine.id ? grown : linkNeighbours(grown, kinds, id);
}

/** Never smaller than what stands in it. */
export function resizeMachine(
  diagram: Diagram,
  kinds: KindTable,
  id: string,
  wanted: Size & Partial<Point>,
): Diagram {
  if (!isMachine(kinds, findComponent(diagram, id))) return diagram;
  const least = smallestSizeOf(diagram, kinds, id);
  return changeComponent(diagram, id, (machine) => {
    const present = sizeOf(machine, kinds);
    const next = {
      x: coordinate(wanted.x ?? machine.x, machine.x),
      y: coordinate(wanted.y ?? machine.y, machine.y),
      width: extent(wanted.width, least.width, present.width),
      height: extent(wanted.height, least.height, present.height),
    };
    const same =
      next.x === machine.x &&
      next.y === machine.y &&
      next.width === machine.width &&
      next.height === machine.height;
    return same ? machine : { ...machine, ...next };
  });
}

/** An empty name changes nothing. */
export function rename(diagram: Diagram, id: string, name: string): Diagram {
  const clean = cleanName(name);
  return changeComponent(diagram, id, (component) =>
    clean === '' || clean === component.name ? component : { ...component, name: clean },
  );
}

/** Machines are `on` or `off`, everything else is `on` or `stopped`. */
export function setPower(diagram: Diagram, kinds: KindTable, id: string, power: Power): Diagram {
  return changeComponent(diagram, id, (component) => {
    const fitting = power === 'on' ? 'on' : isMachine(kinds, component) ? 'off' : 'stopped';
    return component.power === fitting ? component : { ...component, power: fitting };
  });
}

export function setSlowFactor(diagram: Diagram, id: string, slowFactor: number): Diagram {
  return changeComponent(diagram, id, (component) => {
    const next = within(slowFactor, LIMITS.slowFactor, component.slowFactor);
    return next === component.slowFactor ? component : { ...component, slowFactor: next };
  });
}

/** Removes parts: with a machine all that stands in it, with a component its connections, and the events that happen to them. */
export function removeItems(diagram: Diagram, items: Partial<Items>): Diagram {
  const wanted = new Set(items.components);
  const links = new Set(items.links);
  const notes = new Set(items.notes);
  const gone = new Set(
    diagram.components
      .filter(({ id, machine }) => wanted.has(id) || (machine !== undefined && wanted.has(machine)))
      .map(({ id }) => id),
  );
  const next: Diagram = {
    ...diagram,
    components: diagram.components.filter(({ id }) => !gone.has(id)),
    links: diagram.links.filter(({ id, from, to }) => !links.has(id) && !gone.has(from) && !gone.has(to)),
    notes: diagram.notes.filter(({ id }) => !notes.has(id)),
  };
  const same =
    next.components.length === diagram.components.length &&
    next.links.length === diagram.links.length &&
    next.notes.length === diagram.notes.length;
  return same ? diagram : withoutStrayEvents(next);
}

export function renameDiagram(diagram: Diagram, name: string): Diagram {
  const clean = cleanName(name);
  return clean === '' || clean === diagram.name ? diagram : { ...diagram, name: clean };
}

export function setSeed(diagram: Diagram, seed: number): Diagram {
  const next = within(Math.round(seed), LIMITS.seed, diagram.seed);
  return next === diagram.seed ? diagram : { ...diagram, seed: next };
}

export function setTrafficFactor(diagram: Diagram, trafficFactor: number): Diagram {
  const next = within(trafficFactor, LIMITS.trafficFactor, diagram.trafficFactor);
  return next === diagram.trafficFactor ? diagram : { ...diagram, trafficFactor: next };
}
