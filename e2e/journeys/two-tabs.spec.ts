// Two tabs with one diagram: one of them saves it, the other may look, copy or take over, and no work is lost.

import { canvasDriver } from '../drivers/canvas.ts';
import { documentsDriver } from '../drivers/documents.ts';
import { expect, test } from '../drivers/playground.ts';
import { seeingDriver } from '../drivers/seeing.ts';

/** The same page in another tab of the same browser. */
async function secondTab(context: import('@playwright/test').BrowserContext) {
  const page = await context.newPage();
  await page.goto('./');
  const documents = documentsDriver(page);
  await expect(documents.notice).toContainText('Shop is open in another tab, which saves it.');
  return { page, documents, see: seeingDriver(page), canvas: canvasDriver(page) };
}

test('the second tab looks on and makes a copy', async ({ context, open, documents, see }) => {
  await open();
  await documents.nameIt('Shop');
  const second = await secondTab(context);
  await expect(second.see.readOnly).toBeVisible();
  await second.documents.answer('View');
  await expect(second.documents.notice).toContainText('You only look at Shop here.');
  await second.documents.name.fill('Mine');
  await second.documents.name.press('Enter');
  await expect(second.see.warned).toContainText('open in another tab');
  await expect(second.documents.name).toHaveValue('Shop');
  await second.documents.answer('Make a copy');
  await expect(second.documents.name).toHaveValue('Shop copy');
  await second.documents.nameIt('Mine');
  await documents.nameIt('Shop on');
  await documents.show();
  await expect.poll(async () => (await documents.names()).toSorted()).toEqual(['Mine', 'Shop on']);
  await expect(see.saved).toBeVisible();
});

test('the second tab takes over; the first only looks from then on', async ({
  context,
  open,
  documents,
  breakIt,
  see,
}) => {
  await open();
  await documents.nameIt('Shop');
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  const second = await secondTab(context);
  await second.documents.answer('Take over');
  await expect(second.canvas.part('cache-1')).toContainText('Stopped');
  await expect(documents.notice).toContainText('Another tab has taken over Shop.');
  await expect(see.readOnly).toBeVisible();
  await expect(second.see.readOnly).toBeHidden();
  await second.documents.nameIt('Taken');
  await second.page.close();
  await documents.answer('Take it back');
  await expect(documents.name).toHaveValue('Taken');
  await expect(see.readOnly).toBeHidden();
  await documents.nameIt('Back');
  await expect(documents.name).toHaveValue('Back');
});

test('a tab that dies lets go: the other one writes as soon as it is looked at', async ({
  page,
  context,
  open,
  documents,
}) => {
  await open();
  await documents.nameIt('Shop');
  const second = await secondTab(context);
  await second.documents.answer('View');
  const gone = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => {});
  await gone;
  await second.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(second.documents.notice).toBeHidden();
  await second.documents.nameIt('Goes on');
});
