/** Where the cells and the line of a process stand on its card, in canvas units from the card's corner. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Above this many workers one bar stands for all. */
export const MOST_CELLS = 64;
/** Above this many people the line is a bar. */
export const MOST_PEOPLE = 24;

const PADDING = 12;
/** Header and the row of words above the cells. */
const ABOVE_CELLS = 58;
/** Words of the line, the line, the footer and the load limit. */
const BELOW_CELLS = 66;
const LINE_WORDS = 18;
const LINE_HEIGHT = 8;

export function cellsBox(width: number, height: number): Box {
  return {
    x: PADDING,
    y: ABOVE_CELLS,
    width: width - 2 * PADDING,
    height: Math.max(14, height - ABOVE_CELLS - BELOW_CELLS),
  };
}

export function lineBox(width: number, height: number): Box {
  const cells = cellsBox(width, height);
  return { x: PADDING, y: cells.y + cells.height + LINE_WORDS, width: cells.width, height: LINE_HEIGHT };
}

/** The CPU meter in the head of a machine. */
export function meterBox(width: number): Box {
  return { x: width - 14 - 64, y: 19, width: 64, height: 8 };
}

export interface CellGrid {
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly gap: number;
}

const LARGEST = { width: 18, height: 14 };

/** The largest cells, all alike, that fit the box. */
export function gridOf(count: number, box: Box): CellGrid {
  const gap = count > 32 ? 2 : 3;
  for (let height = LARGEST.height; height >= 3; height--) {
    const width = (height * LARGEST.width) / LARGEST.height;
    const columns = Math.max(1, Math.floor((box.width + gap) / (width + gap)));
    const rows = Math.ceil(count / columns);
    if (rows * (height + gap) - gap <= box.height)
      return { columns, cellWidth: width, cellHeight: height, gap };
  }
  const columns = Math.max(1, Math.ceil(count / 4));
  return { columns, cellWidth: Math.max(1, (box.width - columns) / columns), cellHeight: 3, gap: 1 };
}

/** Corner of a cell. */
export function cellCorner(index: number, grid: CellGrid, box: Box): { x: number; y: number } {
  return {
    x: box.x + (index % grid.columns) * (grid.cellWidth + grid.gap),
    y: box.y + Math.floor(index / grid.columns) * (grid.cellHeight + grid.gap),
  };
}

/** Which cell lies under a point of the card; null between and outside of cells. */
export function cellAt(x: number, y: number, count: number, box: Box): number | null {
  if (count < 1 || count > MOST_CELLS) return null;
  const grid = gridOf(count, box);
  const column = Math.floor((x - box.x) / (grid.cellWidth + grid.gap));
  const row = Math.floor((y - box.y) / (grid.cellHeight + grid.gap));
  if (column < 0 || column >= grid.columns || row < 0) return null;
  const index = row * grid.columns + column;
  if (index >= count) return null;
  const corner = cellCorner(index, grid, box);
  return x <= corner.x + grid.cellWidth && y <= corner.y + grid.cellHeight ? index : null;
}

/** Left edge of the person at this place of the line: the first stands at the right, next to be served. */
export function personX(place: number, box: Box): number {
  const step = Math.min(box.height, box.width / MOST_PEOPLE);
  return box.x + box.width - (place + 1) * step;
}

/** Which place of the line lies under a point; null for none. */
export function personAt(x: number, y: number, waiting: number, box: Box): number | null {
  if (waiting > MOST_PEOPLE || y < box.y - 4 || y > box.y + box.height + 4) return null;
  const step = Math.min(box.height, box.width / MOST_PEOPLE);
  const place = Math.floor((box.x + box.width - x) / step);
  return place >= 0 && place < waiting ? place : null;
}

/** Cells of a process whose number of workers has no limit: as many as are busy, in steps of eight. */
export function cellsShown(workers: number | null, held: number): number {
  return workers ?? Math.max(8, Math.ceil(held / 8) * 8);
}
