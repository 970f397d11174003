// The canvas as a learner finds their way on it: parts by their names, handles, and places between them.
import type { Locator, Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place as shares of an area: the middle is `{ x: 0.5, y: 0.5 }`. */
export type Share = Point;

export type CanvasDriver = ReturnType<typeof canvasDriver>;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function canvasDriver(page: Page) {
  const area = page.getByRole('main', { name: 'Canvas' });

  /** The card of a component, by its name. */
  const part = (name: string): Locator =>
    area.getByRole('group', { name: new RegExp(`^${escaped(name)}, `), exact: true });
  const note = (text: string): Locator => area.getByRole('group', { name: `Note: ${text}` });
  const link = (from: string, to: string): Locator =>
    area.getByRole('group', { name: new RegExp(`^Connection from ${escaped(from)} to ${escaped(to)}(,|$)`) });

  const pointIn = async (place: Locator, share: Share = { x: 0.5, y: 0.5 }): Promise<Point> => {
    const box = await place.boundingBox();
    if (!box) throw new Error(`${place} is not on the screen.`);
    return { x: box.x + box.width * share.x, y: box.y + box.height * share.y };
  };

  const drag = async (from: Point, to: Point) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 10 });
    await page.mouse.up();
  };
  const grip = (name: string) => pointIn(part(name).getByText(name, { exact: true }));

  return {
    area,
    part,
    note,
    link,
    /** Everything that stands on it but connections. */
    parts: area.locator('[aria-roledescription="node"]'),
    sends: (name: string) => page.getByTitle(`Connect ${name} to…`, { exact: true }),
    receives: (name: string) => page.getByTitle(`Connect something to ${name}`, { exact: true }),
    /** Where the name of a part stands on its card: a click there selects it. */
    nameOf: (name: string) => part(name).getByText(name, { exact: true }),
    pointIn,
    /** Whether one part lies over the other. */
    async overlap(one: string, other: string): Promise<boolean> {
      const [a, b] = [await part(one).boundingBox(), await part(other).boundingBox()];
      if (!a || !b) throw new Error(`${one} or ${other} is not on the screen.`);
      return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    },
    /** Moves a part by its name, so many pixels. */
    async dragPart(name: string, by: Point) {
      const from = await grip(name);
      await drag(from, { x: from.x + by.x, y: from.y + by.y });
    },
    /** Moves a part by its name until its middle stands there. */
    async dragPartTo(name: string, share: Share) {
      const [from, middle, to] = [await grip(name), await pointIn(part(name)), await pointIn(area, share)];
      await drag(from, { x: from.x + to.x - middle.x, y: from.y + to.y - middle.y });
    },
    /** A place in a part, as a share of the whole canvas. */
    async shareOf(name: string, share: Share): Promise<Share> {
      const [at, corner, end] = [
        await pointIn(part(name), share),
        await pointIn(area, { x: 0, y: 0 }),
        await pointIn(area, { x: 1, y: 1 }),
      ];
      return { x: (at.x - corner.x) / (end.x - corner.x), y: (at.y - corner.y) / (end.y - corner.y) };
    },
    /** A place on the free canvas. */
    at: (share: Share) => pointIn(area, share),
    /** A tap where nothing stands lets go of the selection. */
    async tapFree() {
      const { x, y } = await pointIn(area, { x: 0.1, y: 0.8 });
      await page.touchscreen.tap(x, y);
    },
    /** Whether something is painted over the wires between two parts at this moment. */
    async fliesBetween(from: string, to: string): Promise<boolean> {
      const [start, end] = [
        await pointIn(part(from), { x: 1, y: 0 }),
        await pointIn(part(to), { x: 0, y: 1 }),
      ];
      return page.evaluate(
        ({ start, end }) => {
          const margin = 24;
          return [...document.querySelectorAll('canvas')].some((overlay) => {
            const { left, top, width } = overlay.getBoundingClientRect();
            const scale = overlay.width / width;
            const data = overlay
              .getContext('2d')
              ?.getImageData(
                (start.x - left + margin) * scale,
                (Math.min(start.y, end.y) - top) * scale,
                Math.max(1, (end.x - start.x - 2 * margin) * scale),
                Math.max(1, Math.abs(end.y - start.y) * scale),
              ).data;
            return data?.some((value) => value > 0) ?? false;
          });
        },
        { start, end },
      );
    },
    legend: area.getByRole('region', { name: 'Legend' }),
    zoomOut: page.getByRole('button', { name: 'Zoom out' }),
    showEverything: page.getByRole('button', { name: 'Show everything' }),
    /** What the canvas says when there is nothing on it. */
    emptyWords: area.getByText('Nothing here yet'),
  };
}
