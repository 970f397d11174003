/** Draws messages under way and mishaps: circle read, square write, ring answer, x failure. */
import { isSuccess, OUTCOMES } from '../../../engine/outcome.ts';
import { pointAt } from '../../../picture/bezier-lookup.ts';
import type { Playhead } from '../../../stores/session.ts';
import { bounceOf, flightProgress, mishapAge, shareOfLink } from '../flight-position.ts';
import { lookupOfLink } from '../link-geometry.ts';
import type { Scene } from './scene.ts';

/** Above this many dots the light outline around each is left out. */
const MOST_OUTLINED = 400;
/** Above this many, or this small, shapes are made of upright rectangles: by far the fastest to paint. */
const MOST_ROUND = 500;
const SMALLEST_ROUND = 3.2;
/** Words of mishaps stand at least this far apart, in pixels; where there is no room an x must do. */
const WORD_APART = { x: 64, y: 14 } as const;
const MOST_WORDS = 24;

/** What was drawn in the last frame, for clicks: x, y, request, source, four numbers a dot, in pixels of the overlay. */
export const drawnDots = { numbers: new Float64Array(4 * 1024), count: 0 };

function remember(x: number, y: number, request: number, source: number): void {
  const at = drawnDots.count * 4;
  if (at + 4 > drawnDots.numbers.length) {
    const grown = new Float64Array(drawnDots.numbers.length * 2);
    grown.set(drawnDots.numbers);
    drawnDots.numbers = grown;
  }
  drawnDots.numbers[at] = x;
  drawnDots.numbers[at + 1] = y;
  drawnDots.numbers[at + 2] = request;
  drawnDots.numbers[at + 3] = source;
  drawnDots.count++;
}

/** The dot nearest to a point of the overlay, at most `reach` pixels away. */
export function dotAt(x: number, y: number, reach: number): { request: number; source: number } | null {
  let nearest = reach * reach;
  let found = -1;
  const { numbers, count } = drawnDots;
  for (let at = 0; at < count * 4; at += 4) {
    const dx = (numbers[at] ?? 0) - x;
    const dy = (numbers[at + 1] ?? 0) - y;
    const distance = dx * dx + dy * dy;
    if (distance <= nearest) {
      nearest = distance;
      found = at;
    }
  }
  return found < 0 ? null : { request: numbers[found + 2] ?? 0, source: numbers[found + 3] ?? 0 };
}

const at = { x: 0, y: 0 };

export function drawFlights(context: CanvasRenderingContext2D, playhead: Playhead, scene: Scene): void {
  drawnDots.count = 0;
  const { layout, flights, timeMs, speed } = playhead;
  if (!layout) return;
  const { left, top, zoom, width, height, theme, followed } = scene;
  const radius = Math.min(7, Math.max(2.5, 5.5 * zoom));
  const outlined = flights.length <= MOST_OUTLINED;
  const round = flights.length <= MOST_ROUND && radius >= SMALLEST_ROUND;
  for (const flight of flights) {
    const progress = flightProgress(flight, timeMs, speed);
    if (progress < 0 || progress > 1) continue;
    const linkId = layout.links[flight.link];
    const lookup = linkId === undefined ? null : lookupOfLink(linkId);
    if (!lookup) continue;
    pointAt(lookup, shareOfLink(flight, progress), at);
    const x = at.x * zoom + left;
    const y = at.y * zoom + top;
    if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
    remember(x, y, flight.request, flight.source);
    const outcome = OUTCOMES[flight.outcome] ?? 'ok';
    const colour = scene.sourceColour(flight.source);
    if (flight.request === followed) ringAround(context, x, y, radius + 4, theme.brand);
    if (flight.reply && !isSuccess(outcome)) cross(context, x, y, radius * 0.85, theme.bad);
    else if (!round) quick(context, x, y, radius, colour, flight.reply ? theme.card : null, flight.write);
    else if (flight.reply) ring(context, x, y, radius, colour, theme.card, flight.write);
    else dot(context, x, y, radius, colour, outlined ? theme.canvas : null, flight.write);
  }
}

/** An octagon of two rectangles for a circle, one for a square, a hole for an answer. */
function quick(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  hole: string | null,
  square: boolean,
): void {
  const half = Math.max(2, Math.round(radius));
  const left = Math.round(x) - half;
  const top = Math.round(y) - half;
  const side = half * 2;
  context.fillStyle = colour;
  if (square) context.fillRect(left, top, side, side);
  else {
    const corner = Math.max(1, Math.round(half * 0.45));
    context.fillRect(left + corner, top, side - 2 * corner, side);
    context.fillRect(left, top + corner, side, side - 2 * corner);
  }
  if (hole === null) return;
  const edge = Math.max(1, Math.round(half * 0.45));
  context.fillStyle = hole;
  context.fillRect(left + edge, top + edge, side - 2 * edge, side - 2 * edge);
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  square: boolean,
): void {
  context.beginPath();
  if (square) context.roundRect(x - radius, y - radius, radius * 2, radius * 2, radius * 0.35);
  else context.arc(x, y, radius, 0, 6.2832);
}

function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  edge: string | null,
  square: boolean,
): void {
  if (edge !== null) {
    outline(context, x, y, radius + 1.5, square);
    context.fillStyle = edge;
    context.fill();
  }
  outline(context, x, y, square ? radius * 0.9 : radius, square);
  context.fillStyle = colour;
  context.fill();
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  inside: string,
  square: boolean,
): void {
  outline(context, x, y, radius - 1, square);
  context.fillStyle = inside;
  context.fill();
  context.lineWidth = Math.max(1.5, radius * 0.36);
  context.strokeStyle = colour;
  context.stroke();
}

function ringAround(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  outline(context, x, y, radius, false);
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}

export function cross(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  half: number,
  colour: string,
): void {
  context.beginPath();
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
  context.lineWidth = Math.max(2, half * 0.5);
  context.lineCap = 'round';
  context.strokeStyle = colour;
  context.stroke();
}

/** An x that bounces off the card of whoever turned the request away, with a word. */
export function drawMishaps(context: CanvasRenderingContext2D, playhead: Playhead, scene: Scene): void {
  const { layout, mishaps, timeMs, speed } = playhead;
  if (!layout) return;
  const { left, top, zoom, width, height, theme } = scene;
  const size = Math.min(6, Math.max(3, 5 * zoom));
  const words: { x: number; y: number }[] = [];
  context.font = `600 ${Math.round(Math.min(12, Math.max(9, 11 * zoom)))}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (let index = mishaps.length - 1; index >= 0; index--) {
    const mishap = mishaps[index];
    if (!mishap) continue;
    const age = mishapAge(mishap, timeMs, speed);
    if (age < 0 || age >= 1) continue;
    const id = layout.processes[mishap.process];
    const card = id === undefined ? undefined : scene.cards.get(id);
    if (!card) continue;
    const { dx, dy, opacity } = bounceOf(age, mishap.request % 5);
    const x = card.x * zoom + left + dx * zoom;
    const y = (card.y + card.height / 2) * zoom + top + dy * zoom;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    remember(x, y, mishap.request, mishap.source);
    context.globalAlpha = opacity;
    cross(context, x, y, size, theme.bad);
    const room = words.every(
      (word) => Math.abs(word.x - x) > WORD_APART.x || Math.abs(word.y - y) > WORD_APART.y,
    );
    if (room && words.length < MOST_WORDS) {
      words.push({ x, y });
      context.lineJoin = 'round';
      context.lineWidth = 3;
      context.strokeStyle = theme.canvas;
      context.strokeText(mishap.word, x - size - 4, y);
      context.fillStyle = theme.bad;
      context.fillText(mishap.word, x - size - 4, y);
    }
  }
  context.globalAlpha = 1;
}
