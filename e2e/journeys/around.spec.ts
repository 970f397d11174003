// Around the canvas: examples, theme, presentation, key help, the log, reduced motion, and a worker that dies.
import { expect, test } from '../drivers/playground.ts';

const EXAMPLES = [
  { title: 'Single server', parts: 7 },
  { title: 'Split database', parts: 8 },
  { title: 'Two web servers without a balancer', parts: 10 },
];
for (const { title, parts } of EXAMPLES)
  test(`the example "${title}" opens and answers`, async ({ page, open, canvas, run, see }) => {
    await open();
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('dialog', { name: 'Examples' }).getByRole('button', { name: title }).click();
    await expect(canvas.parts).toHaveCount(parts);
    await run.setSpeed('10x');
    await expect.poll(run.seconds).toBeGreaterThan(65);
    await see.expectAnswers();
    for (const client of ['browsers-1', 'mobile-1'])
      await expect(canvas.part(client)).toContainText('all answered');
  });

test('the theme is switched and stays over a reload', async ({ page, open }) => {
  await open();
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const theme = page.getByRole('button', { name: /^Theme:/ });
  await theme.click();
  await expect(theme).toHaveAccessibleName('Theme: light');
  const light = await paper();
  await theme.click();
  await expect(theme).toHaveAccessibleName('Theme: dark');
  expect(await paper()).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await expect(theme).toHaveAccessibleName('Theme: dark');
  expect(await paper()).toBe(dark);
});

// Named: on a low screen the sentence that compares two clients was cut off at its last line.
test('comparing clients says all it says on a screen of 1024 by 768', async ({ page, open, run }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open();
  await run.pause();
  await run.dock.getByRole('button', { name: 'Compare clients' }).click();
  await expect(run.dock.getByText(/mobile-1 waits .* longer at p50/)).toBeInViewport({ ratio: 1 });
});

// Named: a note from the keyboard went to the right of everything, so that all of the system became small.
test('on a phone a note from the keyboard leaves the system as large as it was', async ({
  page,
  open,
  canvas,
  keys,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  const widthOf = async () => (await canvas.part('web-1').boundingBox())?.width ?? 0;
  const before = await widthOf();
  await canvas.area.focus();
  await keys.press('n');
  const words = page.getByRole('textbox', { name: 'Text of the note' });
  await expect(words).toBeInViewport();
  await words.fill('Everything in one box.');
  await words.press('Control+Enter');
  expect(await widthOf()).toBeGreaterThan(0.9 * before);
});

// Named: the bar of a presentation lay over the legend and the buttons of the view, and the line for newcomers stayed.
test('on a phone nothing lies under the bar of a presentation', async ({ page, open, canvas, keys }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await keys.press('p');
  const end = canvas.area.getByRole('button', { name: 'End presentation' });
  await expect(end).toBeVisible();
  await expect(canvas.area.getByText('New here? Start with lesson 1.')).toBeHidden();
  const top = (await canvas.pointIn(end, { x: 0, y: 0 })).y;
  for (const low of [canvas.legend, canvas.zoomOut, canvas.showEverything])
    expect((await canvas.pointIn(low, { x: 0, y: 1 })).y).toBeLessThanOrEqual(top);
});

test('a presentation leaves the canvas and the way out', async ({ page, open, canvas, keys }) => {
  await open();
  await page.getByRole('button', { name: 'Presentation' }).click();
  await expect(canvas.area.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(canvas.part('web-1')).toBeVisible();
  await canvas.area.getByRole('button', { name: 'End presentation' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  await canvas.area.focus();
  await keys.press('p');
  await expect(page.getByRole('banner')).toBeHidden();
  await keys.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('the key help lists the keys', async ({ page, open, keys }) => {
  await open();
  await keys.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help.getByRole('term')).not.toHaveCount(0);
  for (const [what, key] of [
    ['Undo', 'Ctrl+Z'],
    ['Connect to…', 'C'],
    ['Play or pause', 'K'],
    ['Next part of the page', 'F6'],
  ] as const)
    await expect(
      help.locator('dl > div').filter({ has: page.getByText(what, { exact: true }) }),
    ).toContainText(key);
  await keys.press('Escape');
  await expect(help).toBeHidden();
});

test('the log says what happened, newest first', async ({ open, run, inspect, breakIt, see }) => {
  await open();
  await run.setSpeed('5x');
  await breakIt.stop('web-1');
  await inspect.tab('Log');
  const lines = see.log.getByRole('listitem');
  await expect(lines.filter({ hasText: 'Stop web-1' })).toBeVisible();
  await expect(lines.filter({ hasText: 'web-1 was switched off' })).toBeVisible();
  await expect(lines.filter({ hasText: /browsers-1: requests fail \(.*refused\)/ })).toBeVisible();
});

test('requests fly over the wires', async ({ open, canvas }) => {
  await open();
  await expect.poll(() => canvas.fliesBetween('browsers-1', 'box-1')).toBe(true);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('connections say their figures, and nothing flies', async ({ open, canvas, run }) => {
    await open();
    await expect(canvas.area.getByText(/^[1-9]\d* requests\/s$/).first()).toBeVisible();
    const before = await run.seconds();
    while ((await run.seconds()) < before + 0.3)
      expect(await canvas.fliesBetween('browsers-1', 'box-1')).toBe(false);
  });
});

test('a simulation that dies is started again, with one line about it', async ({ page, open, run }) => {
  await open();
  const before = await run.seconds();
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose');
    });
  });
  await expect(run.dock.getByRole('alert')).toContainText('The simulation was restarted at');
  await expect(run.mode).toHaveText('Playing');
  await expect.poll(run.seconds).toBeGreaterThan(before + 0.5);
});

test('a simulation that hangs is found out and started again; the page never waits for it', async ({
  page,
  open,
  run,
  canvas,
  breakIt,
}) => {
  await open();
  await run.setSpeed('1x');
  const before = await run.seconds();
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await breakIt.stop('web-1');
  await expect(canvas.part('web-1')).toContainText('Stopped');
  await expect(run.dock.getByRole('alert')).toContainText('The simulation was restarted at');
  await expect(run.mode).toHaveText('Playing');
  await expect(canvas.part('browsers-1')).toContainText('% refused');
  await expect.poll(run.seconds).toBeGreaterThan(before + 1);
});
