// Links that are packed to burst: each is refused with its card, and the page's memory stays as it was.
import { bombs } from '../drivers/bad-links.ts';
import { expect, test } from '../drivers/playground.ts';

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

  const seen = await page.evaluate(async (fragments) => {
    const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const refusals: { readonly says: string; readonly tookMs: number }[] = [];
    for (const fragment of fragments) {
      const began = performance.now();
      location.hash = fragment;
      let card: Element | null | undefined = null;
      while (!card) {
        await nextPicture();
        card = document.querySelector('[data-what="refused"]');
      }
      refusals.push({ says: card.querySelector('h2')?.textContent ?? '', tookMs: performance.now() - began });
      card.querySelector<HTMLButtonElement>('button[aria-label="Close this card"]')?.click();
      while (document.querySelector('[data-what="refused"]')) await nextPicture();
    }
    return refusals;
  }, rest);

  const growth = (await heapBytes()) - before;
  const times = seen.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
  console.info(
    `Bombs: ${seen.length}; heap ${(growth / 1e6).toFixed(1)} MB more; card after ${times[31]?.toFixed()} ms in the middle, ${times.at(-1)?.toFixed()} ms at the most.`,
  );
  expect(seen).toHaveLength(63);
  const known =
    /^(Too large: over 256 KB unpacked|Too many (components|links): 1,000,000|This link cannot be read|Too long for a link)/;
  expect(seen.filter(({ says }) => !known.test(says))).toEqual([]);
  expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
});
