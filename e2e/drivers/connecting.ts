// Connecting two parts: by dragging from handle to handle, by two clicks, by two taps, from the list.
import type { Page } from '@playwright/test';
import type { CanvasDriver } from './canvas.ts';

export function connectingDriver(page: Page, canvas: CanvasDriver) {
  return {
    async byDrag(from: string, to: string) {
      await canvas.sends(from).hover();
      const end = await canvas.pointIn(canvas.receives(to));
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 8 });
      await page.mouse.up();
    },
    /** Lets the connection go over the middle of a card, wherever that makes sense or not. */
    async byDragOnto(from: string, to: string) {
      await canvas.sends(from).hover();
      const end = await canvas.pointIn(canvas.part(to));
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: 8 });
      await page.mouse.up();
    },
    async byClicks(from: string, to: string) {
      await canvas.sends(from).click();
      await canvas.nameOf(to).click();
    },
    async byTaps(from: string, to: string) {
      await canvas.sends(from).tap();
      await canvas.nameOf(to).tap();
    },
    list: (from: string) => page.getByRole('listbox', { name: `Connect ${from} to…` }),
  };
}
