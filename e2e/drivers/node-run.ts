// The run of the page, run again in Node: by its hash on the page "How we know it is right", and the file that is saved.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, type TestInfo } from '@playwright/test';
import type { filesDriver } from './files.ts';

const NAME = 'How we know it is right';

export async function openHowWeKnow(page: Page) {
  await page.getByRole('button', { name: NAME }).click();
  const dialog = page.getByRole('dialog', { name: NAME });
  await expect(dialog.getByText('figures agree', { exact: true })).toBeVisible();
  return dialog;
}

/** Runs the page's diagram as long in Node, as the page says; both must have the same hash. Returns what Node printed. */
export async function expectSameInNode(
  page: Page,
  files: ReturnType<typeof filesDriver>,
  info: TestInfo,
  longerThanSeconds: number,
): Promise<unknown> {
  const dialog = await openHowWeKnow(page);
  const hash = (await dialog.getByText(/^[0-9a-f]{8}$/).textContent()) ?? '';
  const [, seconds = ''] = /--seconds (\d+)/.exec((await dialog.textContent()) ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThan(longerThanSeconds);
  await page.keyboard.press('Escape');
  const { buffer } = await files.save();
  const file = info.outputPath('diagram.loadbearing.json');
  await writeFile(file, buffer);
  const args = ['run', '--silent', 'simulate', '--', file, '--warm-up', '0', '--seconds', seconds, '--json'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: join(import.meta.dirname, '../..') });
  const printed: unknown = JSON.parse(stdout);
  expect(printed).toMatchObject({ seconds: Number(seconds), eventHash: hash });
  return printed;
}
