// The page's process is killed at random moments of editing: at most the last half second is lost, and nothing is torn.
import { documentsDriver } from '../drivers/documents.ts';
import { expect, test } from '../drivers/playground.ts';
import { seeded } from '../drivers/seeded.ts';
import { seeingDriver } from '../drivers/seeing.ts';

/** Many more: npm run test:deep. */
const KILLS = Number(process.env.KILLS ?? 3);
const MOST_LOST_MS = 500;
const SEED = Number(process.env.SEED ?? 1);

test(`killed ${KILLS} times (SEED=${SEED})`, async ({ context, page: first }) => {
  test.setTimeout(KILLS * 60_000);
  const random = seeded(SEED);
  let page = first;
  await page.goto('./');
  let edits = 0;
  let lostMost = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const documents = documentsDriver(page);
    await expect(documents.name).toBeVisible();
    // A page that dies so soon after it was opened would be taken for one that its diagram kills.
    await page.evaluate(() => localStorage.removeItem('loadbearing/opening'));
    const made: { readonly name: string; readonly atMs: number }[] = [];
    const beganMs = Date.now();
    const editForMs = 300 + random() * 1500;
    // At least one edit was surely saved, so that there is always something to come back to.
    await documents.nameIt(`Edit ${++edits}`);
    made.push({ name: `Edit ${edits}`, atMs: 0 });
    while (Date.now() - beganMs < editForMs || made.length < 3) {
      await documents.name.fill(`Edit ${++edits}`);
      await documents.name.press('Enter');
      made.push({ name: `Edit ${edits}`, atMs: Date.now() });
      await page.waitForTimeout(random() * 120);
    }
    const gone = page.waitForEvent('crash');
    const killedMs = Date.now();
    await page.goto('chrome://crash').catch(() => {});
    await gone;
    const next = await context.newPage();
    await page.close();
    page = next;
    await page.goto('./');
    const back = documentsDriver(page).name;
    await expect(back).toHaveValue(/^Edit \d+$/);
    const restored = await back.inputValue();
    const firstLost = made[made.findIndex(({ name }) => name === restored) + 1];
    const lostMs = firstLost ? killedMs - firstLost.atMs : 0;
    lostMost = Math.max(lostMost, lostMs);
    expect(
      made.map(({ name }) => name),
      `kill ${kill}`,
    ).toContain(restored);
    expect(lostMs, `kill ${kill}: edits of so long ago are lost`).toBeLessThanOrEqual(MOST_LOST_MS);
    await expect(seeingDriver(page).warned).not.toContainText('damaged');
  }
  console.info(`Killed ${KILLS} times, ${edits} edits: at most ${lostMost} ms of work lost, nothing torn.`);
});
