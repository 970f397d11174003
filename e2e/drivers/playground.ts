// The playground as journeys know it: a fresh visitor, the gestures, and the watchman over all of it.
import { test as base, expect } from '@playwright/test';
import { breakingDriver } from './breaking.ts';
import { buildingDriver } from './building.ts';
import { type CanvasDriver, canvasDriver } from './canvas.ts';
import { connectingDriver } from './connecting.ts';
import { documentsDriver } from './documents.ts';
import { filesDriver, withoutFilePicker } from './files.ts';
import { inspectingDriver } from './inspecting.ts';
import { keyboardDriver } from './keyboard.ts';
import { lessonsDriver } from './lessons.ts';
import { piecesDriver } from './pieces.ts';
import { runningDriver } from './running.ts';
import { scenarioDriver } from './scenario.ts';
import { seeingDriver } from './seeing.ts';
import { sharingDriver } from './sharing.ts';
import { storageDriver } from './storage.ts';
import { timeDriver } from './time.ts';
import { watch } from './watchman.ts';

interface Gestures {
  /** Console errors that belong to the journey, such as those of the browser about pieces that are gone. */
  readonly bears: RegExp | null;
  readonly watchman: undefined;
  readonly canvas: CanvasDriver;
  readonly build: ReturnType<typeof buildingDriver>;
  readonly connect: ReturnType<typeof connectingDriver>;
  readonly run: ReturnType<typeof runningDriver>;
  readonly inspect: ReturnType<typeof inspectingDriver>;
  readonly breakIt: ReturnType<typeof breakingDriver>;
  readonly time: ReturnType<typeof timeDriver>;
  readonly scenario: ReturnType<typeof scenarioDriver>;
  readonly see: ReturnType<typeof seeingDriver>;
  readonly keys: ReturnType<typeof keyboardDriver>;
  readonly files: ReturnType<typeof filesDriver>;
  readonly documents: ReturnType<typeof documentsDriver>;
  readonly share: ReturnType<typeof sharingDriver>;
  readonly storage: ReturnType<typeof storageDriver>;
  readonly pieces: ReturnType<typeof piecesDriver>;
  readonly lessons: ReturnType<typeof lessonsDriver>;
  /** The same on a phone. */
  readonly lessonsByTaps: ReturnType<typeof lessonsDriver>;
  /** Opens the page and waits until its run plays. */
  readonly open: () => Promise<void>;
}

export const test = base.extend<Gestures>({
  bears: [null, { option: true }],
  watchman: [
    async ({ context, baseURL, bears }, use) => {
      const complaints = await watch(context, new URL(baseURL ?? '').origin);
      await withoutFilePicker(context);
      await use(undefined);
      const unbearable = complaints.filter((complaint) => !bears?.test(complaint));
      expect(unbearable, 'errors, requests to elsewhere, breaches of the content policy').toEqual([]);
    },
    { auto: true },
  ],
  canvas: async ({ page }, use) => use(canvasDriver(page)),
  build: async ({ page, canvas }, use) => use(buildingDriver(page, canvas)),
  connect: async ({ page, canvas }, use) => use(connectingDriver(page, canvas)),
  run: async ({ page }, use) => use(runningDriver(page)),
  inspect: async ({ page, canvas }, use) => use(inspectingDriver(page, canvas)),
  breakIt: async ({ inspect }, use) => use(breakingDriver(inspect)),
  time: async ({ page }, use) => use(timeDriver(page)),
  scenario: async ({ page }, use) => use(scenarioDriver(page)),
  see: async ({ page }, use) => use(seeingDriver(page)),
  keys: async ({ page }, use) => use(keyboardDriver(page)),
  files: async ({ page }, use) => use(filesDriver(page)),
  documents: async ({ page }, use) => use(documentsDriver(page)),
  share: async ({ page }, use) => use(sharingDriver(page)),
  storage: async ({ page, baseURL }, use) => use(storageDriver(page, baseURL ?? '')),
  pieces: async ({ page }, use) => use(piecesDriver(page)),
  lessons: async ({ page }, use) => use(lessonsDriver(page)),
  lessonsByTaps: async ({ page }, use) => use(lessonsDriver(page, (place) => place.tap())),
  open: async ({ page, run }, use) =>
    use(async () => {
      await page.goto('./');
      await expect.poll(run.seconds).toBeGreaterThanOrEqual(60);
    }),
});

export { expect };
