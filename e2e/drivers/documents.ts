// My diagrams: the window with everything that is kept, and the line that asks when a diagram is open elsewhere.
import { expect, type Page } from '@playwright/test';

export function documentsDriver(page: Page) {
  const window = page.getByRole('dialog', { name: 'My diagrams' });
  const list = window.getByRole('list', { name: 'My diagrams' });
  const inList = (name: string) =>
    list.getByRole('button', { name: new RegExp(`^${name} (Today|Yesterday)`) });
  const act = (what: string, name: string) =>
    window.getByRole('button', { name: `${what} ${name}`, exact: true }).click();

  return {
    window,
    inList,
    /** Names in the order of the list. */
    names: () => list.locator('strong').allTextContents(),
    show: async () => {
      await page.getByRole('button', { name: 'My diagrams' }).click();
      await expect(window).toBeVisible();
    },
    close: () => window.getByRole('button', { name: 'Close' }).click(),
    async open(name: string) {
      await inList(name).click();
      await expect(window).toBeHidden();
    },
    duplicate: (name: string) => act('Duplicate', name),
    delete: (name: string) => act('Delete', name),
    versions: (name: string) => act('Earlier versions of', name),
    async rename(name: string, to: string) {
      await act('Rename', name);
      const field = window.getByRole('textbox', { name: `New name of ${name}` });
      await field.fill(to);
      await field.press('Enter');
    },
    /** What the window says after each deed. */
    said: window.getByRole('status'),
    undo: () => window.getByRole('button', { name: 'Undo', exact: true }).click(),
    name: page.getByRole('banner').getByRole('textbox', { name: 'Name of the diagram' }),
    /** Gives the open diagram a name and waits until it is kept. */
    async nameIt(name: string) {
      const field = page.getByRole('banner').getByRole('textbox', { name: 'Name of the diagram' });
      await field.fill(name);
      await field.press('Enter');
      await expect(page.getByRole('banner').getByTitle('Saved in this browser')).toBeVisible();
    },
    /** The line over the canvas that asks what is to be done. */
    notice: page.getByLabel('About this diagram'),
    answer: (way: string) => page.getByLabel('About this diagram').getByRole('button', { name: way }).click(),
  };
}
