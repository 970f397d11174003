/** Alignment while dragging: which edges and centres of other parts are near, and how far to snap. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thin line to draw: vertical at `x` from `start` to `end` of y, or horizontal at `y`. */
export interface Guide {
  readonly axis: 'vertical' | 'horizontal';
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

export interface Alignment {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export const SNAP_DISTANCE = 6;

const marks = (start: number, length: number) => [start, start + length / 2, start + length] as const;

interface Nearest {
  shift: number;
  distance: number;
}

function nearestShift(mine: readonly number[], theirs: readonly number[], within: number): Nearest | null {
  let best: Nearest | null = null;
  for (const mark of mine) {
    for (const other of theirs) {
      const shift = other - mark;
      const distance = Math.abs(shift);
      if (distance <= within && (best === null || distance < best.distance)) best = { shift, distance };
    }
  }
  return best;
}

function nearestOfAll(
  moving: Rect,
  others: readonly Rect[],
  within: number,
  marksOf: (rect: Rect) => readonly number[],
): number | null {
  let best: Nearest | null = null;
  for (const other of others) {
    const found = nearestShift(marksOf(moving), marksOf(other), within);
    if (found && (best === null || found.distance < best.distance)) best = found;
  }
  return best ? best.shift : null;
}

/** Shifts `moving` onto the nearest edges or centres of the others, at most `within` away, and says which lines to draw. */
export function alignmentOf(moving: Rect, others: readonly Rect[], within = SNAP_DISTANCE): Alignment {
  const across = (rect: Rect) => marks(rect.x, rect.width);
  const down = (rect: Rect) => marks(rect.y, rect.height);
  const dx = nearestOfAll(moving, others, within, across);
  const dy = nearestOfAll(moving, others, within, down);
  const snapped = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) };
  const guides = new Map<string, Guide>();
  const add = (axis: Guide['axis'], at: number, start: number, end: number) => {
    const key = `${axis}${at}`;
    const known = guides.get(key);
    guides.set(key, {
      axis,
      at,
      start: Math.min(start, known?.start ?? start),
      end: Math.max(end, known?.end ?? end),
    });
  };
  for (const other of others) {
    if (dx !== null) {
      for (const at of across(other)) {
        if (across(snapped).some((mark) => Math.abs(mark - at) < 0.01)) {
          const end = Math.max(other.y + other.height, snapped.y + snapped.height);
          add('vertical', at, Math.min(other.y, snapped.y), end);
        }
      }
    }
    if (dy !== null) {
      for (const at of down(other)) {
        if (down(snapped).some((mark) => Math.abs(mark - at) < 0.01)) {
          const end = Math.max(other.x + other.width, snapped.x + snapped.width);
          add('horizontal', at, Math.min(other.x, snapped.x), end);
        }
      }
    }
  }
  return { dx: dx ?? 0, dy: dy ?? 0, guides: [...guides.values()] };
}
