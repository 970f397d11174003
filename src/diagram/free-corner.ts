/** A free place for a new part, or for copies as one group: beside what stands there, never on top of it. */
import type { Point, Rect } from './bounds.ts';

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Space that a new part keeps to its neighbours. */
const GAP = 16;

/** Outside of machines: room for connections, and for the toolbar of what is selected. */
export const GAP_ON_CANVAS = 48;

/** Pictures are read from left to right: a place beside counts as nearer than one below. */
const DOWN_IS_FARTHER = 1.5;

/** Farther than anything on the canvas is from anything else. */
const NEEDS_MORE_ROOM = 1e6;

export interface FreeRoom {
  readonly gap?: number;
  /** No place to the left of this, or above it. */
  readonly least?: Point;
  /** Places within go before those that would need more room. */
  readonly roomy?: Rect;
}

/** The corner nearest to the wished one where nothing stands yet: the wished place itself, or one beside a neighbour. */
export function nearestFreeCorner(
  wished: Rect,
  taken: readonly Rect[],
  { gap = GAP, least = { x: -Infinity, y: -Infinity }, roomy }: FreeRoom = {},
): Point {
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
