/** Places on the canvas: absolute rectangles of components, and which machine lies under a point. */
import { kindOf } from '../../catalog/index.ts';
import type { Component, Diagram } from '../../diagram/diagram.ts';
import type { Rect } from './alignment.ts';
import type { Placement } from './canvas-state.ts';

export const GRID = 16;

export const snap = (value: number) => Math.round(value / GRID) * GRID;

export function sizeOf(component: Component): { width: number; height: number } {
  const kind = kindOf(component.kind);
  return kind.role === 'machine'
    ? { width: component.width ?? kind.size.width, height: component.height ?? kind.size.height }
    : kind.size;
}

export function componentById(diagram: Diagram, id: string): Component | undefined {
  return diagram.components.find((component) => component.id === id);
}

/** A component's rectangle on the whole canvas, with what is being dragged where it is being dragged. */
export function rectOf(diagram: Diagram, component: Component, moved?: ReadonlyMap<string, Placement>): Rect {
  const size = sizeOf(component);
  const placement = moved?.get(component.id);
  const machine = component.machine === undefined ? undefined : componentById(diagram, component.machine);
  const corner = machine ? rectOf(diagram, machine, moved) : { x: 0, y: 0 };
  return {
    x: corner.x + (placement?.x ?? component.x),
    y: corner.y + (placement?.y ?? component.y),
    width: placement?.width ?? size.width,
    height: placement?.height ?? size.height,
  };
}

/** The topmost machine over which a point of the canvas stands. */
export function machineAt(
  diagram: Diagram,
  x: number,
  y: number,
  except?: ReadonlySet<string>,
): Component | null {
  for (let at = diagram.components.length - 1; at >= 0; at--) {
    const component = diagram.components[at];
    if (!component || except?.has(component.id) || kindOf(component.kind).role !== 'machine') continue;
    const rect = rectOf(diagram, component);
    if (x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height) return component;
  }
  return null;
}

export function boundsOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Space that a new part keeps to its neighbours. */
const GAP = GRID;

/** Pictures are read from left to right: a place beside counts as nearer than one below. */
const DOWN_IS_FARTHER = 1.5;

/** Farther than anything on the canvas is from anything else. */
const NEEDS_MORE_ROOM = 1e6;

export interface FreeRoom {
  readonly gap?: number;
  /** No place to the left of this, or above it. */
  readonly least?: { readonly x: number; readonly y: number };
  /** Places within go before those that would need more room. */
  readonly roomy?: Rect;
}

/** The corner nearest to the wished one where nothing stands yet: the wished place itself, or one beside a neighbour. */
export function nearestFreeCorner(
  wished: Rect,
  taken: readonly Rect[],
  { gap = GAP, least = { x: -Infinity, y: -Infinity }, roomy }: FreeRoom = {},
): { x: number; y: number } {
  const { width, height } = wished;
  const xs = [wished.x, ...taken.flatMap((rect) => [rect.x + rect.width + gap, rect.x - width - gap])];
  const ys = [wished.y, ...taken.flatMap((rect) => [rect.y + rect.height + gap, rect.y - height - gap])];
  const kept = taken.map((rect) => grown(rect, gap));
  let best: { x: number; y: number; cost: number } | null = null;
  for (const x of xs.map((each) => Math.max(least.x, each))) {
    for (const y of ys.map((each) => Math.max(least.y, each))) {
      const tried = { x, y, width, height };
      const far = Math.hypot(x - wished.x, DOWN_IS_FARTHER * (y - wished.y));
      const cost = far + (roomy === undefined || holds(roomy, tried) ? 0 : NEEDS_MORE_ROOM);
      if ((best === null || cost < best.cost) && !kept.some((rect) => overlap(rect, tried)))
        best = { x, y, cost };
    }
  }
  return { x: best?.x ?? wished.x, y: best?.y ?? wished.y };
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const holds = (outer: Rect, { x, y, width, height }: Rect) =>
  x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
