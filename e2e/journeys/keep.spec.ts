// Work is kept: over a reload, over damage in the browser's storage, over a file; and bad files change nothing.
import { expect, test } from '../drivers/playground.ts';

test('a reload brings the work back', async ({ page, open, canvas, inspect, breakIt, see }) => {
  await open();
  await breakIt.stop('cache-1');
  await inspect.select('web-1');
  await inspect.number('Workers').fill('3');
  await inspect.number('Workers').press('Enter');
  await page.reload();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await inspect.select('web-1');
  await expect(inspect.number('Workers')).toHaveValue('3');
  await expect(see.undo).toHaveAccessibleName('Undo: nothing to undo');
});

test('damaged storage: the page starts, says so, and keeps the damaged document aside', async ({
  page,
  open,
  canvas,
  breakIt,
  see,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await expect.poll(() => storedDocuments(page)).not.toEqual({});
  await expect(see.saved).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (/document\/1\/[ab]$/.test(key)) localStorage.setItem(key, 'not a document any more');
  });
  await page.reload();
  await expect(see.warned).toContainText('A saved document is damaged.');
  await expect(see.warned).toContainText('kept aside');
  await expect(canvas.part('web-1')).toBeVisible();
  expect(Object.values(await storedDocuments(page))).toContain('not a document any more');
});

test('a saved file opens as the same diagram', async ({ open, build, canvas, files, breakIt, see }) => {
  await open();
  await breakIt.stop('cache-1');
  const saved = await files.save();
  expect(saved.name).toBe('Single server.loadbearing.json');
  await build.newCanvas();
  await expect(canvas.emptyWords).toBeVisible();
  await files.open(saved);
  await expect(canvas.parts).toHaveCount(7);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(see.undo).toHaveAccessibleName('Undo open Single server.loadbearing.json');
  expect((await files.save()).buffer.toString()).toBe(saved.buffer.toString());
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const refusals = [
  { what: 'a picture', name: 'cat.png', mimeType: 'image/png', buffer: png, says: 'This is a PNG picture' },
  {
    what: 'broken JSON',
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"loadbearing","components":[{'),
    says: 'the text breaks off or is wrong at line 1',
  },
  {
    what: 'other JSON',
    name: 'package.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"name":"other"}'),
    says: 'This is a data file, but not a saved diagram.',
  },
];
for (const { what, says, ...file } of refusals)
  test(`${what} is not opened: the page says why and leaves the work alone`, async ({
    open,
    canvas,
    files,
    breakIt,
    see,
  }) => {
    await open();
    await breakIt.stop('cache-1');
    await files.open(file);
    await expect(see.warned).toContainText(says);
    await expect(see.warned).toContainText('Your diagram is unchanged.');
    await expect(canvas.parts).toHaveCount(7);
    await expect(see.undo).toHaveAccessibleName('Undo stop cache-1');
  });

/** What the browser keeps of documents, by key. */
function storedDocuments(page: import('@playwright/test').Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.includes('document'))),
  );
}
