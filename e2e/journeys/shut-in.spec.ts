// In a real frame without an origin of its own, where no storage and no worker is allowed: the page boots, says that it cannot save, and nothing made is lost.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { otherSite } from '../drivers/other-site.ts';
import { expect, test } from '../drivers/playground.ts';

const SANDBOX = 'allow-scripts allow-downloads allow-popups';

/** Hosts such as GitHub Pages let every page fetch their files; without that a frame like this gets no module at all. */
async function asFreeHost(page: Page, origin: string): Promise<void> {
  await page.context().route(`${origin}/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
}

async function frameOf(page: Page, address: string) {
  const site = await otherSite(
    `<iframe title="Loadbearing" sandbox="${SANDBOX}" src="${address}" width="1280" height="800"></iframe>`,
  );
  await page.goto(site.address);
  return { frame: page.frameLocator('iframe'), site };
}

test.describe('shut in', () => {
  // The page around comes from elsewhere, which is the point of it; and the browser says that it refuses to copy.
  test.use({
    bears:
      /^request to http:\/\/127\.0\.0\.1:\d+\/(favicon\.ico)?$|Permissions policy violation: The Clipboard API/,
  });

  test('the playground boots there, says that it cannot save, and hands out link and file', async ({
    page,
    baseURL,
  }) => {
    const { origin } = new URL(baseURL ?? '');
    await asFreeHost(page, origin);
    const { frame, site } = await frameOf(page, baseURL ?? '');
    const clock = frame.getByRole('timer', { name: 'Simulated time' });
    const notice = frame.getByRole('alert', { name: 'About this diagram' });
    await expect(notice).toContainText('This page cannot save here.');
    await expect(clock).toHaveText(/^01:0\d\./);
    const refusals = await page.frames()[1]?.evaluate(() =>
      [() => localStorage, () => sessionStorage, () => indexedDB.open('x')].map((use) => {
        try {
          use();
          return 'allowed';
        } catch (error) {
          return (error as Error).name;
        }
      }),
    );
    expect(refusals).toEqual(['SecurityError', 'SecurityError', 'SecurityError']);
    expect(page.workers()).toEqual([]);

    // The run goes on in the page itself, and one edits.
    const before = await clock.textContent();
    await expect(clock).not.toHaveText(before ?? '');
    await frame.getByRole('group', { name: /^cache-1, / }).click();
    await frame.getByRole('radio', { name: 'Stopped', exact: true }).click();
    await expect(frame.getByRole('group', { name: /^cache-1, / })).toContainText('Stopped');
    await expect(notice).toContainText('This page cannot save here.');

    const downloading = page.waitForEvent('download');
    await notice.getByRole('button', { name: 'Download' }).click();
    const saved = await readFile(await (await downloading).path(), 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ format: 'loadbearing' });
    expect(saved).toContain('"stopped"');

    await notice.getByRole('button', { name: 'Share a link' }).click();
    const link = frame.getByRole('dialog').getByRole('textbox', { name: 'Link' });
    await expect(link).toHaveValue(/#/);
    const address = await link.inputValue();
    // Copying is refused there too: the text is selected.
    await frame.getByRole('button', { name: 'Copy link' }).click();
    await expect(frame.getByRole('dialog').getByRole('alert')).toContainText('The text is selected');
    site.close();

    const full = await page.context().newPage();
    await full.goto(address);
    await expect(full.getByRole('group', { name: /^cache-1, / })).toContainText('Stopped');
  });

  test('embed.html boots there from any host, and says that nothing is saved', async ({
    page,
    baseURL,
    open,
    share,
  }) => {
    await open();
    const { hash } = new URL(await share.addressOfNow());
    await page.goto('about:blank');
    const { frame, site } = await frameOf(page, `${baseURL}embed.html${hash}`);
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Single server');
    await expect(frame.getByText('To look at and to run. Nothing is saved here.')).toBeVisible();
    await expect(frame.getByRole('link', { name: 'Open in Loadbearing' })).toBeVisible();
    const clock = frame.getByText(/^\d\d:\d\d\.\d{3}$/);
    const before = await clock.textContent();
    await frame.getByRole('button', { name: 'Play' }).click();
    await expect(clock).not.toHaveText(before ?? '');
    site.close();
  });
});

test.describe('shut in, from a host that lets no other page fetch', () => {
  // The browser refuses each of the page's own files, and says so.
  test.use({ bears: /blocked by CORS policy|Failed to load resource|^request to http:\/\/127\.0\.0\.1/ });

  test('the playground cannot start there: it says so, and how it is opened', async ({ page, baseURL }) => {
    const { frame, site } = await frameOf(page, baseURL ?? '');
    await expect(frame.getByText('Has it not started?')).toBeVisible();
    const opening = page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Open Loadbearing in a tab of its own' }).click();
    expect((await opening).url()).toBe(baseURL);
    site.close();
  });
});
