// Storage that is full, blocked, damaged or newer: the page works on, says so, and overwrites nothing.
import type { Page } from '@playwright/test';
import { expect, test } from '../drivers/playground.ts';

/** The open diagram is left as one that stopped the page twice, and the page opens again. */
async function stopTwice(page: Page): Promise<void> {
  await page.evaluate(() => {
    const id = localStorage.getItem('loadbearing/last-document');
    window.addEventListener('pagehide', () => localStorage.setItem('loadbearing/opening', `2 ${id}`));
  });
  await page.reload();
}

test('full: work goes on, the page says so, and only a save that could be read back takes it away', async ({
  page,
  open,
  storage,
  documents,
  files,
  breakIt,
  canvas,
  see,
}) => {
  const room = await storage.fillUp();
  await open();
  await breakIt.stop('cache-1');
  await expect(see.notSaved).toContainText('Not saved: browser storage is full.');
  await expect(see.notSavedMark).toBeVisible();
  // Named: the line lay over the name and the state of the machine.
  const bottomOf = async () => (await canvas.pointIn(see.notSaved, { x: 0, y: 1 })).y;
  await expect
    .poll(async () => (await canvas.pointIn(canvas.part('box-1'), { x: 0, y: 0 })).y - (await bottomOf()))
    .toBeGreaterThanOrEqual(0);
  await breakIt.stop('web-1');
  await expect(canvas.part('web-1')).toContainText('Stopped');
  await expect(see.notSaved).toContainText('full');
  const saved = await files.downloadFrom(see.notSaved.getByRole('button', { name: 'Download' }));
  expect(saved.name).toBe('Single server.loadbearing.json');
  expect(Object.keys(await storage.kept())).toEqual([]);
  await room.makeFree();
  await see.notSaved.getByRole('button', { name: 'Free space' }).click();
  await documents.window.getByRole('button', { name: 'Free space' }).click();
  await expect(see.saved).toBeVisible();
  await expect(see.notSavedMark).toBeHidden();
  await expect(see.notSaved).toBeHidden();
  await page.reload();
  await expect(canvas.part('web-1')).toContainText('Stopped');
});

test('full: it is tried again without being asked, and nothing else is opened over work that is not saved', async ({
  open,
  storage,
  build,
  breakIt,
  canvas,
  see,
}) => {
  const room = await storage.fillUp();
  await open();
  await breakIt.stop('cache-1');
  await expect(see.notSaved).toBeVisible();
  await build.newCanvas();
  await expect(see.warned).toContainText('Not opened: the diagram on the canvas is not saved.');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await room.makeFree();
  await expect(see.saved).toBeVisible();
  expect(Object.values(await storage.copies()).join()).toContain('"stopped"');
});

test('blocked: the page works and says at once that it cannot save here', async ({
  page,
  open,
  breakIt,
  canvas,
  see,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { get: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'sessionStorage', { get: refuse });
  });
  await open();
  await expect(see.notSaved).toContainText('This page cannot save here.');
  await breakIt.stop('cache-1');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(see.notSaved).toContainText('This page cannot save here.');
});

test('a newer page has saved the diagram: here it is only to look at, and nothing is overwritten', async ({
  page,
  open,
  documents,
  storage,
  inspect,
  canvas,
  see,
}) => {
  await open();
  await documents.nameIt('Shop');
  const heads = Object.entries(await storage.kept()).filter(([key]) => key.startsWith('head/'));
  const [[key, head] = ['', '']] = heads;
  const newer = storage.sealed(1, head.slice(head.indexOf('\n') + 1).replace('"format":1', '"format":2'));
  await storage.change({ [key]: newer });
  await inspect.select('cache-1');
  await inspect.switch('Process', 'Stopped');
  await expect(documents.notice).toContainText('A newer version of this page has saved this diagram.');
  await expect(see.readOnly).toBeVisible();
  await inspect.select('web-1');
  await inspect.panel.getByRole('radio', { name: 'Stopped', exact: true }).click();
  await expect(canvas.part('web-1')).not.toContainText('Stopped');
  expect((await storage.kept())[key]).toBe(newer);

  // On the next visit too: it opens, and is not to be changed; a copy is.
  await page.reload();
  await expect(documents.notice).toContainText('A newer version of this page has saved this diagram.');
  await expect(documents.name).toHaveValue('Shop');
  await inspect.select('web-1');
  await inspect.panel.getByRole('radio', { name: 'Stopped', exact: true }).click();
  await expect(canvas.part('web-1')).not.toContainText('Stopped');
  expect((await storage.kept())[key]).toBe(newer);
  await documents.answer('Make a copy');
  await expect(documents.name).toHaveValue('Shop copy');
  await expect(see.saved).toBeVisible();
  expect((await storage.kept())[key]).toBe(newer);
});

test('a diagram that stopped the page twice opens without running, and only when asked', async ({
  page,
  open,
  documents,
  canvas,
  run,
  see,
}) => {
  await open();
  await documents.nameIt('Shop');
  await stopTwice(page);
  await expect(documents.notice).toContainText('The last diagram, Shop, stopped the page twice.');
  await expect(canvas.parts).toHaveCount(0);
  await documents.answer('Open without running');
  await expect(canvas.part('web-1')).toBeVisible();
  await expect(documents.notice).toContainText('Shop is open, but it does not run.');
  await expect(run.mode).toHaveText('Not running');
  await documents.answer('Run it');
  await expect(run.mode).toHaveText('Playing');
  await see.expectAnswers();
});

test('safe mode: the diagram can be left aside for a new one', async ({
  page,
  open,
  documents,
  canvas,
  run,
}) => {
  await open();
  await documents.nameIt('Shop');
  await stopTwice(page);
  await documents.answer('Start new');
  await expect(canvas.emptyWords).toBeVisible();
  await expect(documents.notice).toBeHidden();
  await expect(run.mode).toHaveText('Playing');
  await documents.show();
  await expect.poll(documents.names).toEqual(['Shop']);
});
