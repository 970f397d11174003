/** The curve of a link, and a table that finds the point at any share of its length without measuring it again. */

export interface Ends {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** A cubic curve: start, two control points, end. */
export interface Curve extends Ends {
  readonly control1X: number;
  readonly control1Y: number;
  readonly control2X: number;
  readonly control2Y: number;
}

const BEND = 0.25;
/** How far a link that runs back to the left swings out, at least. */
const SWING = 25;

function reach(distance: number): number {
  return distance >= 0
    ? Math.max(0.5 * distance, Math.min(24, distance))
    : BEND * SWING * Math.sqrt(-distance);
}

/** Leaves to the right, arrives from the left. */
export function curveBetween({ fromX, fromY, toX, toY }: Ends): Curve {
  const out = reach(toX - fromX);
  return {
    fromX,
    fromY,
    toX,
    toY,
    control1X: fromX + out,
    control1Y: fromY,
    control2X: toX - out,
    control2Y: toY,
  };
}

export function pathOf(curve: Curve): string {
  const { fromX, fromY, control1X, control1Y, control2X, control2Y, toX, toY } = curve;
  return `M${fromX},${fromY} C${control1X},${control1Y} ${control2X},${control2Y} ${toX},${toY}`;
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const rest = 1 - t;
  return rest * rest * rest * a + 3 * rest * rest * t * b + 3 * rest * t * t * c + t * t * t * d;
}

export interface Point {
  x: number;
  y: number;
}

export function pointOfCurve(curve: Curve, t: number): Point {
  return {
    x: cubic(curve.fromX, curve.control1X, curve.control2X, curve.toX, t),
    y: cubic(curve.fromY, curve.control1Y, curve.control2Y, curve.toY, t),
  };
}

const PIECES = 64;
const SAMPLES = 192;

/** Points at equal steps of length along a curve. */
export interface BezierLookup {
  readonly length: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function lookupOf(curve: Curve): BezierLookup {
  const sampleXs = new Float64Array(SAMPLES + 1);
  const sampleYs = new Float64Array(SAMPLES + 1);
  const walked = new Float64Array(SAMPLES + 1);
  for (let i = 0; i <= SAMPLES; i++) {
    const { x, y } = pointOfCurve(curve, i / SAMPLES);
    sampleXs[i] = x;
    sampleYs[i] = y;
    if (i > 0) {
      const step = Math.hypot(x - (sampleXs[i - 1] ?? 0), y - (sampleYs[i - 1] ?? 0));
      walked[i] = (walked[i - 1] ?? 0) + step;
    }
  }
  const length = walked[SAMPLES] ?? 0;
  const xs = new Float32Array(PIECES + 1);
  const ys = new Float32Array(PIECES + 1);
  let at = 0;
  for (let piece = 0; piece <= PIECES; piece++) {
    const wanted = (length * piece) / PIECES;
    while (at < SAMPLES - 1 && (walked[at + 1] ?? 0) < wanted) at++;
    const before = walked[at] ?? 0;
    const span = (walked[at + 1] ?? 0) - before;
    const share = span > 0 ? Math.min(1, (wanted - before) / span) : 0;
    const x = sampleXs[at] ?? 0;
    const y = sampleYs[at] ?? 0;
    xs[piece] = x + ((sampleXs[at + 1] ?? x) - x) * share;
    ys[piece] = y + ((sampleYs[at + 1] ?? y) - y) * share;
  }
  return {
    length,
    xs,
    ys,
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** The point at `share` (0 to 1) of the length, written into `into`: no garbage at thousands of dots a frame. */
export function pointAt(lookup: BezierLookup, share: number, into: Point): void {
  const clamped = share < 0 ? 0 : share > 1 ? 1 : share;
  const place = clamped * PIECES;
  const piece = place >= PIECES ? PIECES - 1 : Math.floor(place);
  const rest = place - piece;
  const x = lookup.xs[piece] ?? 0;
  const y = lookup.ys[piece] ?? 0;
  into.x = x + ((lookup.xs[piece + 1] ?? x) - x) * rest;
  into.y = y + ((lookup.ys[piece + 1] ?? y) - y) * rest;
}
