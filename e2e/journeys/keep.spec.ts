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

test('damaged storage: the copy before opens, the page says so, and keeps the damaged one aside', async ({
  page,
  open,
  canvas,
  storage,
  breakIt,
  see,
  documents,
  files,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  await breakIt.stop('web-1');
  await expect.poll(async () => Object.keys(await storage.copies()).length).toBe(2);
  await expect(see.saved).toBeVisible();
  const newest =
    Object.keys(await storage.copies())
      .toSorted()
      .at(-1) ?? '';
  const whole = (await storage.copies())[newest] ?? '';
  await storage.change({ [newest]: 'not a document any more' });
  await page.reload();
  await expect(documents.notice).toHaveText(/Restored \d.*The newest copy is damaged and kept aside/);
  await expect(documents.notice.getByRole('button', { name: 'Undo restore' })).toHaveCount(0);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(canvas.part('web-1')).not.toContainText('Stopped');
  expect(Object.values(await storage.kept())).toContain('not a document any more');
  const saved = await files.downloadFrom(
    documents.notice.getByRole('button', { name: 'Download the damaged one' }),
  );
  expect(saved.buffer.toString()).toBe('not a document any more');

  // One that can be read although not every character is as it was: restored at first, and back on demand.
  await storage.change({ [newest]: whole.replace('"x":', '"x": ') });
  await page.reload();
  await expect(canvas.part('web-1')).not.toContainText('Stopped');
  await documents.answer('Undo restore');
  await expect(canvas.part('web-1')).toContainText('Stopped');
  await expect(see.undo).toHaveAccessibleName('Undo go back to the damaged copy');
  await expect(documents.notice).toHaveCount(0);
});

test('what an earlier release kept is moved into My diagrams, and stays where it was', async ({
  page,
  open,
  canvas,
  storage,
  see,
  files,
  breakIt,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  const [copy] = Object.values(await storage.copies());
  const saved = (await files.save()).buffer.toString();
  await storage.change(Object.fromEntries(Object.keys(await storage.kept()).map((key) => [key, null])));
  await page.evaluate((bytes) => {
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem('loadbearing/document/1/a', bytes);
  }, copy ?? '');
  await page.reload();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  expect((await files.save()).buffer.toString()).toBe(saved);
  await expect.poll(async () => Object.values(await storage.copies())).toEqual([copy]);
  expect(await page.evaluate(() => localStorage.getItem('loadbearing/document/1/a'))).toBe(copy);
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
  await expect(see.undo).toHaveAccessibleName('Undo: nothing to undo');
  await expect(see.origin('From a file')).toBeAttached();
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
    share,
  }) => {
    await open();
    await breakIt.stop('cache-1');
    await files.open(file);
    await expect(share.card).toContainText(says);
    await expect(share.card).toContainText('what you had open is still here, untouched');
    await expect(canvas.parts).toHaveCount(7);
    await expect(see.undo).toHaveAccessibleName('Undo stop cache-1');
  });
