// A simulation that dies three times within a minute stays down: it says so, hands out a report, and starts again when asked.
import type { Page } from '@playwright/test';
import { expect, test } from '../drivers/playground.ts';

// A worker that throws says so on the console too.
test.use({ bears: /broken on purpose/ });

async function killThreeTimes(page: Page, mode: { readonly back: () => Promise<void> }) {
  for (let death = 1; death <= 3; death++) {
    const [worker] = page.workers();
    const died = worker?.waitForEvent('close');
    await worker?.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      });
    });
    await died;
    if (death < 3) await mode.back();
  }
}

test('the report tells what happened and what for, and nothing of one’s own; restart begins anew', async ({
  page,
  context,
  open,
  run,
  documents,
  see,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await documents.nameIt('My secret plan');
  await killThreeTimes(page, { back: () => expect(run.mode).toHaveText('Playing') });
  await expect(run.mode).toHaveText('Stopped by a fault');
  await expect(run.dock.getByRole('alert')).toContainText(/^The simulation stopped: .*broken on purpose/);
  await run.dock.getByRole('button', { name: 'Copy report' }).click();
  await expect(run.dock.getByRole('button', { name: 'Copied' })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report.match(/Fault at \d\d:\d\d\.\d{3} of simulated time: .*broken on purpose/g)).toHaveLength(3);
  expect(report).toMatch(/Moment: \d\d:\d\d\.\d{3} of simulated time, speed /);
  expect(report).toMatch(/Seed: \d+;/);
  expect(report).toMatch(/Components: \d+ \(\d+ [a-z-]+/);
  expect(report).toContain(`Browser: ${await page.evaluate(() => navigator.userAgent)}`);
  expect(report).not.toContain('secret');

  // One goes on editing meanwhile.
  await documents.nameIt('My next plan');
  await expect(see.saved).toBeVisible();
  await run.dock.getByRole('button', { name: 'Restart' }).click();
  await expect(run.mode).toHaveText('Playing');
  await expect(run.dock.getByRole('button', { name: 'Copy report' })).toBeHidden();
});

test('where the browser refuses to copy, the report is selected in a field; on a phone its sheet opens by itself', async ({
  page,
  open,
  run,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
  });
  const playing = () => expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await killThreeTimes(page, { back: playing });
  await run.dock.getByRole('button', { name: 'Copy report' }).click();
  const field = run.dock.getByRole('textbox', { name: 'Report' });
  await expect(field).toBeFocused();
  await expect(run.dock.getByRole('alert').last()).toContainText('The text is selected');
  const selected = await field.evaluate((each: HTMLTextAreaElement) =>
    each.value.slice(each.selectionStart, each.selectionEnd),
  );
  expect(selected).toContain('Loadbearing: the simulation stopped');
  expect(selected).toContain('Browser: ');
});
