// A newcomer with a phone plays lesson 1 by taps alone: sheets, tap-tap placing, and the line that leads back to the lesson.
import { expect, test } from '../drivers/playground.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('lesson 1, played by taps alone; the own diagram comes back untouched', async ({
  page,
  open,
  lessonsByTaps: lessons,
  build,
  canvas,
  connect,
  run,
  inspect,
  see,
}) => {
  const sheet = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  await open();
  const drawing = async () => {
    await sheet('Inspect');
    await inspect.panel.getByRole('tab', { name: 'Outline', exact: true }).tap();
    return see.drawing();
  };
  const own = await drawing();
  await page.getByRole('button', { name: 'Close Inspect' }).tap();
  await page.getByRole('button', { name: 'Menu' }).tap();
  await lessons.openList();
  await lessons.start(1);
  await expect(lessons.tab).toContainText('A whole web site on one machine.');
  await lessons.begin();

  await test.step('a machine with four processes, and somebody who asks', async () => {
    await page.getByRole('button', { name: 'Close Inspect' }).tap();
    for (let taps = 0; taps < 4; taps++) await canvas.zoomOut.tap();
    await build.tap('Machine').onto({ x: 0.62, y: 0.45 });
    await lessons.byStrip('Done. See why, and go on.');
    await lessons.nextAfter('A machine');
    await build.tap('Web server').into('box-1', { x: 0.3, y: 0.3 });
    await build.tap('Database').into('box-1', { x: 0.75, y: 0.3 });
    await build.tap('Cache').into('box-1', { x: 0.3, y: 0.75 });
    await build.tap('Static files').into('box-1', { x: 0.75, y: 0.75 });
    await lessons.byStrip('Done. See why, and go on.');
    await lessons.nextAfter('Four processes');
    await build.tap('Web browser').onto({ x: 0.5, y: 0.78 });
    await canvas.tapFree();
    await connect.byTaps('browsers-1', 'web-1');
    await expect(canvas.link('browsers-1', 'web-1')).toBeAttached();
    await lessons.byStrip('Done. See why, and go on.');
    await lessons.nextAfter('Somebody who asks');
  });

  await test.step('one request, predicted', async () => {
    await lessons.choose('It depends on the load');
    await lessons.commit();
    await sheet('Run');
    await run.sendButton.tap();
    await lessons.byStrip('Done. Compare with your prediction.');
    await expect(lessons.tab).toContainText('Machines that took part: 1');
    await expect(lessons.tab).toContainText('Who takes part is fixed by how the system is drawn.');
    await lessons.why();
    await lessons.nextAfter('One request');
  });

  await test.step('hop by hop', async () => {
    await sheet('Run');
    await run.sendButton.tap();
    await expect(lessons.strip).toContainText(
      'It is answered. Now press "Next hop" in the Request panel until the last one.',
    );
    const next = see.request.getByRole('button', { name: 'Next hop' });
    while ((await next.getAttribute('aria-disabled')) !== 'true') await next.tap();
    await lessons.byStrip('Done. See why, and go on.');
    await lessons.nextAfter('Hop by hop');
  });

  await test.step('real traffic', async () => {
    await sheet('Run');
    await run.tapTraffic('0.4x');
    await run.tapFastest();
    await lessons.byStrip('Done. See why, and go on.');
    await lessons.nextAfter('Real traffic');
  });

  await test.step('who uses the CPU', async () => {
    await page.getByRole('button', { name: 'Close Inspect' }).tap();
    await canvas.nameOf('box-1').tap();
    await sheet('Inspect');
    await inspect.panel.getByRole('tab', { name: 'Inspect', exact: true }).tap();
    await inspect.panel.getByRole('button', { name: 'CPU by process', exact: true }).tap();
    await expect(inspect.panel.getByRole('table', { name: 'CPU of box-1 by process' })).toBeVisible();
    await lessons.strip.tap();
    await lessons.choose('The database');
    await lessons.nextAfter('Who uses the CPU');
  });

  await test.step('the end, and back', async () => {
    await expect(lessons.tab).toContainText('They share its CPU, and its fate.');
    await lessons.leave();
    await expect(lessons.leaveButton).toBeHidden();
    expect(await drawing()).toEqual(own);
  });
});
