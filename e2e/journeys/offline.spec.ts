// Without a network: after the first visit everything works, what was not looked at before too.
import { expect, test } from '../drivers/playground.ts';

test.use({ serviceWorkers: 'allow', bears: /net::ERR_INTERNET_DISCONNECTED/ });

test('after the first visit the page opens, runs, shares, exports and keeps without a network', async ({
  page,
  context,
  open,
  run,
  canvas,
  breakIt,
  see,
  share,
  files,
  lessons,
}) => {
  await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();

  await context.setOffline(true);
  await page.reload();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  const before = await run.seconds();
  await expect.poll(run.seconds).toBeGreaterThan(before);

  // Pieces that this visit has not fetched.
  const address = await share.addressOfNow();
  await files.show();
  await expect(files.window.getByRole('button', { name: 'Save SVG' })).toBeVisible();
  await page.keyboard.press('Escape');
  await share.follow(address);
  await expect(see.said).toContainText('from a link');
  await page.goto(address);
  await page.reload();
  await expect(page.getByText('From a link', { exact: true })).toBeVisible();
  await lessons.openList();
  await expect(page.getByText('Loading…')).toHaveCount(0);
});
