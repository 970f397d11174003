// A visitor opens the page: it shows something, stays within its own origin and keeps its content policy.
import { expect, test } from '@playwright/test';

test('the page opens, keeps its content policy and speaks to no other server', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith('http') && address.origin !== new URL(baseURL ?? '').origin) {
      elsewhere.push(request.url());
    }
  });

  await page.goto('./');
  await expect(page).toHaveTitle(/^Loadbearing/);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toBeAttached();
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});
