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
  /** On a phone no place beside a part is free: then it may stand above or below the whole system. */
  readonly mayStandOff: boolean;
}

export interface ToolbarPlace {
  readonly side: 'top' | 'bottom';
  /** How far its left edge stands to the right of that of the part, in pixels. */
  readonly shift: number;
  readonly isShort: boolean;
  /** Distance to the part, in pixels; at a flank minus the toolbar's height. */
  readonly gap: number;
}

/** Distance between the part and a toolbar beside it, in pixels. */
const GAP = 10;
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

interface Line {
  readonly side: 'top' | 'bottom';
  readonly gap: number;
}

/** How far above and below the part it may stand: beside it, and beyond all that is there. */
function linesOf({ part, others, free, height, mayStandOff }: ToolbarRoom): Line[] {
  const fits = ({ side, gap }: Line) =>
    side === 'top' ? part.top - gap - height >= free.top : part.bottom + gap + height <= free.bottom;
  const beside: Line[] = [
    { side: 'top', gap: GAP },
    { side: 'bottom', gap: GAP },
  ];
  const tops = others.map(({ top }) => part.top - top);
  const bottoms = others.map(({ bottom }) => bottom - part.bottom);
  const beyond: Line[] = [
    { side: 'top', gap: Math.max(0, ...tops) + GAP },
    { side: 'bottom', gap: Math.max(0, ...bottoms) + GAP },
  ];
  return [...beside, ...(mayStandOff ? beyond : [])].filter(fits);
}

/** To the left or right of the part, level with its name, if that leaves the handle in the middle of its edge alone. */
function hasFlank({ part, free, height }: ToolbarRoom): boolean {
  const handle = (part.top + part.bottom) / 2;
  return part.top + height + GAP <= handle && part.top >= free.top;
}

/**
 * Rather above or below than at a corner (in a column of cards), at a flank (under the head of a machine) or beyond, long than short, above than below, in the middle than to a side;
 * where all covers something, least.
 */
export function placeToolbar(room: ToolbarRoom): ToolbarPlace {
  const { part, others, free, widths, height } = room;
  const lines = linesOf(room);
  const [beside, beyond] = [lines.filter(({ gap }) => gap === GAP), lines.filter(({ gap }) => gap !== GAP)];
  if (beside.length === 0) beside.push({ side: 'top', gap: GAP });
  let best: ToolbarPlace = { side: 'top', shift: 0, isShort: true, gap: GAP };
  let least = Number.POSITIVE_INFINITY;
  const consider = ({ side, gap }: Line, isShort: boolean, atCorner = false) => {
    const width = isShort ? widths.short : widths.long;
    const most = Math.max(free.left + CLEAR, free.right - width - CLEAR);
    const middle = (part.left + part.right - width) / 2;
    const top = side === 'top' ? part.top - gap - height : part.bottom + gap;
    const inLine = [middle, part.left, part.right - width];
    const corners = [part.left - width - CLEAR, part.right + CLEAR];
    for (const wanted of atCorner ? corners : inLine) {
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
      best = { side, shift: Math.round(left - part.left), isShort, gap };
    }
  };
  const considerAll = (choices: readonly Line[]) => {
    for (const isShort of [false, true]) for (const line of choices) consider(line, isShort);
  };
  considerAll(beside);
  for (const line of beside) consider(line, true, true);
  if (hasFlank(room)) consider({ side: 'top', gap: -height }, true, true);
  considerAll(beyond);
  return best;
}
