// My diagrams: several documents side by side, copies, names, earlier versions, and deleting with a way back.
import { expect, test } from '../drivers/playground.ts';

test('several diagrams stand side by side; each comes back as it was', async ({
  open,
  documents,
  build,
  canvas,
  breakIt,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await documents.nameIt('Shop');
  await build.newCanvas();
  await expect(canvas.emptyWords).toBeVisible();
  await documents.nameIt('Empty one');
  await documents.show();
  await expect.poll(documents.names).toEqual(['Empty one', 'Shop']);
  await documents.open('Shop');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(documents.name).toHaveValue('Shop');
  await documents.show();
  await documents.open('Empty one');
  await expect(canvas.parts).toHaveCount(0);
});

test('a copy, a new name, delete and undo', async ({ page, open, documents, canvas }) => {
  await open();
  await documents.nameIt('Shop');
  await documents.show();
  await documents.duplicate('Shop');
  await expect(documents.inList('Shop copy')).toBeVisible();
  await documents.rename('Shop copy', 'Experiment');
  await expect(documents.inList('Experiment')).toBeVisible();
  await documents.rename('Shop', 'Bazaar');
  await expect(documents.inList('Bazaar')).toBeVisible();
  await documents.delete('Experiment');
  await expect(documents.said).toContainText('Deleted Experiment.');
  await expect(documents.inList('Experiment')).toBeHidden();
  await documents.undo();
  await expect(documents.inList('Experiment')).toBeVisible();
  await documents.delete('Bazaar');
  await expect(documents.inList('Bazaar')).toBeHidden();
  await documents.close();
  await expect(canvas.emptyWords).toBeVisible();
  await page.reload();
  await documents.show();
  await expect.poll(documents.names).toEqual(['Experiment']);
  await documents.window.getByRole('button', { name: 'Put back Bazaar' }).click();
  await expect(documents.inList('Bazaar')).toBeVisible();
});

test('an earlier version comes back, and undo returns to the newest', async ({
  page,
  open,
  documents,
  canvas,
  breakIt,
  see,
}) => {
  await open();
  await documents.nameIt('Shop');
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  // The first save after opening keeps what was there before as a version.
  await page.reload();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await breakIt.stop('web-1');
  await expect(see.saved).toBeVisible();
  await documents.show();
  await documents.versions('Shop');
  await documents.window
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await expect(documents.window).toBeHidden();
  await expect(canvas.part('web-1')).not.toContainText('Stopped');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await see.undo.click();
  await expect(canvas.part('web-1')).toContainText('Stopped');
});

test('My diagrams by keyboard alone', async ({ page, open, documents, canvas, keys }) => {
  await open();
  await documents.nameIt('Shop');
  await keys.goTo('canvas');
  await keys.press('Shift+N');
  await expect(canvas.emptyWords).toBeVisible();
  await keys.press('d');
  await expect(documents.window).toBeVisible();
  await keys.reach(documents.inList('Shop'));
  await keys.press('Enter');
  await expect(documents.window).toBeHidden();
  await expect(canvas.part('web-1')).toBeVisible();
  await page.keyboard.press('d');
  await expect(documents.window).toBeVisible();
  await keys.press('Escape');
  await expect(documents.window).toBeHidden();
});
