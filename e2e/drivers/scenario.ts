// The scenario: its editor beside the timeline, its events in the list and as flags on the line.
import { expect, type Page } from '@playwright/test';

export type EventKind =
  | 'Traffic: step'
  | 'Traffic: ramp'
  | 'Traffic: spike'
  | 'Process crashes'
  | 'Machine loses power'
  | 'Part gets slower'
  | 'Connection is cut'
  | 'Back again';

export function scenarioDriver(page: Page) {
  const dock = page.getByRole('region', { name: 'Run', exact: true });
  const button = dock.getByRole('button', { name: /^Scenario, / });
  const editor = page.getByRole('dialog', { name: 'Scenario', exact: true });
  const field = (name: string) => editor.getByRole('spinbutton', { name, exact: true });
  const flag = (words: RegExp | string) =>
    dock.getByRole('button', { name: words }).and(dock.locator('[data-events]'));
  return {
    button,
    editor,
    field,
    flag,
    flags: dock.locator('[data-events]'),
    kind: editor.getByLabel('Kind of the new event'),
    addButton: editor.getByRole('button', { name: 'Add event at the playhead' }),
    keepButton: editor.getByRole('button', { name: 'Keep what I just did' }),
    rows: editor.getByRole('list', { name: 'Events' }).locator('[data-event]'),
    row: (words: RegExp) => editor.getByRole('button', { name: words }).and(editor.locator('[data-event]')),
    async openEditor() {
      await button.click();
      await expect(editor).toBeVisible();
    },
    /** Adds an event of a kind at a second of the run. */
    async add(kind: EventKind, second: number, part?: string) {
      await editor.getByLabel('Kind of the new event').selectOption({ label: kind });
      await editor.getByRole('button', { name: 'Add event at the playhead' }).click();
      if (part !== undefined) await editor.getByLabel('Part', { exact: true }).selectOption({ label: part });
      await field('Time').fill(String(second));
      await field('Time').press('Enter');
    },
    /** With the mouse: drags a flag so many pixels along the line. */
    async drag(words: RegExp, byPx: number) {
      const { x = 0, y = 0 } = (await flag(words).boundingBox()) ?? {};
      await page.mouse.move(x + 6, y + 6);
      await page.mouse.down();
      await page.mouse.move(x + 6 + byPx / 2, y + 6, { steps: 3 });
      await page.mouse.move(x + 6 + byPx, y + 6, { steps: 3 });
      await page.mouse.up();
    },
  };
}
