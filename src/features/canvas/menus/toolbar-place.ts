/** Where the toolbar of the one selected part fits on the screen: near the part, not over other cards, short when room is short. */

/** On the screen, in pixels from the corner of the canvas. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ToolbarRoom {
  readonly part: Box;
  /** What it had better not cover: other cards, the legend, the view's buttons. */
  readonly others: readonly Box[];
  /** The part of the canvas that nothing lies over. */
  readonly free: Box;
  /** With words on all tools, and with icons only but for the first. */
  readonly widths: { readonly long: number; readonly short: number };
  readonly height: number;
}

export interface ToolbarPlace {
  readonly side: 'top' | 'bottom';
  /** How far its left edge stands to the right of that of the part, in pixels. */
  readonly shift: number;
  readonly isShort: boolean;
}

/** Distance between the part and its toolbar, in pixels. */
export const TOOLBAR_GAP = 10;
/** Distance that it keeps from other things and from the edges, in pixels. */
const CLEAR = 4;

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function sharedArea(one: Box, other: Box): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** Rather above than below, rather long than short, rather in the middle than to a side; where all covers something, least. */
export function placeToolbar({ part, others, free, widths, height }: ToolbarRoom): ToolbarPlace {
  const fits = {
    top: part.top - TOOLBAR_GAP - height >= free.top,
    bottom: part.bottom + TOOLBAR_GAP + height <= free.bottom,
  };
  const sides = (['top', 'bottom'] as const).filter((side) => fits[side]);
  let best: ToolbarPlace = { side: 'top', shift: 0, isShort: true };
  let least = Number.POSITIVE_INFINITY;
  for (const isShort of [false, true]) {
    const width = isShort ? widths.short : widths.long;
    const most = Math.max(free.left + CLEAR, free.right - width - CLEAR);
    const middle = (part.left + part.right - width) / 2;
    for (const side of sides.length > 0 ? sides : (['top'] as const)) {
      const top = side === 'top' ? part.top - TOOLBAR_GAP - height : part.bottom + TOOLBAR_GAP;
      for (const wanted of [middle, part.left, part.right - width]) {
        const left = within(wanted, free.left + CLEAR, most);
        const bar: Box = {
          left: left - CLEAR,
          top: top - CLEAR,
          right: left + width + CLEAR,
          bottom: top + height + CLEAR,
        };
        const covered = others.reduce((sum, other) => sum + sharedArea(bar, other), 0);
        if (covered >= least) continue;
        least = covered;
        best = { side, shift: Math.round(left - part.left), isShort };
      }
    }
  }
  return best;
}
