/** The curves of all links as they are drawn now. The overlay looks up points here; a curve is measured again only when it changed. */
import {
  type BezierLookup,
  type Curve,
  curveBetween,
  type Ends,
  lookupOf,
} from '../../picture/bezier-lookup.ts';

interface Known {
  readonly ends: Ends;
  readonly curve: Curve;
  lookup: BezierLookup | null;
}

const known = new Map<string, Known>();

/** Called by the edge that draws the link. */
export function setLinkEnds(id: string, ends: Ends): Curve {
  const before = known.get(id);
  if (
    before &&
    before.ends.fromX === ends.fromX &&
    before.ends.fromY === ends.fromY &&
    before.ends.toX === ends.toX &&
    before.ends.toY === ends.toY
  ) {
    return before.curve;
  }
  const curve = curveBetween(ends);
  known.set(id, { ends, curve, lookup: null });
  return curve;
}

export function forgetLink(id: string): void {
  known.delete(id);
}

export function lookupOfLink(id: string): BezierLookup | null {
  const link = known.get(id);
  if (!link) return null;
  link.lookup ??= lookupOf(link.curve);
  return link.lookup;
}
