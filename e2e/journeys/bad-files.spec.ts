// Files that do not open, or not as they are: a card says why, line by line; what was open stays as it was.
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GivenFile } from '../drivers/files.ts';
import { expect, test } from '../drivers/playground.ts';

const file = (name: string, content: string | Buffer): GivenFile => ({
  ...{ name, mimeType: 'application/octet-stream' },
  buffer: Buffer.from(content),
});
const document = (changed: object) =>
  JSON.stringify({
    ...{ format: 'loadbearing', version: 1, name: 'Shop', seed: 1, trafficFactor: 1, notes: [] },
    ...{ components: [], links: [] },
    ...changed,
  });
const part = (id: string, kind: string, more: object = {}) => ({
  ...{ id, kind, name: id, x: 0, y: 0, parameters: {}, power: 'on', slowFactor: 1 },
  ...more,
});

const CASES: readonly { readonly given: GivenFile; readonly says: RegExp }[] = [
  {
    given: file('photo.png', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0])),
    says: /^This is a PNG picture|PNG/,
  },
  { given: file('plan.drawio', '<mxfile host="x"></mxfile>'), says: /^This is a draw\.io drawing/ },
  { given: file('book.pdf', '%PDF-1.7'), says: /^This is a PDF document/ },
  {
    given: file('huge.json', `{"format":"loadbearing"${' '.repeat(2_000_000)}`),
    says: /^Too large: 2 MB\. The limit is 1 MB/,
  },
  { given: file('deep.json', '['.repeat(10_000)), says: /^This is nested too deeply/ },
  {
    given: file('later.json', document({ version: 9 })),
    says: /^Made with a newer version \(format 9; this page knows 1\)/,
  },
  {
    given: file('many.json', document({ components: new Array(301).fill(part('a', 'cache')) })),
    says: /^Too many components: 301; the limit is 300/,
  },
  { given: file('empty.json', ''), says: /^There is nothing in it/ },
];

test('wrong files get their cards; a file with faults opens with every one of them listed', async ({
  page,
  open,
  files,
  breakIt,
  canvas,
  see,
  share,
  inspect,
}) => {
  await open();
  await breakIt.stop('cache-1');
  for (const { given, says } of CASES) {
    await files.drop(given);
    await expect(share.card.getByRole('heading'), given.name).toHaveText(says);
    await expect(share.card).toContainText(`The file ${given.name} was not opened`);
    await expect(share.card).toContainText('still here, untouched');
    await page.keyboard.press('Escape');
    await expect(share.card).toHaveCount(0);
    await expect(canvas.part('cache-1')).toContainText('Stopped');
  }
  await files.drop(file('one.json', document({})), file('two.json', document({})));
  await expect(see.warned).toContainText('These are 2 files. Drop one at a time.');

  const folder = await mkdtemp(join(tmpdir(), 'loadbearing-folder-'));
  await files.dropFromDisk(folder);
  await expect(see.warned).toContainText('This is a folder. Drop the file that is in it.');
  const vast = join(folder, 'vast.json');
  await writeFile(vast, '{"format":"loadbearing"');
  await truncate(vast, 2_147_483_648);
  await files.choosePath(vast);
  await expect(share.card.getByRole('heading')).toHaveText(/^Too large: 2,048 MB\. The limit is 1 MB/);
  await page.keyboard.press('Escape');
  await rm(folder, { recursive: true });
  await expect(canvas.part('cache-1')).toContainText('Stopped');

  const faulty = document({
    components: [
      part('web-1', 'web-server', { parameters: { workers: 5_000_000 } }),
      part('web-1', 'web-server', { x: 400 }),
      part('q-1', 'quantum-db', { x: 200, y: 300 }),
      part('db-1', 'database', { x: 400, y: 300, slowFactor: 1000 }),
    ],
    links: [
      { id: 'link-1', from: 'web-1', to: 'web-1', cut: false },
      { id: 'link-2', from: 'web-1', to: 'q-1', cut: false },
      { id: 'link-3', from: 'web-1', to: 'gone', cut: false },
    ],
  });
  await files.drop(file('shop.json', faulty));
  await expect(share.card.getByRole('heading')).toHaveText(
    /^The file shop\.json was opened, with 6 things put right$/,
  );
  const lines = share.card.getByRole('list', { name: 'What was put right' }).getByRole('listitem');
  await expect(lines).toHaveText([
    /q-1 is of a kind that this page does not know \("quantum-db"\); kept aside/,
    /The id "web-1" is there twice/,
    /Workers was 5,000,000; allowed is a whole number from 1 to 1,000.*Now 1,000/,
    /db-1: slow factor was 1,000; allowed is 1 to 100\. Now 100\./,
    /The connection from web-1 to web-1 is kept aside\. A part cannot be connected to itself/,
    /2 connections lead to parts that are not there; kept aside/,
  ]);
  // Each value that was brought into range: as it is now, or the usual one.
  const choose = (line: string, choice: 'Keep' | 'Undo') =>
    lines.filter({ hasText: line }).getByRole('button', { name: choice, exact: true }).click();
  await choose('Workers was', 'Undo');
  await expect(lines.filter({ hasText: 'Workers was' })).toContainText(
    'Undone: it is the usual value now, 8.',
  );
  await choose('slow factor', 'Keep');
  await expect(lines.filter({ hasText: 'slow factor' })).toContainText('Kept.');
  await expect(lines.getByRole('button')).toHaveCount(0);
  await expect(see.undo).toHaveAccessibleName('Undo put the usual value back');
  await page.keyboard.press('Escape');
  await expect(canvas.parts).toHaveCount(3);
  await expect(canvas.area.getByRole('list', { name: 'Parts that this page does not know' })).toHaveText(
    /q-1Unknown: "quantum-db"\. It does not take part in the run\./,
  );
  const aside = inspect.panel.getByRole('button', { name: /^Kept aside/ });
  await expect(aside).toBeVisible();
  const saved = (await files.save()).buffer.toString();
  expect(JSON.parse(saved)).toMatchObject({
    aside: { components: [{ kind: 'quantum-db' }], links: [{}, {}, {}] },
  });

  // A connection that led nowhere is attached again, another one is let go, the rest goes at once.
  const loose = inspect.panel.getByRole('list', { name: 'Connections that lead nowhere' });
  await loose.getByRole('button', { name: 'Re-attach: A connection from "web-1" to "gone"' }).click();
  await loose.getByRole('combobox', { name: 'To' }).selectOption({ label: 'db-1' });
  await loose.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(canvas.link('web-1', 'db-1')).toBeVisible();
  await expect(loose.getByRole('listitem')).toHaveCount(2);
  await expect(loose.getByRole('combobox')).toHaveCount(0);
  await loose.getByRole('button', { name: 'Delete: A connection from "web-1" to "q-1"' }).click();
  await expect(loose.getByRole('listitem')).toHaveCount(1);
  await inspect.panel.getByRole('button', { name: 'Remove all of it' }).click();
  await expect(aside).toHaveCount(0);
  await expect(see.undo).toHaveAccessibleName('Undo remove what is kept aside');
});
