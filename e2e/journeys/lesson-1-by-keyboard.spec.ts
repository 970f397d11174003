// A newcomer without a mouse plays lesson 1 with the keyboard alone; the focus always stands where it can go on.
import { expect, test } from '../drivers/playground.ts';

test('lesson 1, played with the keyboard alone; the own diagram comes back untouched', async ({
  page,
  open,
  lessons,
  build,
  canvas,
  connect,
  keys,
  run,
  inspect,
  see,
}) => {
  const rightTab = (name: string) => inspect.panel.getByRole('tab', { name, exact: true });
  /** The line over another tab leads back to the lesson, and there to the next thing to press. */
  const backToLesson = async (words: string) => {
    await expect(lessons.strip).toContainText(words);
    await keys.reachIn('inspect', lessons.strip);
    await keys.press('Enter');
  };
  const goOnAfter = async (title: string) => {
    await expect(lessons.doneWith(title)).toBeVisible();
    await keys.reachIn('inspect', lessons.onward);
    await keys.press('Enter');
  };
  await open();
  await keys.reachIn('inspect', rightTab('Inspect'));
  for (let steps = 0; steps < 2; steps++) await keys.press('ArrowRight');
  const own = await see.drawing();

  await keys.reach(lessons.openButton);
  await keys.press('Enter');
  await keys.reach(lessons.startOf(1));
  await keys.press('Enter');
  await keys.expectFocus(lessons.button('Start'));
  await keys.press('Enter');
  await expect(lessons.tab).toContainText('Step 1 of 7');

  await test.step('a machine with four processes, and somebody who asks', async () => {
    await keys.reachIn('build', build.item('Machine'));
    await keys.press('Enter');
    await keys.expectFocus(canvas.part('box-1'));
    await goOnAfter('A machine');
    for (const [word, name] of [
      ['Web server', 'web-1'],
      ['Database', 'db-1'],
      ['Cache', 'cache-1'],
      ['Static files', 'static-1'],
    ] as const) {
      await keys.reachIn('build', build.item(word));
      await keys.press('Enter');
      await keys.expectFocus(canvas.part(name));
    }
    await goOnAfter('Four processes');
    await keys.reachIn('build', build.item('Web browser'));
    await keys.press('Enter');
    await keys.expectFocus(canvas.part('browsers-1'));
    await keys.press('c');
    await keys.expectFocus(connect.list('browsers-1'));
    await keys.press('Enter');
    await expect(canvas.link('browsers-1', 'web-1')).toBeAttached();
    await goOnAfter('Somebody who asks');
  });

  await test.step('one request, predicted', async () => {
    await expect(run.mode).toHaveText('Predict first');
    await keys.reach(lessons.choice('4'));
    await keys.press('ArrowDown');
    await expect(lessons.choice('1')).toBeChecked();
    await keys.reach(lessons.button('Commit prediction'));
    await keys.press('Enter');
    await expect(run.mode).toHaveText('Playing');
    await keys.reachIn('run', run.sendButton);
    await keys.press('Enter');
    await backToLesson('Done. Compare with your prediction.');
    await expect(lessons.tab).toContainText('Machines that took part: 1');
    await keys.expectFocus(lessons.button('Why is that so?'));
    await keys.press('Enter');
    await keys.expectFocus(lessons.onward);
    await keys.press('Enter');
  });

  await test.step('hop by hop', async () => {
    await keys.reachIn('run', run.sendButton);
    await keys.press('Enter');
    await expect(lessons.strip).toContainText(
      'It is answered. Now press "Next hop" in the Request panel until the last one.',
    );
    const next = see.request.getByRole('button', { name: 'Next hop' });
    await keys.reachIn('inspect', next);
    while ((await next.getAttribute('aria-disabled')) !== 'true') await keys.press('Enter');
    await backToLesson('Done. See why, and go on.');
    await keys.expectFocus(lessons.onward);
    await keys.press('Enter');
  });

  await test.step('real traffic', async () => {
    await keys.reachIn('run', run.traffic);
    for (let step = 0; step < 4; step++) await keys.press('ArrowRight');
    await expect(run.traffic).toHaveAttribute('aria-valuetext', /^Traffic 0\.4x:/);
    await keys.reachIn('run', run.skipButton);
    for (let skips = 0; skips < 2; skips++) {
      const before = await run.seconds();
      await keys.press('Enter');
      await expect.poll(run.seconds).toBeGreaterThanOrEqual(before + 10);
    }
    await goOnAfter('Real traffic');
  });

  await test.step('who uses the CPU', async () => {
    await keys.reachIn('canvas', canvas.part('box-1'));
    await keys.press('Enter');
    await keys.reachIn('inspect', rightTab('Lesson'));
    await keys.press('ArrowRight');
    const split = inspect.panel.getByRole('button', { name: 'CPU by process', exact: true });
    await keys.reach(split);
    await keys.press('Enter');
    await expect(inspect.panel.getByRole('table', { name: 'CPU of box-1 by process' })).toBeVisible();
    await keys.reachIn('inspect', lessons.strip);
    await keys.press('Enter');
    await keys.reach(lessons.choice('The web server'));
    await keys.press('Space');
    await expect(lessons.tab).toContainText('Another process uses more.');
    await keys.press('ArrowDown');
    await expect(lessons.doneWith('Who uses the CPU')).toBeVisible();
    await keys.expectFocus(lessons.onward);
    await keys.press('Enter');
  });

  await test.step('the end, and back', async () => {
    await keys.expectFocus(lessons.tab.getByRole('heading', { name: 'Lesson 1 is done' }));
    await expect(lessons.tab).toContainText('They share its CPU, and its fate.');
    await keys.press('F6');
    await keys.reach(lessons.leaveButton);
    await keys.press('Enter');
    await expect(lessons.leaveButton).toBeHidden();
    await keys.reachIn('inspect', rightTab('Inspect'));
    for (let steps = 0; steps < 2; steps++) await keys.press('ArrowRight');
    expect(await see.drawing()).toEqual(own);
    await expect(page.getByRole('timer')).toBeVisible();
  });
});
