// Time runs both ways: a learner goes back to an earlier moment, looks, returns, or goes on from there.
import { expect, test } from '../drivers/playground.ts';

/** Stops the database at 1x, sees the clients fail, and pauses. */
test.beforeEach(async ({ open, run, breakIt, canvas }) => {
  await open();
  await run.setSpeed('1x');
  await breakIt.stop('db-1');
  await expect(canvas.part('browsers-1')).toContainText('100 % 500');
  await run.pause();
});

test('scrubbing back shows the earlier state, and nothing can be changed there; back at now all is as it was', async ({
  canvas,
  run,
  time,
  see,
}) => {
  const now = await run.seconds();
  await time.dragTo(30);
  await time.dragTo(45);
  await time.dragTo(40);
  await expect(canvas.part('browsers-1')).toContainText('all answered');
  await expect(canvas.part('db-1')).not.toContainText('Stopped');
  await expect(time.earlier).toContainText('Earlier moment, 0:');
  await expect(see.picture('failures')).toHaveAccessibleName(/no failures/);

  const apart = async () => {
    const [web, db] = [await canvas.part('web-1').boundingBox(), await canvas.part('db-1').boundingBox()];
    return [(web?.x ?? 0) - (db?.x ?? 0), (web?.y ?? 0) - (db?.y ?? 0)].map(Math.round);
  };
  const before = await apart();
  await canvas.dragPart('web-1', { x: 60, y: 40 });
  expect(await apart()).toEqual(before);
  // Named: the toolbar offered to stop and delete parts of an earlier moment, half under its line.
  await canvas.nameOf('web-1').click();
  await expect(canvas.part('web-1')).toHaveClass(/selected/);
  await expect(canvas.area.getByRole('button', { name: 'Stop', exact: true })).toBeHidden();

  await time.returnToNow();
  await expect(time.earlier).toBeHidden();
  await expect(time.timeline).toBeFocused();
  expect(await run.seconds()).toBeCloseTo(now, 1);
  await expect(canvas.part('db-1')).toContainText('Stopped');
  await expect(canvas.part('browsers-1')).toContainText('100 % 500');
});

test('going on from an earlier moment discards what came later; undo brings it back, redo goes on again', async ({
  breakIt,
  canvas,
  run,
  time,
  see,
}) => {
  const now = await run.seconds();
  await time.dragTo(40);
  await time.continueFromHere();
  await expect(time.earlier).toBeHidden();
  await expect(see.said).toContainText('Undo brings 1 later change back');
  await expect(time.flag(/Stop db-1/)).toHaveCount(0);
  await time.dragTo(Math.floor(now));
  await expect(canvas.part('browsers-1')).toContainText('all answered');

  await see.undo.click();
  await expect(time.flag(/Stop db-1/)).toBeVisible();
  await expect(canvas.part('browsers-1')).toContainText(/\d+ % 500/);

  // Redo leads to the same moment with the same run, and a second undo out of a change made there brings all of it back.
  await see.redo.click();
  await expect(time.flag(/Stop db-1/)).toHaveCount(0);
  await expect.poll(run.seconds).toBeCloseTo(40, 0);
  await expect(canvas.part('browsers-1')).toContainText('all answered');
  await breakIt.stop('cache-1');
  await see.undo.click();
  await see.undo.click();
  await expect(time.flag(/Stop db-1/)).toBeVisible();
  await time.returnToNow();
  await expect.poll(run.seconds).toBeCloseTo(now, 0);
  await expect(canvas.part('browsers-1')).toContainText(/\d+ % 500/);
});

test('by keyboard: along the timeline, event by event, and back to now', async ({
  canvas,
  keys,
  run,
  time,
}) => {
  const now = await run.seconds();
  await keys.goTo('run');
  await keys.reach(time.timeline);
  await keys.press('Shift+ArrowLeft');
  await keys.press('Shift+ArrowLeft');
  await expect.poll(run.seconds).toBeCloseTo(now - 20, 1);
  await expect(canvas.part('browsers-1')).toContainText('all answered');
  await expect(time.timeline).toHaveAttribute('aria-valuetext', /an earlier moment$/);
  await keys.press('Home');
  await expect.poll(run.seconds).toBe(0);
  await keys.press('ArrowRight');
  await expect.poll(run.seconds).toBe(1);

  // Several events may lie within the millisecond that the clock shows.
  const pressUntil = (key: string, holds: (seconds: number) => boolean) =>
    expect(async () => {
      await keys.press(key);
      expect(holds(await run.seconds())).toBe(true);
    }).toPass();
  await pressUntil('.', (seconds) => seconds > 1);
  const first = await run.seconds();
  await pressUntil('.', (seconds) => seconds > first);
  await pressUntil(',', (seconds) => seconds <= first);
  // One press is one event: as many back lead to where it began.
  const from = await run.seconds();
  for (const key of ['.', '.', '.', '.', ',', ',', ',', ',']) {
    await keys.press(key);
    await expect(run.mode).toHaveText('Paused');
  }
  await expect.poll(run.seconds).toBe(from);

  await keys.goTo('canvas');
  await keys.press('e');
  await expect(time.earlier).toBeHidden();
  expect(await run.seconds()).toBeCloseTo(now, 1);
});

test('a computer that slept: the run stands where it was, and says so', async ({ page, open, run }) => {
  await open();
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 60_000;
  });
  await expect(run.dock.getByRole('alert')).toHaveText('Paused while the page was hidden or asleep.');
  await expect(run.mode).toHaveText('Paused');
  const before = await run.seconds();
  await run.play();
  await expect(run.dock.getByRole('alert')).toHaveCount(0);
  expect((await run.seconds()) - before).toBeLessThan(30);
});
