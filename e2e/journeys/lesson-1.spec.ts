// A newcomer plays lesson 1 with the mouse, from the list of lessons to the takeaway, and finds the own diagram as it was.
import { expect, test } from '../drivers/playground.ts';

test('lesson 1: a box is built, predicted, traced and loaded; the own diagram comes back untouched', async ({
  page,
  open,
  lessons,
  build,
  canvas,
  connect,
  run,
  inspect,
  see,
}) => {
  await open();
  await canvas.dragPart('browsers-1', { x: 0, y: -40 });
  await expect(see.undo).toHaveAccessibleName('Undo move browsers-1');
  const own = await see.drawing();
  await lessons.openList();
  await expect(lessons.list).toContainText('A whole web site on one machine. How can that work');
  await lessons.start(1);
  await expect(lessons.header).toContainText('Lesson 1 · One box does everything');
  await expect(lessons.tab).toContainText('A whole web site on one machine. How can that work');
  await expect(canvas.parts).toHaveCount(0);
  await lessons.begin();

  await test.step('a machine', async () => {
    await expect(lessons.tab).toContainText('Step 1 of 7');
    await expect(build.item('Mobile client')).toBeDisabled();
    await build.drag('Machine').onto({ x: 0.6, y: 0.4 });
    await lessons.nextAfter('A machine');
  });

  await test.step('four processes', async () => {
    await canvas.showEverything.click();
    for (let clicks = 0; clicks < 2; clicks++) await canvas.zoomOut.click();
    await build.drag('Web server').into('box-1', { x: 0.3, y: 0.3 });
    await expect(lessons.tab).toContainText('Still missing in the machine: a database, a cache');
    await expect(lessons.tab).toContainText('1 of 4 parts');
    await build.drag('Database').into('box-1', { x: 0.75, y: 0.3 });
    await build.drag('Cache').into('box-1', { x: 0.3, y: 0.8 });
    await build.drag('Static files').into('box-1', { x: 0.75, y: 0.8 });
    await lessons.nextAfter('Four processes');
  });

  await test.step('somebody who asks', async () => {
    await build.drag('Web browser').onto({ x: 0.12, y: 0.4 });
    await connect.byDrag('browsers-1', 'web-1');
    await lessons.nextAfter('Somebody who asks');
  });

  await test.step('the run waits for the prediction', async () => {
    await expect(run.mode).toHaveText('Predict first');
    await run.dock.getByRole('button', { name: 'Play' }).click({ force: true });
    await expect(see.said).toHaveText(/Make your prediction first/);
    await page.waitForTimeout(500);
    const before = await run.seconds();
    await run.dock.getByRole('button', { name: 'Step', exact: true }).click({ force: true });
    await page.waitForTimeout(500);
    expect(await run.seconds()).toBe(before);
    await lessons.choose('4');
    await lessons.commit();
    await expect(run.mode).toHaveText('Playing');
    await run.sendOne();
    await run.setSpeed('1/4');
    await expect(inspect.panel).toContainText('Done. Compare with your prediction.');
    await lessons.show();
    await expect(lessons.tab).toContainText('Machines that took part: 1');
    await expect(lessons.tab).toContainText('There are four processes, but look at the frame around them');
    await lessons.why();
    await lessons.nextAfter('One request');
  });

  await test.step('hop by hop', async () => {
    await run.sendOne();
    await run.setSpeed('1/2');
    await expect(inspect.panel).toContainText(
      'It is answered. Now press "Next hop" in the Request panel until the last one.',
    );
    const next = see.request.getByRole('button', { name: 'Next hop' });
    while ((await next.getAttribute('aria-disabled')) !== 'true') await next.click();
    await expect(inspect.panel).toContainText('Done. See why, and go on.');
    await lessons.show();
    await lessons.nextAfter('Hop by hop');
  });

  await test.step('a reload goes on with the lesson', async () => {
    await page.reload();
    await expect(lessons.tab).toContainText('Step 6 of 7');
    await expect(canvas.parts).toHaveCount(6);
  });

  await test.step('real traffic', async () => {
    for (let step = 0; step < 2; step++) await run.traffic.press('ArrowRight');
    await run.setSpeed('5x');
    await lessons.nextAfter('Real traffic');
  });

  await test.step('who uses the CPU', async () => {
    await lessons.hint('Hint: where to look');
    await expect(lessons.tab).toContainText('Select the machine and look at its CPU bar');
    await lessons.hint('Hint: what to change');
    await lessons.hint('Do it for me');
    await lessons.nextAfter('Who uses the CPU');
  });

  await test.step('the end', async () => {
    await expect(lessons.tab).toContainText('A server is a machine; web server, database, cache and files');
    await expect(lessons.tab).toContainText('One failure can bring down the whole system.');
    await expect(lessons.tab).toContainText('A phone wants to use the same site.');
    await lessons.leave();
    await expect(lessons.leaveButton).toBeHidden();
    expect(await see.drawing()).toEqual(own);
    await lessons.openList();
    await expect(lessons.list).toContainText('Done');
  });
});
