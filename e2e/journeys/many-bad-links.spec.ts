// Bad links by the dozen, in one visit: each is refused with its card; the page's memory and the own work stay as they were.
import { bombs, mutated } from '../drivers/bad-links.ts';
import { expect, test } from '../drivers/playground.ts';

/** `npm run test:deep` sends more of them. */
const MUTATED = process.env.LOADBEARING_DEEP === '1' ? 300 : 40;

/** Of the engine of the page, after everything that nobody holds is gone. */
const MOST_GROWTH_BYTES = 8_000_000;

test('64 bombs: each gets its card, none costs memory, the own work goes on', async ({
  page,
  open,
  run,
  breakIt,
  canvas,
  share,
}) => {
  await open();
  await breakIt.stop('cache-1');
  await run.pause();
  const session = await page.context().newCDPSession(page);
  const heapBytes = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  // The code that opens links is fetched with the first one.
  const [first = '', ...rest] = bombs();
  await share.follow(`http://x/${first}`);
  await expect(share.card.getByRole('heading')).toHaveText(/^Too large/);
  await page.keyboard.press('Escape');
  const before = await heapBytes();

  // Of the page's main thread alone: whatever else the machine does takes nothing from it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processorMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const seen: Awaited<ReturnType<typeof share.refuseAll>>[number][] = [];
  const costs: number[] = [];
  for (const fragment of rest) {
    const began = await processorMs();
    seen.push(...(await share.refuseAll([fragment])));
    costs.push((await processorMs()) - began);
  }
  const growth = (await heapBytes()) - before;
  const inOrder = (times: readonly number[]) => times.toSorted((one, other) => one - other);
  const [walls, processor] = [inOrder(seen.map(({ tookMs }) => tookMs)), inOrder(costs)];
  const middleAndMost = (times: readonly number[]) =>
    `${times[31]?.toFixed()} and ${times.at(-1)?.toFixed()} ms`;
  console.info(
    `Bombs: ${seen.length}; heap ${(growth / 1e6).toFixed(1)} MB more; in the middle and at the most: card after ${middleAndMost(walls)}, with ${middleAndMost(processor)} of the processor, its closing and the page's pictures included.`,
  );
  expect(seen).toHaveLength(63);
  const known =
    /^(Too large: over 256 KB unpacked|Too many (components|links): 1,000,000|This link cannot be read|Too long for a link)/;
  expect(seen.filter(({ says }) => !known.test(says))).toEqual([]);
  expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
});

test(`${MUTATED} links that were changed on the way: each card says what is wrong with its link`, async ({
  open,
  breakIt,
  canvas,
  see,
  share,
}) => {
  test.setTimeout(60_000 + MUTATED * 2000);
  await open();
  const { hash } = new URL(await share.addressOfNow());
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  const kept = await share.kept();
  const bad = await mutated(hash, MUTATED, 20_261_126);
  const seen = await share.refuseAll(bad.map(({ fragment }) => fragment));
  expect(seen.map(({ says }) => says)).toEqual(bad.map(({ message }) => message));
  expect(new Set(bad.map(({ reason }) => reason)).size).toBeGreaterThanOrEqual(3);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  expect(await share.kept()).toEqual(kept);
});
