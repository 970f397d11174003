// A link brings the sender's very system, run, moment and view, and leaves the visitor's own work alone.
import type { Page } from '@playwright/test';
import { canvasDriver } from '../drivers/canvas.ts';
import { inspectingDriver } from '../drivers/inspecting.ts';
import { expect, test } from '../drivers/playground.ts';
import { runningDriver } from '../drivers/running.ts';
import { seeingDriver } from '../drivers/seeing.ts';
import { sharingDriver } from '../drivers/sharing.ts';
import { timeDriver } from '../drivers/time.ts';
import { watch } from '../drivers/watchman.ts';

/** What a person sees of the run: the clock, and the charts in words. */
async function figures(page: Page): Promise<readonly (string | null)[]> {
  const [see, run] = [seeingDriver(page), runningDriver(page)];
  return [
    await run.clock.textContent(),
    await see.figure('requests').textContent(),
    await see.figure('response').textContent(),
    await see.figure('failures').textContent(),
    await page.locator('[data-screen]').evaluateAll((all) => all.map((each) => each.textContent).join()),
  ];
}

/** Figures are published four times a second: two looks that agree have seen the end of it. */
async function settledFigures(page: Page): Promise<readonly (string | null)[]> {
  let before: readonly (string | null)[] = [];
  await expect
    .poll(async () => {
      const now = await figures(page);
      const same = JSON.stringify(now) === JSON.stringify(before);
      before = now;
      return same;
    })
    .toBe(true);
  return before;
}

test('a link opens as what its sender saw, and the same run goes on from there', async ({
  page,
  browser,
  baseURL,
  open,
  run,
  inspect,
  canvas,
  see,
  share,
  time,
}) => {
  await open();
  await run.setSpeed('1x');
  await inspect.select('db-1');
  await inspect.switch('Process', 'Stopped');
  await expect(see.figure('failures')).toContainText('500');
  await run.pause();
  await canvas.dragPart('mobile-1', { x: -40, y: 60 });
  await canvas.zoomOut.click();
  await share.openDialog();
  await expect(share.dialog).toContainText('with 1 change made during the run');
  const address = await share.address();
  await share.close();
  const drawn = await see.drawing();

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const complaints = await watch(context, new URL(baseURL ?? '').origin);
  const other = await context.newPage();
  await other.goto(address);
  const [otherRun, otherSee] = [runningDriver(other), seeingDriver(other)];
  await expect(otherRun.mode).toHaveText('Paused');
  await expect(other.getByText('From a link', { exact: true })).toBeVisible();
  expect(await otherSee.drawing()).toEqual(drawn);
  await expect(canvasDriver(other).part('db-1')).toContainText('Stopped');
  expect(await settledFigures(other)).toEqual(await settledFigures(page));

  await run.skip();
  await otherRun.skip();
  await expect(otherRun.mode).toHaveText('Paused');
  expect(await settledFigures(other)).toEqual(await settledFigures(page));

  // A moment before the last change opens as that moment, with the way back to now.
  await time.dragTo(50);
  await expect(time.earlier).toBeVisible();
  await share.openDialog();
  const earlier = await share.address();
  await share.close();
  await sharingDriver(other).follow(earlier);
  const otherTime = timeDriver(other);
  await expect(otherTime.earlier).toBeVisible();
  await expect(canvasDriver(other).part('db-1')).not.toContainText('Stopped');
  // What lies ahead is still being computed there.
  const seen = await settledFigures(page);
  await expect.poll(() => figures(other)).toEqual(seen);
  await otherTime.returnToNow();
  await expect(canvasDriver(other).part('db-1')).toContainText('Stopped');
  expect(complaints).toEqual([]);
  await context.close();
});

test("a link never touches the visitor's own work; edited, it is kept beside it", async ({
  page,
  browser,
  baseURL,
  open,
  breakIt,
  canvas,
  see,
  share,
}) => {
  const context = await browser.newContext();
  const sender = await context.newPage();
  await sender.goto(baseURL ?? '');
  const send = sharingDriver(sender);
  const senderInspect = inspectingDriver(sender, canvasDriver(sender));
  await senderInspect.select('static-1');
  await senderInspect.switch('Process', 'Stopped');
  await send.openDialog();
  const address = await send.address();
  await context.close();

  await open();
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  const kept = await share.kept();
  expect(kept.length).toBeGreaterThan(0);
  await share.follow(address);
  await expect(canvas.part('static-1')).toContainText('Stopped');
  await expect(canvas.part('cache-1')).not.toContainText('Stopped');
  await expect(see.undo).toHaveAccessibleName('Undo: nothing to undo');
  expect(await share.kept()).toEqual(kept);

  // Only looked at, it leaves no trace: the address without it opens the visitor's own work.
  await page.goto('about:blank');
  await page.goto('./');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(canvas.part('static-1')).not.toContainText('Stopped');
  expect(await share.kept()).toEqual(kept);

  // Edited, it is kept as a document of its own; then the address lets go of the link.
  await share.follow(address);
  await expect(page.getByText('From a link', { exact: true })).toBeVisible();
  expect(new URL(page.url()).hash).toBe(new URL(address).hash);
  await breakIt.stop('db-1');
  await expect(see.saved).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(canvas.part('db-1')).toContainText('Stopped');
  await expect(canvas.part('cache-1')).not.toContainText('Stopped');
});

test('copying, or selecting where that is refused; what is left out is not in the link', async ({
  page,
  context,
  open,
  run,
  inspect,
  share,
  breakIt,
  canvas,
}) => {
  await open();
  await page.keyboard.press('s');
  await expect(share.dialog).toBeVisible();
  await share.close();
  await breakIt.stop('cache-1');
  await run.setSpeed('20x');
  await expect.poll(run.seconds).toBeGreaterThan(75);
  await inspect.select('web-1');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await share.openDialog();
  const copied = await share.address();
  await share.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(share.dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
  await expect(share.dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  });
  await share.dialog.getByRole('button', { name: 'Show it on another page' }).click();
  await share.dialog.getByRole('button', { name: 'Copy html' }).click();
  await expect(share.dialog.getByRole('alert')).toContainText('The text is selected');
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('<iframe');

  await share.leaveOut('This moment of the run', 'This view');
  await expect(share.link).not.toHaveValue(copied);
  const address = await share.address();
  expect(address.length).toBeLessThan(copied.length);
  await share.close();
  await share.follow(address);
  await expect(page.getByText('From a link', { exact: true })).toBeVisible();
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(run.mode).toHaveText('Playing');
  await expect.poll(run.seconds).toBeLessThan(75);
});
