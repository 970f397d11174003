// A release while the page is open: pieces that are gone cost nothing, and a reload comes with all of the work.
import { expect, test } from '../drivers/playground.ts';

test.use({ bears: /Failed to load resource/ });

const EXPORT = /\/assets\/ExportDialog-.*\.js/;

test('a piece that is gone for a moment is fetched again, and nobody hears of it', async ({
  page,
  open,
  files,
  pieces,
}) => {
  await open();
  await pieces.lose(EXPORT, 1);
  await files.show();
  await expect(files.window.getByRole('button', { name: 'Save SVG' })).toBeVisible();
  await expect(page.getByText('New version.')).toBeHidden();
});

test('a piece that stays away: the page says so where it is missing and over the canvas, works on, and reloads with the work saved', async ({
  page,
  open,
  files,
  pieces,
  breakIt,
  inspect,
  canvas,
}) => {
  await open();
  await pieces.lose(EXPORT);
  await files.show();
  await expect(files.window.getByRole('alert')).toContainText('New version.');
  await page.keyboard.press('Escape');
  const line = canvas.area.getByRole('alert').filter({ hasText: 'New version.' });
  await expect(line).toBeVisible();
  await breakIt.stop('cache-1');
  await inspect.select('web-1');
  await inspect.setNumber('Workers', 3);
  await pieces.bringBack();
  await line.getByRole('button', { name: 'Reload' }).click();
  await expect(line).toBeHidden();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await inspect.select('web-1');
  await expect(inspect.number('Workers')).toHaveValue('3');
});

test('a page that cannot be reached is not reloaded: what is there stays there', async ({
  page,
  open,
  files,
  pieces,
  canvas,
  see,
}) => {
  await open();
  await pieces.lose(/\/assets\/.*\.js|\/$/);
  await files.show();
  await files.window.getByRole('button', { name: 'Reload' }).click();
  await page.keyboard.press('Escape');
  await expect(see.warned).toContainText('The page cannot be reached now');
  await expect(canvas.part('web-1')).toBeVisible();
});
