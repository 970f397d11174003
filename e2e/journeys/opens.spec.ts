// A visitor opens the page: traffic flows, every number lives, and the page speaks to no other server.
import { expect, test } from '../drivers/playground.ts';

test('the page opens on a working system with traffic flowing', async ({ page, open, canvas, run, see }) => {
  await open();
  await expect(page).toHaveTitle(/^Loadbearing/);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toBeAttached();
  await expect(run.mode).toHaveText('Playing');
  await see.expectAnswers();
  for (const client of ['browsers-1', 'mobile-1']) {
    await expect(canvas.part(client)).toContainText('all answered');
    await expect(canvas.part(client)).not.toContainText('Nothing yet');
  }
  await expect(page.getByRole('region', { name: 'Things to try' }).getByRole('listitem')).toHaveCount(3);
});

test.describe('before any script has run', () => {
  test.use({ javaScriptEnabled: false });

  test('the page already says what it is', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByText('Loadbearing', { exact: true })).toBeVisible();
    await expect(page.getByText('Draw a system. Send it traffic. Break it.')).toBeVisible();
  });
});
