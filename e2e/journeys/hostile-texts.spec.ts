// Texts that would be script or markup elsewhere: in every field, by every way in, out by every way. They stay text.
import type { Page } from '@playwright/test';
import { kindTable } from '../../src/catalog/index.ts';
import { cleanName } from '../../src/diagram/clean-text.ts';
import { openDocument } from '../../src/diagram/gate.ts';
import { encodeLink } from '../../src/diagram/link-codec.ts';
import type { GivenFile } from '../drivers/files.ts';
import { HOSTILE_TEXTS } from '../drivers/hostile-texts.ts';
import { expect, test } from '../drivers/playground.ts';

const COLUMNS = 16;

/** Of three documents, so that the page stays quick: each has a third of the texts as names, and all of them in notes. */
const THIRDS = [0, 1, 2].map((third) => HOSTILE_TEXTS.filter((_, index) => index % 3 === third));

function documentOf(texts: readonly string[], noted: readonly string[]) {
  const notes: string[] = [];
  for (const text of noted) {
    const last = notes.at(-1);
    if (last !== undefined && last.length + text.length < 490) notes[notes.length - 1] = `${last}\n${text}`;
    else notes.push(text);
  }
  return {
    ...{ format: 'loadbearing', version: 1, name: texts[0] ?? '', seed: 1, trafficFactor: 1, links: [] },
    components: texts.map((name, index) => ({
      ...{ id: `db-${index + 1}`, kind: 'database', name, parameters: {}, power: 'on', slowFactor: 1 },
      ...{ x: (index % COLUMNS) * 240, y: Math.floor(index / COLUMNS) * 160 },
    })),
    notes: notes.map((text, index) => ({
      ...{ id: `note-${index + 1}`, text, x: index * 240, y: -200, width: 200, height: 96 },
    })),
  };
}

const fileOf = (texts: readonly string[]): GivenFile => ({
  ...{ name: '<img src=x onerror=alert(1)>.loadbearing.json', mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify(documentOf(texts, HOSTILE_TEXTS))),
});

async function linkOf(texts: readonly string[]): Promise<string> {
  const opened = openDocument(documentOf(texts, texts), kindTable);
  if (!opened.ok) throw new Error(opened.message);
  const link = await encodeLink(opened.diagram, kindTable, null);
  if (!link.ok) throw new Error(link.message);
  return link.fragment;
}

/** The names on the canvas and in the outline, part by part, where they are not what they should be. */
async function wrongNames(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const expected = texts.map((text, index) => cleanName(text) || `db-${index + 1}`);
  await expect(page.locator('[aria-roledescription="node"][data-id^="db-"]')).toHaveCount(texts.length);
  await expect(page.getByRole('tabpanel', { name: 'Outline' })).toContainText(`${texts.length} component`);
  return page.evaluate((names) => {
    const panels = [...document.querySelectorAll('[role="tabpanel"]')];
    const outline = panels.map(({ textContent }) => textContent).join();
    return names.flatMap((name, index) => {
      const card = document.querySelector(`[aria-roledescription="node"][data-id="db-${index + 1}"]`);
      const wrong = [];
      if (!card?.textContent?.includes(name)) wrong.push(`card ${index + 1}: ${card?.textContent}`);
      if (!card?.getAttribute('aria-label')?.includes(name)) wrong.push(`label ${index + 1}: ${name}`);
      if (!outline.includes(name)) wrong.push(`outline: ${name}`);
      return wrong;
    });
  }, expected);
}

/** What on the page only a text that was taken for markup or script could have left there. */
function tracesIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const strange =
      'iframe, object, embed, base, form, img, video, audio, marquee, math, foreignObject, use, animate';
    const found = [...document.querySelectorAll(strange)].map(({ outerHTML }) => outerHTML.slice(0, 80));
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const isAddress = /^(href|src|srcset|action|poster|xlink:href|style)$/.test(name);
        if (/^on/.test(name) || (isAddress && /script:|evil\.example/i.test(value)))
          found.push(`${element.tagName} ${name}=${value}`);
      }
    }
    for (const key in {}) found.push(`in every object: ${key}`);
    return found;
  });
}

type Gestures = Parameters<Parameters<typeof test>[2]>[0];

/** Every field for one line of text, with a part selected. */
const fieldsOf = (
  build: Gestures['build'],
  documents: Gestures['documents'],
  inspect: Gestures['inspect'],
) => [
  build.palette.getByRole('searchbox'),
  documents.name,
  inspect.panel.getByRole('textbox', { name: 'Name', exact: true }),
];

test('typed into every field, they stay text', async ({ page, open, inspect, build, canvas, documents }) => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(200);
  await open();
  await build.drag('Text note').onto({ x: 0.2, y: 0.1 });
  const note = page.getByRole('textbox', { name: 'Text of the note' });
  // A share of the texts by each of the ways that typing has; all of them come by file, link and storage below.
  await note.fill(HOSTILE_TEXTS.filter((_, index) => index % 12 === 0).join('\n'));
  await page.keyboard.press('Escape');
  await inspect.select('db-1');
  const fields = fieldsOf(build, documents, inspect);
  for (const [index, text] of HOSTILE_TEXTS.entries()) {
    if (index % 5 !== 0) continue;
    const field = fields[(index / 5) % fields.length];
    await field?.fill(text);
    await field?.press('Enter');
  }
  await fields[0]?.fill('');
  const last = HOSTILE_TEXTS.at(-1) ?? '';
  for (const field of fields.slice(1)) {
    await field.fill(last);
    await field.press('Enter');
    await expect(field).toHaveValue(cleanName(last));
  }
  await expect(canvas.part(cleanName(last))).toBeVisible();
  expect(await tracesIn(page)).toEqual([]);
});

test('pasted into every field and onto the canvas, as text and as markup, they stay text', async ({
  page,
  context,
  open,
  inspect,
  build,
  canvas,
  documents,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await build.drag('Text note').onto({ x: 0.2, y: 0.1 });
  const note = page.getByRole('textbox', { name: 'Text of the note' });
  /** Puts it on the clipboard, as text and as markup, as another page would: untouched. */
  const carry = (text: string) =>
    page.evaluate((carried) => {
      const put = (event: ClipboardEvent) => {
        event.stopImmediatePropagation();
        event.preventDefault();
        event.clipboardData?.setData('text/plain', carried);
        event.clipboardData?.setData('text/html', carried);
      };
      window.addEventListener('copy', put, { once: true, capture: true });
      document.execCommand('copy');
    }, text);
  const paste = () => page.keyboard.press('ControlOrMeta+v');
  const noted = HOSTILE_TEXTS.filter((_, index) => index % 12 === 5).join('\n');
  await carry(noted);
  await note.focus();
  await paste();
  await expect(note).toHaveValue(/[<&]/);
  await page.keyboard.press('Escape');
  await inspect.select('db-1');
  const fields = fieldsOf(build, documents, inspect);
  const pasted = HOSTILE_TEXTS.filter((text, index) => index % 6 === 1 && cleanName(text) !== '');
  for (const [index, text] of pasted.entries()) {
    const field = fields[index % fields.length] ?? documents.name;
    await carry(text);
    await field.selectText();
    await paste();
    await field.press('Enter');
  }
  const last = pasted.at(-1) ?? '';
  const [search, ...names] = fields;
  await search?.fill('');
  for (const field of names) {
    await carry(last);
    await field.selectText();
    await paste();
    await field.press('Enter');
    await expect(field).toHaveValue(cleanName(last));
  }
  await expect(canvas.part(cleanName(last))).toBeVisible();
  const before = await canvas.parts.count();
  await canvas.area.focus();
  await paste();
  await expect(canvas.parts).toHaveCount(before);
  expect(await tracesIn(page)).toEqual([]);
});

test('by file, storage, link and copy, out by picture and file, they stay text', async ({
  page,
  context,
  open,
  files,
  share,
  see,
  canvas,
  documents,
}) => {
  const [first = [], ...others] = THIRDS;
  await open();
  await page.getByRole('tab', { name: 'Outline', exact: true }).click();

  await files.open(fileOf(first));
  await expect.poll(() => wrongNames(page, first)).toEqual([]);
  expect(await tracesIn(page)).toEqual([]);

  const saved = await files.save();
  expect(saved.name).not.toMatch(/[\\/:*?"<>|]/);
  const kept = JSON.parse(saved.buffer.toString()) as { components: { name: string }[] };
  expect(kept.components.map(({ name }) => name)).toEqual(
    first.map((text, index) => cleanName(text) || `db-${index + 1}`),
  );

  // A picture, looked at as a page of its own, with nothing that keeps scripts from running.
  const picture = await files.export('SVG');
  const bare = await context.newPage();
  const opened = await bare.evaluate((svg) => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const texts = [...documentElement.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
    const strange = 'parsererror, script, foreignObject, image, use, a, style, animate, set';
    return { texts, strange: documentElement.querySelectorAll(strange).length };
  }, picture.buffer.toString());
  expect(opened.strange).toBe(0);
  expect(opened.texts.filter((text) => /[<>]/.test(text)).length).toBeGreaterThan(20);
  await bare.setContent(picture.buffer.toString());
  await bare.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await bare.close();
  const pixels = await files.export('PNG');

  // Back in from what the pictures hold, in whatever name they come.
  for (const given of [picture, pixels]) {
    await documents.nameIt('In between');
    await files.open({ ...given, name: `"><script>alert(1)</script>.${given.mimeType.slice(6, 9)}` });
    await expect(documents.name).not.toHaveValue('In between');
    await expect.poll(() => wrongNames(page, first)).toEqual([]);
    expect(await tracesIn(page)).toEqual([]);
  }

  // Kept in the browser from the first edit on, read from there, and shown among the others.
  const title = '</title><img src=x onerror=alert(1)>';
  await documents.nameIt(title);
  await page.reload();
  await expect(documents.name).toHaveValue(title);
  await page.getByRole('tab', { name: 'Outline', exact: true }).click();
  await expect.poll(() => wrongNames(page, first)).toEqual([]);
  await documents.show();
  await expect(documents.window).toContainText(title);
  expect(await tracesIn(page)).toEqual([]);
  await documents.close();

  for (const texts of others) {
    await share.follow(`http://x/${await linkOf([title, ...texts])}`);
    await expect(see.said).toContainText(`Opened "${title}" from a link`);
    await expect.poll(() => wrongNames(page, [title, ...texts])).toEqual([]);
    expect(await tracesIn(page)).toEqual([]);
  }

  // Copied onto themselves.
  const before = await canvas.parts.count();
  await canvas.area.focus();
  for (const key of ['a', 'c', 'v']) await page.keyboard.press(`ControlOrMeta+${key}`);
  await expect(canvas.parts).toHaveCount(2 * before);
  expect(await tracesIn(page)).toEqual([]);
  expect(context.pages()).toHaveLength(1);
});
