// The simulation's worker dies at random moments of a run, in three ways: the page goes on, and the run is the same to the last event.
import { expectSameInNode } from '../drivers/node-run.ts';
import { expect, test } from '../drivers/playground.ts';
import { seeded } from '../drivers/seeded.ts';

/** Many more: npm run test:deep. */
const DEATHS = Number(process.env.DEATHS ?? 3);
const SEED = Number(process.env.SEED ?? 1);
const WAYS = ['throws', 'ends', 'hangs'] as const;

// A worker that throws says so on the console too.
test.use({ bears: /broken on purpose/ });

test(`${DEATHS} deaths (SEED=${SEED})`, async ({ page, open, run, files, documents }, info) => {
  test.setTimeout(60_000 + DEATHS * 40_000);
  const random = seeded(SEED);
  await open();
  await run.setSpeed('1x');
  await page.evaluate(() => {
    const seen = window as unknown as { longestMs: number };
    seen.longestMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestMs = Math.max(seen.longestMs, duration);
    }).observe({ type: 'longtask' });
  });
  const backMs: Record<(typeof WAYS)[number], number[]> = { throws: [], ends: [], hangs: [] };
  for (let death = 1; death <= DEATHS; death++) {
    const way = WAYS[(death - 1) % WAYS.length] ?? 'throws';
    await page.waitForTimeout(random() * 400);
    const before = await run.seconds();
    const [worker] = page.workers();
    const died = worker?.waitForEvent('close');
    await worker?.evaluate((how) => {
      setTimeout(() => {
        if (how === 'throws') throw new Error('broken on purpose');
        if (how === 'ends') return self.close();
        for (;;);
      });
    }, way);
    const began = Date.now();
    // Meanwhile one edits.
    await documents.name.fill(`Death ${death}`);
    await documents.name.press('Enter');
    await expect(documents.name).toHaveValue(`Death ${death}`);
    await died;
    await expect.poll(run.seconds, { intervals: [20] }).toBeGreaterThan(before);
    await expect(run.mode).toHaveText('Playing');
    backMs[way].push(Date.now() - began);
    // Whoever has seen it run well for a while, or has gone to another moment, is not tired of it.
    await run.skip();
  }
  const longest = await page.evaluate(() => (window as unknown as { longestMs: number }).longestMs);
  for (const [way, times] of Object.entries(backMs)) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
    console.info(
      `Worker ${way}, ${times.length} times: running again after ${at(0.5)} ms in the middle, ${at(1)} ms at the most.`,
    );
  }
  console.info(`The page's longest task meanwhile: ${longest.toFixed()} ms on this machine.`);
  await run.pause();
  await expectSameInNode(page, files, info, 60);
});
