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
  const choose = async (word: PaletteWord) => {
    await page.getByRole('button', { name: 'Build', exact: true }).tap();
    await item(word).tap();
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
      onto: async (share: Share) => {
        await choose(word);
        const { x, y } = await canvas.at(share);
        await page.touchscreen.tap(x, y);
      },
      /** Waits, as an eye does, until the machine stands still. */
      into: async (machine: string, share: Share = { x: 0.5, y: 0.5 }) => {
        await choose(word);
        const part = canvas.part(machine);
        await part.tap({ trial: true, position: { x: 8, y: 8 } });
        const { x, y } = await canvas.pointIn(part, share);
        await page.touchscreen.tap(x, y);
      },
    }),
    newCanvas: () => page.getByRole('button', { name: 'New', exact: true }).click(),
  };
}
