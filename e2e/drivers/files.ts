// Files: out as downloads, from the header and from the Export window; back in through the file chooser or dropped on the page.
import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The browser's own window for choosing a place cannot be driven: without it files come as downloads. */
export async function withoutFilePicker(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
}

const TYPES = { SVG: 'image/svg+xml', PNG: 'image/png', CSV: 'text/csv', JSON: 'application/json' } as const;
export type ExportFormat = keyof typeof TYPES;

export interface ExportWish {
  readonly colours?: 'Light' | 'Dark';
  readonly show?: 'Everything' | 'Selection';
  readonly size?: '1×' | '2×' | '3×';
  readonly withState?: boolean;
}

export function filesDriver(page: Page) {
  const window = page.getByRole('dialog', { name: 'Export' });

  const download = async (mimeType: string, act: () => Promise<void>): Promise<GivenFile> => {
    const coming = page.waitForEvent('download');
    await act();
    const got = await coming;
    return { name: got.suggestedFilename(), mimeType, buffer: await readFile(await got.path()) };
  };

  /** Files as the desktop hands them over. */
  const carried = (files: readonly GivenFile[]) =>
    page.evaluateHandle(
      (given) => {
        const data = new DataTransfer();
        for (const { name, mimeType, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name, { type: mimeType }));
        }
        return data;
      },
      files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })),
    );

  const choosing = async () => {
    const coming = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    return coming;
  };

  return {
    window,
    save: () =>
      download('application/json', () => page.getByRole('button', { name: 'Save to file' }).click()),
    /** By another button that saves the diagram. */
    downloadFrom: (button: Locator) => download('application/json', () => button.click()),
    open: async (file: GivenFile) => (await choosing()).setFiles(file),
    /** A file on the disk of the learner, however large. */
    choosePath: async (path: string) => (await choosing()).setFiles(path),
    /** A file or a folder, dragged from the desktop onto the canvas. */
    async dropFromDisk(path: string) {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
      await session.detach();
    },
    show: () => page.getByRole('button', { name: 'Export', exact: true }).click(),
    /** Opens the Export window and makes the choices; saves nothing yet. */
    async choose(format: ExportFormat, wish: ExportWish = {}) {
      await page.keyboard.press('ControlOrMeta+Shift+S');
      await window.getByRole('radio', { name: format, exact: true }).check();
      for (const choice of [wish.colours, wish.show, wish.size])
        if (choice) await window.getByRole('radio', { name: choice, exact: true }).check();
      if (wish.withState !== undefined)
        await window.getByRole('checkbox', { name: 'With the current state' }).setChecked(wish.withState);
    },
    async export(format: ExportFormat, wish: ExportWish = {}): Promise<GivenFile> {
      await this.choose(format, wish);
      const saved = await download(TYPES[format], () =>
        window.getByRole('button', { name: `Save ${format}` }).click(),
      );
      await expect(window).toBeHidden();
      return saved;
    },
    /** Drags files over the page and waits there. */
    async dragOver(...files: readonly GivenFile[]) {
      const dataTransfer = await carried(files);
      await page.dispatchEvent('body', 'dragenter', { dataTransfer });
      await page.dispatchEvent('body', 'dragover', { dataTransfer });
    },
    async drop(...files: readonly GivenFile[]) {
      const dataTransfer = await carried(files);
      await page.dispatchEvent('body', 'dragenter', { dataTransfer });
      await page.dispatchEvent('body', 'drop', { dataTransfer });
    },
  };
}
