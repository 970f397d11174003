// Editing: every gesture does what it says, is one step for undo, and carries its name.
import { expect, test } from '../drivers/playground.ts';

test.beforeEach(async ({ open }) => open());

test('a component is renamed in place', async ({ page, canvas, see }) => {
  await canvas.nameOf('web-1').dblclick();
  const name = page.getByRole('textbox', { name: 'Name of web-1' });
  await name.fill('shop');
  await name.press('Enter');
  await expect(canvas.part('shop')).toBeVisible();
  await expect(see.undo).toHaveAccessibleName('Undo rename web-1 to shop');
});

test('a component is duplicated, copied and pasted, and deleted', async ({ canvas, inspect, keys, see }) => {
  await inspect.select('static-1');
  await canvas.part('static-1').focus();
  await keys.press('Control+d');
  await expect(canvas.part('static-2')).toBeVisible();
  await expect(see.undo).toHaveAccessibleName('Undo duplicate static-1');
  await keys.press('Control+c');
  await keys.press('Control+v');
  await expect(canvas.part('static-3')).toBeVisible();
  await expect(see.undo).toHaveAccessibleName('Undo paste');

  await inspect.select('cache-1');
  await canvas.part('cache-1').focus();
  await keys.press('Delete');
  await expect(canvas.part('cache-1')).toHaveCount(0);
  await expect(canvas.link('web-1', 'cache-1')).toHaveCount(0);
  await see.undo.click();
  await expect(canvas.link('web-1', 'cache-1')).toBeAttached();
  await expect(see.redo).toHaveAccessibleName('Redo delete cache-1');
});

// Named: after reading far down about one part, the next one opened in the middle of its settings.
test('the inspector begins with the name of what is selected next', async ({ page, canvas, inspect }) => {
  await inspect.select('web-1');
  await inspect.panel.getByRole('button', { name: 'Delete', exact: true }).scrollIntoViewIfNeeded();
  const name = inspect.panel.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).not.toBeInViewport();
  await canvas.nameOf('mobile-1').click();
  await expect(name).toHaveValue('mobile-1');
  await expect(name).toBeInViewport();
  await expect(page.getByRole('tabpanel', { name: 'Inspect' })).toHaveJSProperty('scrollTop', 0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  // Named: what was selected while the sheet was closed opened where the one before had been read.
  test('the inspector begins with the name when its sheet opens', async ({ page, canvas, inspect }) => {
    const open = page.getByRole('button', { name: 'Inspect', exact: true });
    const name = inspect.panel.getByRole('textbox', { name: 'Name', exact: true });
    await canvas.nameOf('web-1').tap();
    await open.tap();
    await expect(name).toBeInViewport();
    await inspect.panel.getByRole('button', { name: 'Delete', exact: true }).scrollIntoViewIfNeeded();
    await expect(name).not.toBeInViewport();
    await page.getByRole('button', { name: 'Close Inspect' }).tap();
    await canvas.nameOf('mobile-1').tap();
    await open.tap();
    await expect(name).toHaveValue('mobile-1');
    await expect(name).toBeInViewport();
  });
});

test('two selected components move together, as one step', async ({ page, canvas, see }) => {
  const before = [
    await canvas.pointIn(canvas.part('browsers-1')),
    await canvas.pointIn(canvas.part('mobile-1')),
  ];
  await canvas.nameOf('browsers-1').click();
  await canvas.nameOf('mobile-1').click({ modifiers: ['ControlOrMeta'] });
  await canvas.dragPart('mobile-1', { x: 0, y: -40 });
  await expect(see.undo).toHaveAccessibleName('Undo move 2 parts');
  for (const [at, name] of ['browsers-1', 'mobile-1'].entries())
    expect((await canvas.pointIn(canvas.part(name))).y).toBeLessThan((before[at]?.y ?? 0) - 20);
  await see.undo.click();
  for (const [at, name] of ['browsers-1', 'mobile-1'].entries())
    await expect
      .poll(async () => (await canvas.pointIn(canvas.part(name))).y)
      .toBeCloseTo(before[at]?.y ?? 0, 0);
  await expect(page.getByRole('button', { name: 'Undo: nothing to undo' })).toBeVisible();
});

test('regression: a frame drawn with Shift selects parts and no text', async ({ page, canvas, inspect }) => {
  await inspect.select('web-1');
  await inspect.number('Workers').click();
  const [from, to] = [
    await canvas.pointIn(canvas.part('browsers-1'), { x: -0.2, y: -0.1 }),
    await canvas.pointIn(canvas.part('mobile-1'), { x: 1.1, y: 1.1 }),
  ];
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(inspect.panel).toContainText(/\d parts selected/);
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('');
});

test('a process is dragged out of its machine and into it again', async ({ canvas, inspect, see }) => {
  for (let clicks = 0; clicks < 2; clicks++) await canvas.zoomOut.click();
  await inspect.tab('Outline');
  const inBox = see.standsIn('box-1').getByRole('button', { name: /^web-1/ });
  await expect(inBox).toBeVisible();
  await canvas.dragPartTo('web-1', { x: 0.2, y: 0.12 });
  await expect(inBox).toHaveCount(0);
  await expect(see.undo).toHaveAccessibleName('Undo take web-1 out of box-1');
  await canvas.dragPartTo('web-1', await canvas.shareOf('box-1', { x: 0.3, y: 0.5 }));
  await expect(inBox).toBeVisible();
  await expect(see.undo).toHaveAccessibleName('Undo put web-1 into box-1');
});

test('a machine is resized at its corner', async ({ page, canvas, inspect, see }) => {
  await canvas.zoomOut.click();
  await inspect.select('box-1');
  const before = await canvas.part('box-1').boundingBox();
  const corner = await canvas.pointIn(canvas.part('box-1'), { x: 1, y: 1 });
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 40, corner.y + 30, { steps: 5 });
  await page.mouse.up();
  await expect(see.undo).toHaveAccessibleName('Undo resize box-1');
  expect((await canvas.part('box-1').boundingBox())?.width).toBeGreaterThan((before?.width ?? 0) + 20);
});

test('a note is dropped and written', async ({ page, build, canvas, see }) => {
  await build.drag('Text note').onto({ x: 0.2, y: 0.1 });
  const words = page.getByRole('textbox', { name: 'Text of the note' });
  await expect(words).toBeFocused();
  await words.fill('Everything in one box.');
  await words.press('Control+Enter');
  await expect(canvas.note('Everything in one box.')).toBeVisible();
  await expect(see.undo).toHaveAccessibleName('Undo write a note');
});

test('the context menu is walked with the keyboard', async ({ page, canvas, keys, see }) => {
  await canvas.part('web-1').focus();
  await keys.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'web-1' });
  await expect(menu.getByRole('menuitem', { name: 'Stop' })).toBeFocused();
  await keys.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: /^Make slower/ })).toBeFocused();
  await keys.press('Enter');
  await expect(menu).toHaveCount(0);
  await expect(canvas.part('web-1')).toContainText('3× slower');
  await expect(see.undo).toHaveAccessibleName('Undo make web-1 3 times slower');
  await expect(canvas.part('web-1')).toBeFocused();
});

test('a connection that makes no sense is refused with the reason; one that does is made by two clicks', async ({
  canvas,
  connect,
  inspect,
  keys,
  see,
}) => {
  await connect.byDragOnto('browsers-1', 'static-1');
  await expect(see.warned).toHaveText('Clients speak to a web server. The web server asks the static files.');
  await expect(canvas.link('browsers-1', 'static-1')).toHaveCount(0);

  await inspect.selectLink('mobile-1', 'web-1');
  await canvas.link('mobile-1', 'web-1').focus();
  await keys.press('Delete');
  await expect(canvas.link('mobile-1', 'web-1')).toHaveCount(0);
  await connect.byClicks('mobile-1', 'web-1');
  await expect(canvas.link('mobile-1', 'web-1')).toBeAttached();
  await expect(see.undo).toHaveAccessibleName('Undo connect mobile-1 to web-1');
});
