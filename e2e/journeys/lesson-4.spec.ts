// A newcomer plays lesson 4 with the mouse: the database moves out; what that buys, what it costs, what stays as it was.
import { expectAccessible, expectContrast } from '../drivers/access.ts';
import { expect, test } from '../drivers/playground.ts';

test('lesson 4: two machines; more capacity, one more hop, the same two drawbacks; then on in the sandbox', async ({
  page,
  open,
  lessons,
  build,
  canvas,
  breakIt,
  run,
  inspect,
  see,
}) => {
  test.slow();
  await open();
  await breakIt.stop('cache-1');
  const own = await see.drawing();
  await lessons.openList();
  await lessons.start(4);
  await expect(lessons.header).toContainText('Lesson 4 · Move the database out');
  await lessons.begin();

  await test.step('the crowded box', async () => {
    await expect(lessons.tab).toContainText('Step 1 of 8');
    await run.skip(3);
    await lessons.goOnAfter('The crowded box');
  });

  await test.step('a second machine', async () => {
    // In the middle of the first machine, as a newcomer may: it finds a place beside it, and all of it is in sight.
    await build.drag('Machine').onto({ x: 0.6, y: 0.5 });
    await expect(canvas.part('box-2')).toBeInViewport({ ratio: 1 });
    expect(await canvas.overlap('box-1', 'box-2')).toBe(false);
    await expect(build.item('Database')).toBeDisabled();
    await canvas.dragPartTo('db-1', await canvas.shareOf('box-2', { x: 0.5, y: 0.5 }));
    await expect(canvas.part('db-1')).toHaveAccessibleName(/in box-2/);
    await expect(canvas.link('web-1', 'db-1')).toBeAttached();
    await lessons.goOnAfter('A second machine');
  });

  await test.step('the same load: hardly anybody waits', async () => {
    await lessons.choose('fall a lot');
    await lessons.commit();
    await run.skip(2);
    await lessons.compare();
    await expect(lessons.tab).toContainText(/p95 of the web browsers: [12]\d\d ms now, [\d.]+ m?s before/);
    await expect(lessons.tab).toContainText('Yes. Half a millisecond of network for each query');
    await lessons.why();
    await lessons.goOnAfter('The same load');
  });

  await test.step('the price of the hop', async () => {
    await run.clickTraffic('0.1x');
    await inspect.select('browsers-1');
    await inspect.openSection('Where the time goes');
    await run.skip(2);
    await lessons.goOnAfter('What the hop costs');
  });

  await test.step('twenty small questions', async () => {
    await inspect.select('web-1');
    await inspect.setNumber('Queries per page', 20);
    await inspect.select('db-1');
    await inspect.setNumber('CPU per query', 1.5);
    await run.skip(2);
    await lessons.goalReached(1);
    await inspect.tab('Inspect');
    await inspect.setNumber('CPU per query', 15);
    await inspect.select('web-1');
    await inspect.setNumber('Queries per page', 2);
    await lessons.goOnAfter('Twenty small questions');
  });

  await test.step('double the right machine', async () => {
    await lessons.choose('The one with the web server');
    await lessons.commit();
    await run.clickTraffic('2.0x');
    await run.skip(2);
    await lessons.goalReached(1);
    await inspect.select('box-2');
    await inspect.setNumber('CPU cores', 4);
    await run.skip(4);
    await lessons.compare();
    await expect(lessons.tab).toContainText(/Failure rate with one machine doubled: 0(\.\d+)?\s%/);
    await expect(lessons.tab).toContainText('the web machine has room, the database machine has none');
    await lessons.why();
    await lessons.goOnAfter('Double one machine');
  });

  await test.step('two machines to watch', async () => {
    for (const machine of ['box-1', 'box-2']) {
      await inspect.select(machine);
      await inspect.panel.getByRole('button', { name: 'Pin a monitor', exact: true }).click();
    }
    await breakIt.stop('db-1');
    await run.skip();
    await lessons.goOnAfter('Two machines to watch');
  });

  await test.step('the two old drawbacks', async () => {
    await breakIt.start('db-1');
    await breakIt.stop('web-1');
    await run.skip();
    await lessons.goalReached(1);
    await breakIt.start('web-1');
    await run.clickTraffic('3.0x');
    await run.skip(3);
    await lessons.goOnAfter('The two old drawbacks');
  });

  await test.step('the end, and on in the sandbox', async () => {
    for (const words of [
      'Less contention: web server and database no longer share a CPU.',
      'Network latency between web server and database.',
      'Users connect to the web server directly: offline still means no access.',
      'This was the last lesson so far.',
    ])
      await expect(lessons.tab).toContainText(words);
    await run.pause();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await lessons.press('Open in the sandbox');
    await expect(lessons.leaveButton).toBeHidden();
    await expect(canvas.part('box-2')).toBeVisible();
    await expect(canvas.part('db-1')).toHaveAccessibleName(/in box-2/);
    await expect(page.getByText('From a lesson')).toBeAttached();
    expect(await see.drawing()).not.toEqual(own);
  });
});
