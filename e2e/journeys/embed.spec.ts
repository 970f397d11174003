// The lines of HTML from the Share window, on a page of another origin: the system is shown and runs there, shut in.
import { expectAccessible } from '../drivers/access.ts';
import { otherSite } from '../drivers/other-site.ts';
import { expect, test } from '../drivers/playground.ts';
import { watch } from '../drivers/watchman.ts';

test('on a page of another origin the system is shown, plays, and opens in full', async ({
  browser,
  baseURL,
  page,
  open,
  breakIt,
  share,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await share.openDialog();
  const address = await share.address();
  await share.dialog.getByRole('button', { name: 'Show it on another page' }).click();
  const lines = await share.dialog.getByRole('textbox', { name: 'HTML' }).inputValue();
  await page.goto('about:blank');
  expect(lines).toMatch(/sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"/);

  const site = await otherSite(lines);
  const context = await browser.newContext();
  const complaints = await watch(context, new URL(baseURL ?? '').origin);
  const other = await context.newPage();
  await other.goto(site.address);
  const frame = other.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Single server');
  const cache = frame.getByRole('group', { name: /^cache-1, / });
  await expect(cache).toContainText('Stopped');
  const clock = frame.getByText(/^\d\d:\d\d\.\d{3}$/);
  const before = await clock.textContent();
  await frame.getByRole('button', { name: 'Play' }).click();
  await expect(clock).not.toHaveText(before ?? '');
  await frame.getByRole('button', { name: 'Pause' }).click();

  // Nothing can be changed there.
  await cache.click();
  await other.keyboard.press('Delete');
  await expect(cache).toBeVisible();

  // Nor by messages from the page around it.
  await other.evaluate(() => {
    for (const message of [
      'reset',
      { type: 'open', diagram: { components: [] } },
      { action: 'load', xml: '<x/>' },
    ])
      document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
  });
  await expect(cache).toContainText('Stopped');

  const opening = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in Loadbearing' }).click();
  const full = await opening;
  expect(new URL(full.url()).hash).toBe(new URL(address).hash);
  await expect(full.getByText('From a link', { exact: true })).toBeVisible();
  await expect(full.getByRole('group', { name: /^cache-1, / })).toContainText('Stopped');

  const elsewhere = complaints.filter((each) => !each.startsWith(`request to ${site.address}`));
  expect(elsewhere).toEqual([]);
  // Last: it asks for the style sheets in a way that a frame without an origin is refused.
  await expectAccessible(other);
  await context.close();
  site.close();
});
