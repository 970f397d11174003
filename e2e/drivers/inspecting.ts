// Inspecting: selecting a part, and reading and setting what the inspector shows of it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { CanvasDriver } from './canvas.ts';

export function inspectingDriver(page: Page, canvas: CanvasDriver) {
  const panel = page.getByRole('complementary', { name: 'Inspect' });
  const tab = (name: 'Inspect' | 'Request' | 'Outline' | 'Log') =>
    panel.getByRole('tab', { name, exact: true }).click();

  return {
    panel,
    tab,
    async select(name: string) {
      await canvas.nameOf(name).click();
      await tab('Inspect');
    },
    /** By way of the outline, where every connection has its button. */
    async selectLink(from: string, to: string) {
      await tab('Outline');
      await outlineItem(panel, from)
        .getByRole('button', { name: new RegExp(`^Sends to ${to}(,.*)?: show`) })
        .click();
      await tab('Inspect');
    },
    number: (label: string) => panel.getByRole('spinbutton', { name: label, exact: true }),
    /** Types a number over the old one. */
    async setNumber(label: string, value: number) {
      const field = panel.getByRole('spinbutton', { name: label, exact: true });
      await field.fill(String(value));
      await field.press('Enter');
      await expect(field).toHaveAttribute('aria-valuenow', String(value));
    },
    /** Opens a section that starts closed, such as where the time goes. */
    openSection: (title: string) => panel.getByRole('button', { name: title, exact: true }).click(),
    choice: (label: string) => panel.getByRole('combobox', { name: label, exact: true }),
    /** One of a few choices side by side, such as Running and Stopped. */
    switch: (label: string, to: string) =>
      panel.getByRole('group', { name: label }).getByRole('radio', { name: to, exact: true }).check(),
    outlineItem: (name: string) => outlineItem(panel, name),
  };
}

/** The entry of a part in the outline, without what stands in it. */
function outlineItem(panel: Locator, name: string): Locator {
  const own = panel.page().getByRole('button', { name: new RegExp(`^${name} `) });
  return panel.getByRole('tabpanel', { name: 'Outline' }).getByRole('listitem').filter({ has: own }).last();
}
