/** Tidies the diagram from left to right: first what stands in each machine, then machines and the rest. */
import { Graph, layout } from '@dagrejs/dagre';
import { kindTable } from '../../catalog/index.ts';
import type { Component, Diagram } from '../../diagram/diagram.ts';
import { moveComponents, resizeMachine } from '../../diagram/edits.ts';
import { edit } from '../../stores/document-store.ts';
import { announce } from '../../stores/view-store.ts';
import { crossings } from './crossings.ts';
import { GRID, sizeOf, snap } from './geometry.ts';

export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Gives each item a corner; the links say what stands left of what. */
export type Arrange = (
  items: readonly Sized[],
  links: readonly (readonly [string, string])[],
  apart: { readonly columns: number; readonly rows: number },
) => ReadonlyMap<string, Place>;

const INSIDE = { left: GRID, top: 3 * GRID, right: GRID, bottom: GRID } as const;

/** The links between items, where an item may stand for what is in it. */
function linksAmong(diagram: Diagram, itemOf: (id: string) => string | null): (readonly [string, string])[] {
  return diagram.links.flatMap(({ from, to }) => {
    const [start, end] = [itemOf(from), itemOf(to)];
    return start === null || end === null || start === end ? [] : [[start, end] as const];
  });
}

const normal = (places: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> => {
  const left = Math.min(...[...places.values()].map(({ x }) => x));
  const top = Math.min(...[...places.values()].map(({ y }) => y));
  return new Map([...places].map(([id, { x, y }]) => [id, { x: snap(x - left), y: snap(y - top) }]));
};

interface Filled {
  readonly size: Sized;
  readonly places: ReadonlyMap<string, Place>;
}

function fillMachine(
  diagram: Diagram,
  machine: Component,
  children: readonly Component[],
  arrange: Arrange,
): Filled {
  if (children.length === 0) return { size: { id: machine.id, ...sizeOf(machine) }, places: new Map() };
  const items = inReadingOrder(children).map((child) => ({ id: child.id, ...sizeOf(child) }));
  const ids = new Set(items.map(({ id }) => id));
  const links = linksAmong(diagram, (id) => (ids.has(id) ? id : null));
  const places = normal(arrange(items, links, { columns: 3 * GRID, rows: GRID }));
  let [right, bottom] = [0, 0];
  for (const { id, width, height } of items) {
    const place = places.get(id) ?? { x: 0, y: 0 };
    right = Math.max(right, place.x + width);
    bottom = Math.max(bottom, place.y + height);
  }
  return {
    size: {
      id: machine.id,
      width: Math.max(right + INSIDE.left + INSIDE.right, 15 * GRID),
      height: bottom + INSIDE.top + INSIDE.bottom,
    },
    places: new Map([...places].map(([id, { x, y }]) => [id, { x: x + INSIDE.left, y: y + INSIDE.top }])),
  };
}

/** The same diagram, tidied; pure, so that it can be tested with any way of arranging. */
export function tidied(diagram: Diagram, arrange: Arrange): Diagram {
  const machines = diagram.components.filter(({ kind }) => kindTable.get(kind)?.role === 'machine');
  const machineIds = new Set(machines.map(({ id }) => id));
  const holderOf = new Map(
    diagram.components.flatMap(({ id, machine }) =>
      machine !== undefined && machineIds.has(machine) ? [[id, machine] as const] : [],
    ),
  );
  const filled = new Map(
    machines.map((machine) => {
      const children = diagram.components.filter(({ id }) => holderOf.get(id) === machine.id);
      return [machine.id, fillMachine(diagram, machine, children, arrange)] as const;
    }),
  );
  const items = inReadingOrder(diagram.components)
    .filter(({ id }) => !holderOf.has(id))
    .map((component): Sized => filled.get(component.id)?.size ?? { id: component.id, ...sizeOf(component) });
  const links = linksAmong(diagram, (id) => holderOf.get(id) ?? id);
  const places = normal(arrange(items, links, { columns: 6 * GRID, rows: 3 * GRID }));
  const inside = [...filled.values()].flatMap((each) => [...each.places]);
  const moves = [...places, ...inside].map(([id, place]) => ({ id, ...place }));
  let next = moveComponents(diagram, kindTable, moves, 'free');
  for (const { size } of filled.values()) {
    if (holderContains(holderOf, size.id)) next = resizeMachine(next, kindTable, size.id, size);
  }
  return next;
}

const holderContains = (holderOf: ReadonlyMap<string, string>, machine: string) =>
  [...holderOf.values()].includes(machine);

/** From top to bottom: where it costs no crossing, who stands above stays above. */
const inReadingOrder = <Part extends Place>(parts: readonly Part[]): readonly Part[] =>
  parts.toSorted((one, other) => one.y - other.y || one.x - other.x);

/** `asGiven`: who comes first stands above; else the layout program looks for the order with the fewest crossings. */
function inLayers(
  items: Parameters<Arrange>[0],
  links: Parameters<Arrange>[1],
  { columns, rows }: Parameters<Arrange>[2],
  asGiven: boolean,
): ReadonlyMap<string, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: columns, nodesep: rows });
  graph.setDefaultEdgeLabel(() => ({}));
  const rankOf = new Map(items.map(({ id }, at) => [id, at]));
  const byEnds = links.toSorted(
    (one, other) =>
      (rankOf.get(one[0]) ?? 0) - (rankOf.get(other[0]) ?? 0) ||
      (rankOf.get(one[1]) ?? 0) - (rankOf.get(other[1]) ?? 0),
  );
  for (const { id, width, height } of items) graph.setNode(id, { width, height });
  for (const [from, to] of byEnds) graph.setEdge(from, to);
  layout(graph, { disableOptimalOrderHeuristic: asGiven });
  return new Map(
    items.map(({ id, width, height }) => {
      const { x, y } = graph.node(id) as { x: number; y: number };
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

export const byLayers: Arrange = (items, links, apart) => {
  const [calm, clever] = [inLayers(items, links, apart, true), inLayers(items, links, apart, false)];
  const middles = (places: ReadonlyMap<string, Place>) =>
    new Map(
      items.map(({ id, width, height }) => {
        const { x, y } = places.get(id) ?? { x: 0, y: 0 };
        return [id, { x: x + width / 2, y: y + height / 2 }];
      }),
    );
  return crossings(middles(calm), links) <= crossings(middles(clever), links) ? calm : clever;
};

/** One undo step. */
export function tidyUp(): void {
  edit('Tidy up', (diagram) => (diagram.components.length === 0 ? diagram : tidied(diagram, byLayers)));
  announce('Tidied up, from left to right.');
}
