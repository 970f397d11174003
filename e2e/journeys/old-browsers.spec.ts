// Browsers that lack something: links without compression, an address that cannot be changed, no workers, no locks.
import { deflateRawSync } from 'node:zlib';
import { EXAMPLES } from '../../src/catalog/examples.ts';
import { kindTable } from '../../src/catalog/index.ts';
import { encodeLink } from '../../src/diagram/link-codec.ts';
import { expect, test } from '../drivers/playground.ts';

/** Made where there is compression. */
async function packedLink(): Promise<string> {
  const [, example] = EXAMPLES;
  if (!example) throw new Error('There is no second example.');
  const packing = {
    deflate: async (bytes: Uint8Array) => new Uint8Array(deflateRawSync(bytes, { level: 9 })),
    inflate: () => {
      throw new Error('Nothing is unpacked here.');
    },
  };
  const overrides = Array.from({ length: 40 }, (_, index) => ({
    ...{ atMs: 1000 + index, label: 'Slower' },
    change: { what: 'diagram', diagram: { ...example.diagram, trafficFactor: 1 + index / 10 } } as const,
  }));
  const link = await encodeLink(example.diagram, kindTable, packing, { log: overrides, momentMs: 2000 });
  if (!link.ok) throw new Error(link.message);
  return link.fragment;
}

test('without compression: links are made and opened, and a packed one says why it cannot be', async ({
  page,
  open,
  breakIt,
  canvas,
  share,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'CompressionStream');
    Reflect.deleteProperty(window, 'DecompressionStream');
  });
  await open();
  await breakIt.stop('cache-1');
  const address = await share.addressOfNow();
  await share.follow(address);
  await expect(page.getByText('From a link', { exact: true })).toBeVisible();
  await expect(canvas.part('cache-1')).toContainText('Stopped');

  await share.follow(`http://x/${await packedLink()}`);
  await expect(share.card.getByRole('heading')).toHaveText(/cannot unpack/);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
});

test('an address that the browser does not let change: everything else goes on', async ({
  page,
  open,
  breakIt,
  canvas,
  share,
  see,
}) => {
  await page.addInitScript(() => {
    history.replaceState = () => {
      throw new DOMException('Too many calls.', 'SecurityError');
    };
  });
  await open();
  const address = await share.addressOfNow();
  await share.follow(address);
  await expect(page.getByText('From a link', { exact: true })).toBeVisible();
  await breakIt.stop('cache-1');
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expect(see.saved).toBeVisible();
});

test.describe('in the page itself', () => {
  // There the compiled core is not allowed; the run is the same without it.
  test.use({ bears: /content policy broken: script-src by wasm-eval/ });

  test('without workers and locks: the page computes the run itself, and keeps the work', async ({
    page,
    open,
    run,
    breakIt,
    canvas,
    see,
  }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'Worker');
      Object.defineProperty(navigator, 'locks', { value: undefined });
    });
    await open();
    const before = await run.seconds();
    await expect.poll(run.seconds).toBeGreaterThan(before);
    await breakIt.stop('cache-1');
    await expect(see.saved).toBeVisible();
    await page.reload();
    await expect(canvas.part('cache-1')).toContainText('Stopped');
  });
});
