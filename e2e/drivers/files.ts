// Files: the diagram out as a download, and something back in through the file chooser.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function filesDriver(page: Page) {
  return {
    async save(): Promise<GivenFile> {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save to file' }).click();
      const download = await coming;
      const buffer = await readFile(await download.path());
      return { name: download.suggestedFilename(), mimeType: 'application/json', buffer };
    },
    async open(file: GivenFile) {
      const coming = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await (await coming).setFiles(file);
    },
  };
}
