// Storage that is full, blocked, damaged or newer: the page works on, says so, and overwrites nothing.
import { expect, test } from '../drivers/playground.ts';

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

test('safe mode: the diagram can be left aside for a new one', async ({
  page,
  open,
  documents,
  canvas,
  run,
}) => {
  await open();
  await documents.nameIt('Shop');
  await page.evaluate(() => {
    const id = localStorage.getItem('loadbearing/last-document');
    window.addEventListener('pagehide', () => localStorage.setItem('loadbearing/opening', `2 ${id}`));
  });
  await page.reload();
  await documents.answer('Start new');
  await expect(canvas.emptyWords).toBeVisible();
  await expect(documents.notice).toBeHidden();
  await expect(run.mode).toHaveText('Playing');
  await documents.show();
  await expect.poll(documents.names).toEqual(['Shop']);
});
