/** Where a part that is placed without a pointer had best stand: requests read from left to right, so clients come before servers. */

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Standing {
  readonly rect: Rect;
  readonly isClient: boolean;
}

/** Room for wires between the columns, and between cards of one column, in canvas units. */
const BETWEEN = 96;
const BELOW = 32;

const overlap = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** `wished`: in the middle of what is seen. It stays when nothing stands there. */
export function wishedCorner(
  wished: Rect,
  isClient: boolean,
  standing: readonly Standing[],
): { readonly x: number; readonly y: number } {
  if (!standing.some(({ rect }) => overlap(rect, wished))) return { x: wished.x, y: wished.y };
  if (!isClient)
    return { x: Math.max(...standing.map(({ rect }) => rect.x + rect.width)) + BETWEEN, y: wished.y };
  const clients = standing.filter((each) => each.isClient);
  const [lowest] = clients.toSorted((one, other) => bottomOf(other.rect) - bottomOf(one.rect));
  return lowest
    ? { x: lowest.rect.x, y: bottomOf(lowest.rect) + BELOW }
    : { x: Math.min(...standing.map(({ rect }) => rect.x)) - wished.width - BETWEEN, y: wished.y };
}

function bottomOf({ y, height }: Rect): number {
  return y + height;
}
