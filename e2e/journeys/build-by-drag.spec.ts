// A newcomer builds the two-tier system with the mouse, runs it, and takes all of it back.
import { expect, test } from '../drivers/playground.ts';

test('the two-tier system, built by drag and drop, answers; undo leads back to the empty canvas', async ({
  open,
  build,
  canvas,
  connect,
  run,
  inspect,
  see,
}) => {
  await open();
  await build.newCanvas();
  await expect(canvas.emptyWords).toBeVisible();
  for (let clicks = 0; clicks < 3; clicks++) await canvas.zoomOut.click();

  await build.drag('Web browser').onto({ x: 0.1, y: 0.3 });
  await build.drag('Mobile client').onto({ x: 0.1, y: 0.6 });
  await build.drag('Machine').onto({ x: 0.38, y: 0.45 });
  await build.drag('Web server').into('box-1');
  await build.drag('Machine').onto({ x: 0.76, y: 0.45 });
  await build.drag('Database').into('box-2');
  await inspect.tab('Outline');
  await expect(see.standsIn('box-1').getByRole('button', { name: /^web-1/ })).toBeVisible();
  await expect(see.standsIn('box-2').getByRole('button', { name: /^db-1/ })).toBeVisible();

  await connect.byDrag('browsers-1', 'web-1');
  await connect.byDrag('mobile-1', 'web-1');
  await connect.byDrag('web-1', 'db-1');
  await expect(see.outline).toContainText('6 components, 3 connections');

  await run.setSpeed('10x');
  await expect(canvas.part('browsers-1')).toContainText('all answered');
  await expect(canvas.part('browsers-1')).toContainText('Page shown');
  await expect(canvas.part('mobile-1')).toContainText('Up to date');
  await see.expectAnswers();
  await expect(canvas.part('db-1')).toContainText(/[1-9]\d* queries\/s/);

  await expect(see.undo).toHaveAccessibleName('Undo connect web-1 to db-1');
  for (let steps = 0; steps < 9; steps++) await see.undo.click();
  await expect(see.undo).toHaveAccessibleName('Undo: nothing to undo');
  await expect(canvas.parts).toHaveCount(0);
  await expect(canvas.emptyWords).toBeVisible();

  for (let steps = 0; steps < 4; steps++) await see.redo.click();
  await expect(canvas.parts).toHaveCount(4);
  await expect(see.standsIn('box-1').getByRole('button', { name: /^web-1/ })).toBeVisible();
  await expect(see.redo).toHaveAccessibleName('Redo add box-2');
});
