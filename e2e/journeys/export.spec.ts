// Pictures and measurements out of the page: a picture opens again as its diagram, and a table has the figures of the page.
import { expectAccessible } from '../drivers/access.ts';
import { expect, test } from '../drivers/playground.ts';

const CLIENTS = ['Web browser', 'Mobile client'];
const sizeOfPng = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('an SVG picture opens again as the same diagram, chosen or dropped', async ({
  open,
  build,
  canvas,
  files,
  breakIt,
}) => {
  await open();
  await breakIt.stop('cache-1');
  const file = await files.save();
  const picture = await files.export('SVG', { colours: 'Dark' });
  expect(picture.name).toBe('Single server.svg');
  for (const back of [files.open, files.drop]) {
    await build.newCanvas();
    await expect(canvas.emptyWords).toBeVisible();
    await back(picture);
    await expect(canvas.parts).toHaveCount(7);
    await expect(canvas.part('cache-1')).toContainText('Stopped');
    expect((await files.save()).buffer.toString()).toBe(file.buffer.toString());
  }
});

test('an SVG picture says in words what it shows, with its state or without', async ({
  page,
  open,
  files,
  run,
}) => {
  await open();
  await run.pause();
  const shown = async (withState: boolean) => {
    const { buffer } = await files.export('SVG', { withState });
    // Beside the page, whose content policy keeps it from reading markup.
    const reader = await page.context().newPage();
    const words = await reader.evaluate((svg) => {
      const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return {
        wrong: picture.querySelector('parsererror')?.textContent ?? null,
        title: picture.querySelector('title')?.textContent,
        described: picture.querySelector('desc')?.textContent ?? '',
        texts: [...picture.querySelectorAll('text')].map(({ textContent }) => textContent),
        foreign: picture.querySelectorAll('foreignObject, script, style, image').length,
      };
    }, buffer.toString());
    await reader.close();
    expect(words).toMatchObject({ wrong: null, title: 'Single server', foreign: 0 });
    return words;
  };
  const moving = await shown(true);
  expect(moving.described).toContain(
    'web-1, web server, normal, in box-1, receives from browsers-1 and mobile-1',
  );
  expect(moving.texts).toContain('Normal');
  expect(moving.texts.some((text) => /^p95 /.test(text ?? ''))).toBe(true);
  const still = await shown(false);
  expect(still.texts).toContain('web-1');
  expect(still.texts.filter((text) => /^p95|^CPU|Normal/.test(text ?? ''))).toEqual([]);
});

test('a PNG picture has the size that the window names, and opens again', async ({
  page,
  open,
  build,
  canvas,
  files,
}) => {
  await open();
  await files.choose('PNG', { size: '3×', colours: 'Light' });
  const named = await files.window.getByText(/^Size: \d+ × \d+ pixels$/).textContent();
  await page.keyboard.press('Escape');
  const picture = await files.export('PNG', { size: '3×' });
  expect(picture.buffer.subarray(1, 4).toString()).toBe('PNG');
  const { width, height } = sizeOfPng(picture.buffer);
  expect(named).toBe(`Size: ${width} × ${height} pixels`);
  const drawn = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    pen?.drawImage(image, 0, 0);
    const points = new Uint32Array(pen?.getImageData(0, 0, image.width, image.height).data.buffer ?? []);
    return { width: image.width, height: image.height, colours: new Set(points).size };
  }, picture.buffer.toString('base64'));
  expect(drawn).toMatchObject({ width, height });
  expect(drawn.colours).toBeGreaterThan(50);
  await build.newCanvas();
  await files.drop(picture);
  await expect(canvas.parts).toHaveCount(7);
});

test('a picture of the selection holds the selection only', async ({
  open,
  build,
  canvas,
  files,
  inspect,
}) => {
  await open();
  await inspect.select('web-1');
  const whole = sizeOfPng((await files.export('PNG', { show: 'Everything', size: '1×' })).buffer);
  const part = await files.export('PNG', { show: 'Selection', size: '1×' });
  expect(sizeOfPng(part.buffer).width).toBeLessThan(whole.width);
  await build.newCanvas();
  await files.drop(part);
  await expect(canvas.parts).toHaveCount(1);
  await expect(canvas.part('web-1')).toBeVisible();
});

test('the CSV table has the figures that the charts show', async ({ open, files, run, see }) => {
  await open();
  await run.pause();
  const chart = see.figure('requests');
  await chart.getByRole('button', { name: 'Requests per second: show as table' }).click();
  const shown = await chart
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    );
  expect(shown.length).toBeGreaterThanOrEqual(10);
  const table = await files.export('CSV');
  expect(table.name).toBe('Single server measurements.csv');
  const [head = '', ...lines] = table.buffer
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n');
  const names = head.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])));
  const sum = (until: string, column: string) => {
    const [minutes = 0, seconds = 0] = until.split(':').map(Number);
    return rows
      .filter(({ kind, to_s }) => CLIENTS.includes(kind ?? '') && Number(to_s) === minutes * 60 + seconds)
      .reduce((all, row) => all + Number(row[column]), 0);
  };
  for (const [until = '', offered, answered] of shown) {
    expect(sum(until, 'offered_per_s'), `offered until ${until}`).toBe(Number(offered));
    expect(sum(until, 'goodput_per_s'), `answered until ${until}`).toBe(Number(answered));
  }
  const json = JSON.parse((await files.export('JSON')).buffer.toString());
  expect(json).toMatchObject({ format: 'loadbearing-measurements', diagram: 'Single server', seed: 1 });
  expect(json.rows).toHaveLength(rows.length);
});

test('where the browser can ask for the place of a file, it is written there', async ({
  page,
  open,
  files,
  see,
}) => {
  await page.addInitScript(() => {
    const written: Blob[] = [];
    Object.assign(window, {
      written,
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => ({
        name: `My ${suggestedName}`,
        createWritable: async () => ({
          write: async (data: Blob) => void written.push(data),
          close: async () => {},
        }),
      }),
    });
  });
  await open();
  await files.choose('SVG');
  await files.window.getByRole('button', { name: 'Save SVG' }).click();
  await expect(see.said).toHaveText('Saved as My Single server.svg.');
  const text = await page.evaluate(() => (window as unknown as { written: Blob[] }).written[0]?.text());
  expect(text).toMatch(/^<svg /);
});

for (const scheme of ['light', 'dark'] as const)
  test(`the window is sound for everybody (${scheme})`, async ({ page, open, files }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open();
    for (const format of ['SVG', 'PNG', 'CSV', 'JSON'] as const) {
      await files.choose(format);
      await expect(files.window.getByRole('region', { name: 'Preview' })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(files.window).toBeHidden();
    }
  });

test('found: opened again before the browser says that the last window closed, it stays open', async ({
  page,
  open,
  files,
}) => {
  await open();
  await files.choose('SVG');
  await page.evaluate(() => {
    const pressAgain = new MutationObserver(() => {
      pressAgain.disconnect();
      document.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'S',
          code: 'KeyS',
          ctrlKey: true,
          shiftKey: true,
          bubbles: true,
        }),
      );
    });
    const shown = document.querySelector('dialog[open]');
    if (shown) pressAgain.observe(shown, { attributeFilter: ['open'] });
    shown?.addEventListener('close', () => shown.setAttribute('data-was-closed', ''));
  });
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[data-was-closed]')).toBeAttached();
  await expect(files.window).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(files.window).toBeHidden();
});

const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const given = (name: string, text: string | Buffer) => ({
  name,
  mimeType: '',
  buffer: Buffer.isBuffer(text) ? text : Buffer.from(text),
});
const refused = [
  { files: [given('cat.png', picture)], says: 'This is a PNG picture without a diagram in it.' },
  {
    files: [given('a.drawio', '<mxfile><diagram id="1">x</diagram></mxfile>')],
    says: 'This is a draw.io drawing',
  },
  {
    files: [given('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')],
    says: 'This is an SVG picture without',
  },
  {
    files: [given('one.json', '{}'), given('two.json', '{}')],
    says: 'These are 2 files. Drop one at a time.',
  },
];
for (const { files: dropped, says } of refused)
  test(`dropped, not opened: ${dropped.map(({ name }) => name).join(' and ')}`, async ({
    page,
    open,
    canvas,
    files,
    breakIt,
    see,
    share,
  }) => {
    await open();
    await breakIt.stop('cache-1');
    await files.dragOver(...dropped);
    const target = page.getByText(
      dropped.length > 1 ? '2 files: drop one at a time' : 'Drop it to open the diagram',
    );
    await expect(target).toBeVisible();
    await files.drop(...dropped);
    await expect(target).toBeHidden();
    if (dropped.length > 1) {
      await expect(see.warned).toContainText(says);
      await expect(see.warned).toContainText('Your diagram is unchanged.');
    } else {
      await expect(share.card.getByRole('heading')).toContainText(says);
      await expect(share.card).toContainText('still here, untouched');
      await page.keyboard.press('Escape');
    }
    await expect(canvas.parts).toHaveCount(7);
    await expect(see.undo).toHaveAccessibleName('Undo stop cache-1');
  });
