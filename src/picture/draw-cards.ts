/** Draws into the cards: the cells of workers, the line of who waits, and the CPU meters of machines. */
import type { FullPolicy } from '../engine/model.ts';
import type { MachineFigures } from '../simulation/figures.ts';
import type { Occupant, ProcessOccupancy } from '../simulation/occupancy.ts';
import type { Held } from './capacity-words.ts';
import {
  type Box,
  cellCorner,
  cellsBox,
  cellsShown,
  gridOf,
  lineBox,
  MOST_CELLS,
  MOST_PEOPLE,
  meterBox,
  personX,
} from './cell-layout.ts';
import type { Theme } from './traffic-colours.ts';

/** What draws: the canvas of the page, or whatever takes the same orders. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'roundRect'
  | 'arc'
  | 'fill'
  | 'fillRect'
  | 'strokeRect'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
>;

/** What the drawing of cards needs to know beside the cards themselves. */
export interface CardScene {
  /** Pixels of the screen for one unit of the canvas. */
  readonly zoom: number;
  readonly theme: Theme;
  /** By component id. */
  readonly colours: ReadonlyMap<string, string>;
  readonly sourceColour: (slot: number) => string;
  /** The filling of what waits, in this colour. */
  readonly stripes: (colour: string) => Pen['fillStyle'];
  /** Number of the request the learner follows, -1 for none. */
  readonly followed: number;
}

export interface ProcessNow {
  readonly occupancy: ProcessOccupancy | undefined;
  readonly held: Held;
  readonly workers: number | null;
  readonly backlogLimit: number | null;
  readonly fullPolicy: FullPolicy;
  readonly down: boolean;
  /** The dots are a sample, so cells are filled by measured means. */
  readonly sampled: boolean;
}

const ROUND_CELLS = 1200;

/** Corners rounder than this many pixels on the screen can be seen. A plain rectangle is far faster to paint. */
const SMALLEST_ROUNDING = 1.2;

function rounded(context: Pen, box: Box, radius: number, zoom: number): void {
  if (radius * zoom < SMALLEST_ROUNDING) {
    context.fillRect(box.x, box.y, box.width, box.height);
    return;
  }
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
  context.fill();
}

/** Narrower than this on the screen, single cells and people cannot be told apart: a bar says as much. */
const SMALLEST_CELL = 3.5;

/** Draws one process card. `cellsSoFar` decides whether there is time for round corners. Returns how many cells it drew. */
export function drawProcess(
  context: Pen,
  card: Box,
  now: ProcessNow,
  scene: CardScene,
  cellsSoFar: number,
): number {
  const cells = cellsBox(card.width, card.height);
  const box = { ...cells, x: card.x + cells.x, y: card.y + cells.y };
  if (now.down) context.globalAlpha = 0.45;
  const count = cellsShown(now.workers, now.held.busy);
  const asBar = count > MOST_CELLS || gridOf(count, box).cellWidth * scene.zoom < SMALLEST_CELL;
  if (asBar) drawBar(context, box, now, scene);
  else drawCells(context, box, count, now, scene, cellsSoFar < ROUND_CELLS);
  drawLine(context, card, now, scene);
  context.globalAlpha = 1;
  return asBar ? 1 : count;
}

function drawCells(
  context: Pen,
  box: Box,
  count: number,
  now: ProcessNow,
  scene: CardScene,
  round: boolean,
): void {
  const grid = gridOf(count, box);
  const radius = round && grid.cellHeight * scene.zoom > 5 ? Math.min(4, grid.cellHeight * 0.3) : 0;
  const paint = (index: number) => {
    const { x, y } = cellCorner(index, grid, box);
    if (radius === 0) context.fillRect(x, y, grid.cellWidth, grid.cellHeight);
    else rounded(context, { x, y, width: grid.cellWidth, height: grid.cellHeight }, radius, scene.zoom);
  };
  const examples = now.sampled ? (now.occupancy?.cells.filter((cell) => cell !== null) ?? []) : [];
  for (let index = 0; index < count; index++) {
    const occupant = occupantOf(now, index, examples);
    if (occupant === null) context.fillStyle = scene.theme.cell;
    else {
      const colour = scene.sourceColour(occupant.source);
      context.fillStyle = occupant.waiting ? scene.stripes(colour) : colour;
    }
    paint(index);
    if (occupant !== null && occupant.request === scene.followed) {
      const { x, y } = cellCorner(index, grid, box);
      context.lineWidth = 2;
      context.strokeStyle = scene.theme.brand;
      context.strokeRect(x - 2, y - 2, grid.cellWidth + 4, grid.cellHeight + 4);
    }
  }
}

/** With every request in sight the cell itself; with a sample, as many as are busy on average, in the sample's colours. */
function occupantOf(now: ProcessNow, index: number, examples: readonly Occupant[]): Occupant | null {
  if (now.down) return null;
  if (!now.sampled) return now.occupancy?.cells[index] ?? null;
  if (index >= now.held.busy) return null;
  const example = examples[index % Math.max(1, examples.length)];
  const waiting = index < now.held.waiting;
  return example
    ? { ...example, waiting }
    : { request: -1, job: -1, source: 0, write: false, waiting, waitingFor: -1 };
}

function drawBar(context: Pen, box: Box, { held, workers, down }: ProcessNow, scene: CardScene): void {
  const bar = { ...box, y: box.y + 3, height: Math.min(12, box.height) };
  context.fillStyle = scene.theme.cell;
  rounded(context, bar, 4, scene.zoom);
  if (down || held.busy === 0) return;
  const all = Math.max(workers ?? held.busy, held.busy);
  const width = Math.max(3, (bar.width * held.busy) / all);
  context.fillStyle = scene.theme['ink-3'];
  rounded(context, { ...bar, width }, 4, scene.zoom);
  if (held.waiting === 0) return;
  context.fillStyle = scene.stripes(scene.theme['ink-3']);
  const waitingWidth = Math.max(2, (width * held.waiting) / held.busy);
  context.fillRect(bar.x + width - waitingWidth, bar.y, waitingWidth, bar.height);
}

function drawLine(context: Pen, card: Box, now: ProcessNow, scene: CardScene): void {
  if (now.backlogLimit === 0) return;
  const inner = lineBox(card.width, card.height);
  const box = { ...inner, x: card.x + inner.x, y: card.y + inner.y };
  const { line } = now.held;
  const exact = !now.sampled && line <= MOST_PEOPLE && box.height * scene.zoom >= SMALLEST_CELL;
  context.fillStyle = scene.theme.cell;
  if (line === 0 || exact) context.fillRect(box.x, box.y + box.height - 1, box.width, 1);
  if (line === 0 || now.down) return;
  if (exact) {
    now.occupancy?.line.forEach((person, place) => {
      drawPerson(context, personX(place, box), box, scene.sourceColour(person.source));
    });
    return;
  }
  rounded(context, box, box.height / 2, scene.zoom);
  const share = Math.min(1, line / Math.max(now.backlogLimit ?? Math.max(100, line), 1));
  drawShares(context, box, Math.max(3, box.width * share), now.occupancy?.line ?? [], scene);
}

/** Head and shoulders, small. */
function drawPerson(context: Pen, x: number, box: Box, colour: string): void {
  const middle = x + 3.8;
  context.fillStyle = colour;
  context.beginPath();
  context.arc(middle, box.y + 2.2, 2.2, 0, 6.2832);
  context.arc(middle, box.y + box.height, 3.3, Math.PI, 0);
  context.fill();
}

/** A bar that fills from the right, split by who waits. */
function drawShares(
  context: Pen,
  box: Box,
  width: number,
  line: readonly Occupant[],
  scene: CardScene,
): void {
  const counts = new Map<number, number>();
  for (const { source } of line) counts.set(source, (counts.get(source) ?? 0) + 1);
  if (counts.size === 0) counts.set(0, 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let right = box.x + box.width;
  for (const [source, count] of [...counts].sort(([a], [b]) => a - b)) {
    const part = (width * count) / all;
    context.fillStyle = scene.sourceColour(source);
    rounded(
      context,
      { x: right - part, y: box.y, width: part, height: box.height },
      Math.min(part, box.height) / 2,
      scene.zoom,
    );
    right -= part;
  }
}

export function drawMeter(
  context: Pen,
  card: Box,
  figures: MachineFigures | undefined,
  scene: CardScene,
): void {
  const inner = meterBox(card.width);
  const box = { ...inner, x: card.x + inner.x, y: card.y + inner.y };
  context.fillStyle = scene.theme.cell;
  rounded(context, box, 4, scene.zoom);
  if (!figures || figures.cpuShare <= 0) return;
  let { x } = box;
  for (const { process, share } of figures.byProcess) {
    const width = Math.min(box.width * share, box.x + box.width - x);
    if (width < 0.3) continue;
    context.fillStyle = scene.colours.get(process) ?? scene.theme['ink-3'];
    rounded(context, { ...box, x, width }, Math.min(3, width / 2), scene.zoom);
    x += width;
  }
  if (figures.cpuShare < 0.95) return;
  context.strokeStyle = scene.theme.bad;
  context.lineWidth = 1.5;
  context.strokeRect(box.x - 2, box.y - 2, box.width + 4, box.height + 4);
}
