// Tabs of one diagram, opened, edited, closed, killed and taken over at random: what one of them called saved is never lost.
import type { Page } from '@playwright/test';
import { documentsDriver } from '../drivers/documents.ts';
import { expect, test } from '../drivers/playground.ts';
import { seeded } from '../drivers/seeded.ts';
import { seeingDriver } from '../drivers/seeing.ts';

/** Only in npm run test:deep: in Node, src/stores/library/many-tabs.test.ts plays as many each time, and two-tabs.spec.ts the ways of people. */
const ROUNDS = Number(process.env.TAB_ROUNDS ?? 0);
const STEPS = 10;
const SEED = Number(process.env.SEED ?? 1);

test(`${ROUNDS} rounds of ${STEPS} steps (SEED=${SEED})`, async ({ context, page: first }) => {
  test.skip(ROUNDS === 0, 'Played by npm run test:deep.');
  test.setTimeout(60_000 + ROUNDS * 90_000);
  const random = seeded(SEED);
  const upTo = (limit: number) => Math.floor(random() * limit);
  await first.goto('./');
  await documentsDriver(first).nameIt('Edit 0');
  /** Number of the last edit that a tab has called saved, and of the last one made. */
  let saved = 0;
  let made = 0;
  const did = { edits: 0, closed: 0, killed: 0, reloaded: 0, 'taken over': 0 };

  const isWriter = async (page: Page) => {
    const { notice, name } = documentsDriver(page);
    await expect(name).toHaveValue(/^Edit \d+$/);
    return !(await notice.isVisible()) && !(await seeingDriver(page).readOnly.isVisible());
  };
  const open = async () => {
    const page = await context.newPage();
    await page.goto('./');
    await page.evaluate(() => localStorage.removeItem('loadbearing/opening'));
    await expect(documentsDriver(page).name).toHaveValue(/^Edit \d+$/);
    return page;
  };

  let tabs = [first];
  for (let round = 1; round <= ROUNDS; round++) {
    for (let step = 0; step < STEPS; step++) {
      const which = upTo(tabs.length);
      const page = tabs[which] ?? first;
      const deed = random();
      if (tabs.length < 2 || (deed < 0.2 && tabs.length < 3)) tabs.push(await open());
      else if (deed < 0.6) {
        // The tab that one looks at; it has the pen if no other living tab has it.
        await page.evaluate(() => window.dispatchEvent(new Event('focus')));
        const writing = await Promise.all(tabs.map(isWriter));
        const writer = tabs[writing.indexOf(true)];
        if (!writer) continue;
        const documents = documentsDriver(writer);
        await documents.name.fill(`Edit ${++made}`);
        await documents.name.press('Enter');
        did.edits++;
        if (random() < 0.5) continue;
        await expect(seeingDriver(writer).saved).toBeVisible();
        saved = made;
      } else if (deed < 0.7) {
        tabs = tabs.filter((each) => each !== page);
        await page.close();
        did.closed++;
      } else if (deed < 0.8) {
        const gone = page.waitForEvent('crash');
        await page.goto('chrome://crash').catch(() => {});
        await gone;
        tabs = tabs.filter((each) => each !== page);
        await page.close();
        did.killed++;
      } else if (deed < 0.9) {
        await page.reload();
        await expect(documentsDriver(page).name).toHaveValue(/^Edit \d+$/);
        did.reloaded++;
      } else {
        const way = documentsDriver(page).notice.getByRole('button', { name: /^Take (over|it back)$/ });
        if (!(await way.isVisible())) continue;
        await way.click();
        await expect.poll(() => isWriter(page)).toBe(true);
        did['taken over']++;
      }
      const writers = await Promise.all(tabs.map(isWriter));
      expect(writers.filter(Boolean).length, `round ${round}, step ${step}`).toBeLessThanOrEqual(1);
    }
    // A new visit: all tabs are closed first.
    const last = await context.newPage();
    for (const page of tabs) await page.close();
    await last.goto('./');
    await last.evaluate(() => localStorage.removeItem('loadbearing/opening'));
    const { name } = documentsDriver(last);
    await expect(name).toHaveValue(/^Edit \d+$/);
    const there = Number((await name.inputValue()).slice('Edit '.length));
    expect(there, `round ${round}: saved up to ${saved}`).toBeGreaterThanOrEqual(saved);
    expect(there).toBeLessThanOrEqual(made);
    await expect(seeingDriver(last).warned).not.toContainText('damaged');
    [saved, tabs] = [there, [last]];
  }
  console.info(`Tabs: ${ROUNDS * STEPS} steps`, did, 'nothing lost that was called saved.');
});
