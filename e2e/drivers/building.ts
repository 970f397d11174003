// Building: palette items onto the canvas or into a machine, by drag, by click, by tap.
import type { Page } from '@playwright/test';
import type { CanvasDriver, Point, Share } from './canvas.ts';

export type PaletteWord =
  | 'Web browser'
  | 'Mobile client'
  | 'Machine'
  | 'Web server'
  | 'Database'
  | 'Cache'
  | 'Static files'
  | 'Text note';

export function buildingDriver(page: Page, canvas: CanvasDriver) {
  const palette = page.getByRole('complementary', { name: 'Build' });
  const item = (word: PaletteWord) => palette.getByRole('button', { name: word, exact: true });

  const dragTo = async (word: PaletteWord, to: Point) => {
    await item(word).hover();
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  };
  const tapTo = async (word: PaletteWord, to: () => Promise<Point>) => {
    await page.getByRole('button', { name: 'Build', exact: true }).tap();
    await item(word).tap();
    const { x, y } = await to();
    await page.touchscreen.tap(x, y);
  };
  const clickTo = async (word: PaletteWord, to: Point) => {
    await item(word).click();
    await page.mouse.click(to.x, to.y);
  };

  return {
    palette,
    item,
    drag: (word: PaletteWord) => ({
      onto: async (share: Share) => dragTo(word, await canvas.at(share)),
      into: async (machine: string, share?: Share) =>
        dragTo(word, await canvas.pointIn(canvas.part(machine), share)),
    }),
    click: (word: PaletteWord) => ({
      onto: async (share: Share) => clickTo(word, await canvas.at(share)),
    }),
    /** On a phone: open the sheet, tap the item, tap the place. */
    tap: (word: PaletteWord) => ({
      onto: (share: Share) => tapTo(word, () => canvas.at(share)),
      into: (machine: string, share?: Share) =>
        tapTo(word, () => canvas.pointIn(canvas.part(machine), share)),
    }),
    newCanvas: () => page.getByRole('button', { name: 'New', exact: true }).click(),
  };
}
