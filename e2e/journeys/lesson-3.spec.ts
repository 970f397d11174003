// A newcomer plays lesson 3 with the mouse: three ways to be offline, then the load limit; the own diagram stays as it is.
import { expect, test } from '../drivers/playground.ts';

test('lesson 3: stopped, silent, error 500, slow and full; the own diagram comes back, even after a reload', async ({
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
  await open();
  await breakIt.stop('cache-1');
  const own = await see.drawing();
  await lessons.openList();
  await lessons.start(3);
  await expect(lessons.header).toContainText('Lesson 3 · Offline and the load limit');
  await expect(lessons.tab).toContainText('It stops, or it gets too much.');
  await lessons.begin();

  await test.step('a good day', async () => {
    await expect(lessons.tab).toContainText('Step 1 of 8');
    await expect(build.item('Machine')).toBeDisabled();
    await run.skip(3);
    await lessons.goOnAfter('A good day');
  });

  await test.step('a wrong prediction gets its answer, and may be made again', async () => {
    await expect(run.mode).toHaveText('Predict first');
    await lessons.choose('A slow page');
    await lessons.commit();
    await breakIt.stop('web-1');
    await expect(inspect.number('Workers')).toBeDisabled();
    await run.skip();
    await lessons.compare();
    await expect(lessons.tab).toContainText(/Requests that were refused: \d+\s%/);
    await expect(lessons.tab).toContainText('A slow page needs somebody who builds it.');
    await lessons.choose('"Connection refused", at once');
    await expect(lessons.tab).toContainText('Yes. The operating system answers for the missing process');
    await lessons.why();
    await expect(canvas.part('browsers-1')).toContainText("This site can't be reached");
    await lessons.goOnAfter('The web server stops');
  });

  await test.step('no power: silence', async () => {
    await breakIt.start('web-1');
    await breakIt.powerOff('box-1');
    await run.skip(2);
    await lessons.goOnAfter('The machine is off');
  });

  await test.step('back to health', async () => {
    await breakIt.powerOn('box-1');
    await run.skip(3);
    await lessons.goOnAfter('Back to health');
  });

  await test.step('a reload goes on with the step, on a system that is well', async () => {
    await page.reload();
    await expect(lessons.tab).toContainText('Step 5 of 8');
    await expect(canvas.part('web-1')).toContainText(/Normal|Idle/);
  });

  await test.step('only the database: an error from a healthy web server', async () => {
    await breakIt.stop('db-1');
    await run.skip();
    await lessons.goOnAfter('Only the database stops');
    await breakIt.start('db-1');
    await run.skip(2);
    await lessons.goOnAfter('And on again');
  });

  await test.step('close to the limit: slow, and nothing fails', async () => {
    await run.clickTraffic('1.8x');
    await run.skip(3);
    await lessons.goOnAfter('Close to the limit');
  });

  await test.step('past the limit: about 40 succeed', async () => {
    await lessons.choose('About 40');
    await lessons.commit();
    await run.clickTraffic('3.0x');
    await inspect.tab('Log');
    await run.skip(3);
    await lessons.compare();
    await expect(lessons.tab).toContainText(/Succeeded: (3[5-9]|4[0-5])(\.\d)? requests\/s/);
    await lessons.why();
    await lessons.goOnAfter('Past the limit');
  });

  await test.step('the end, and back to the own diagram', async () => {
    await expect(lessons.tab).toContainText(
      'A stopped process refuses at once. A machine without power is silent.',
    );
    await expect(lessons.tab).toContainText(
      'At its load limit there is no place to shed load or to spread it.',
    );
    await expect(lessons.tab).toContainText('What if the database had a machine of its own?');
    await lessons.leave();
    await expect(lessons.leaveButton).toBeHidden();
    expect(await see.drawing()).toEqual(own);
    await expect(canvas.part('cache-1')).toContainText('Stopped');
  });
});
