// Someone without a mouse builds the two-tier system, runs it and takes it back: the keyboard alone.
import { expect, test } from '../drivers/playground.ts';

test('the two-tier system, built with the keyboard alone, answers', async ({
  open,
  build,
  canvas,
  connect,
  keys,
  run,
  inspect,
  see,
}) => {
  await open();
  await keys.press('Shift+N');
  await expect(canvas.emptyWords).toBeVisible();

  for (const [word, name] of [
    ['Web browser', 'browsers-1'],
    ['Mobile client', 'mobile-1'],
    ['Machine', 'box-1'],
    ['Web server', 'web-1'],
    ['Database', 'db-1'],
    ['Machine', 'box-2'],
  ] as const) {
    await keys.reachIn('build', build.item(word));
    await keys.press('Enter');
    await keys.expectFocus(canvas.part(name));
  }
  await expect(canvas.part('web-1')).toHaveAccessibleName(/in box-1/);
  // A client that is connected to nothing has nobody to send to.
  await expect(run.sendButton).toBeDisabled();

  await keys.reachIn('canvas', canvas.part('db-1'));
  await keys.press('Enter');
  await keys.reachIn('inspect', inspect.panel.getByRole('button', { name: 'Position' }));
  await keys.press('Enter');
  await keys.reach(inspect.choice('Stands in'));
  await keys.press('ArrowDown');
  await expect(canvas.part('db-1')).toHaveAccessibleName(/in box-2/);
  // They stood side by side in box-1, so they are joined already.
  await expect(canvas.link('web-1', 'db-1')).toBeAttached();

  for (const [from, to] of [
    ['browsers-1', 'web-1'],
    ['mobile-1', 'web-1'],
  ] as const) {
    await keys.reachIn('canvas', canvas.part(from));
    await keys.press('Enter');
    await keys.press('c');
    await keys.expectFocus(connect.list(from));
    await expect(connect.list(from).getByRole('option', { name: to })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await keys.press('Enter');
    await expect(canvas.link(from, to)).toBeAttached();
  }

  await keys.reachIn('run', run.sendButton);
  await keys.press('k');
  await expect(run.mode).toHaveText('Paused');
  await keys.press('k');
  await keys.reachIn('run', run.speed);
  await keys.press('End');
  await expect(canvas.part('browsers-1')).toContainText('all answered');
  await expect(canvas.part('mobile-1')).toContainText('all answered');
  await see.expectAnswers();

  await keys.goTo('canvas');
  for (let steps = 0; steps < 9; steps++) await keys.press('Control+z');
  await expect(canvas.emptyWords).toBeVisible();
  await keys.expectFocus(canvas.area);
  await keys.press('Control+Shift+Z');
  await expect(canvas.part('browsers-1')).toBeVisible();
});
