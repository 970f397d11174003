// How we know it is right: the table of the reference cases, by keyboard too, and the same run in Chromium and in Node.
import { expectAccessible } from '../drivers/access.ts';
import { expectSameInNode, openHowWeKnow } from '../drivers/node-run.ts';
import { expect, test } from '../drivers/playground.ts';

test('a learner reads the table, opens a case by keyboard, and sees what the model leaves out', async ({
  page,
  open,
}) => {
  await open();
  const dialog = await openHowWeKnow(page);
  await expect(dialog.getByRole('table', { name: 'One server' }).getByRole('row')).not.toHaveCount(0);
  const row = dialog.getByRole('button', { name: /M\/M\/1, one worker, utilisation 0.80/ });
  await row.press('Enter');
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  const figures = dialog.getByRole('table', { name: 'All figures of s02_mm1_rho80' });
  await expect(figures.getByRole('row', { name: /mean response time, ms 50 / })).toBeVisible();
  await expect(figures.getByRole('row', { name: /99th percentile/ })).toContainText('yes');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Memory, disks' })).toBeAttached();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the run in the browser, hurried, paused and after the death of its worker, is the run in Node', async ({
  page,
  open,
  run,
  files,
}, info) => {
  await open();
  await run.setSpeed('5x');
  await expect.poll(run.seconds).toBeGreaterThan(61);
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose');
    });
  });
  await expect(run.dock.getByRole('alert')).toContainText('The simulation was restarted at');
  await expect.poll(run.seconds).toBeGreaterThan(63);
  await run.pause();
  await expectSameInNode(page, files, info, 60);
});
