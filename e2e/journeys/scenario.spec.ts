// A scenario: a learner plans a spike and an outage, sees them come, moves them, keeps what was done by hand, and takes all of it along in a file and a link.
import { expectAccessible } from '../drivers/access.ts';
import { expectSameInNode } from '../drivers/node-run.ts';
import { expect, test } from '../drivers/playground.ts';

test('by mouse: a spike, a crash and the way back; the run begins before them, and every moment shows what they did', async ({
  open,
  run,
  time,
  canvas,
  scenario,
  see,
}) => {
  await open();
  await run.pause();
  await scenario.openEditor();
  await scenario.add('Traffic: spike', 10);
  await scenario.field('To').fill('4');
  await scenario.field('To').press('Enter');
  await scenario.add('Process crashes', 30, 'db-1');
  await scenario.add('Back again', 45);
  await expect(scenario.rows).toHaveText([
    '0:10.0Spike to 4x for 10 s',
    '0:30.0db-1 crashes',
    '0:45.0db-1 is back',
  ]);
  await expect(scenario.flags).toHaveCount(3);

  // What was played already has become another one: the charts know of the failures.
  await expect(see.picture('failures')).not.toHaveAccessibleName(/no failures/);
  await run.restart();
  await expect.poll(run.seconds).toBeLessThan(10);
  await time.dragTo(35);
  await expect(canvas.part('db-1')).toContainText('Stopped');
  await expect(time.earlier).toBeHidden();
  await time.dragTo(28);
  await expect(canvas.part('db-1')).not.toContainText('Stopped');
  await time.dragTo(55);
  await expect(canvas.part('db-1')).not.toContainText('Stopped');

  await scenario.drag(/db-1 crashes/, -30);
  await expect(scenario.flag(/db-1 crashes/)).toHaveAccessibleName(/^Event at 0:2[0-6]\.\d db-1 crashes$/);
  await see.undo.click();
  await expect(scenario.flag(/db-1 crashes/)).toHaveAccessibleName('Event at 0:30.0 db-1 crashes');
  await expect(see.undo).toHaveAccessibleName(/add event|change event|move event/i);
});

test('kept: what was done by hand becomes events, one step, and the same run; saved, it runs the same in Node', async ({
  page,
  open,
  run,
  breakIt,
  canvas,
  scenario,
  see,
  time,
  files,
}, info) => {
  await open();
  await run.setSpeed('1x');
  await breakIt.stop('db-1');
  await expect(canvas.part('browsers-1')).toContainText('100 % 500');
  await run.pause();
  await run.sendOne();
  await scenario.openEditor();
  await expect(scenario.editor).toContainText('2 changes by hand in this run.');
  await scenario.keepButton.click();
  await expect(scenario.editor).toContainText(
    /Kept 1 event: 1:\d\d\.\d db-1 crashes\. Not kept: 1 request sent by hand\./,
  );
  await expect(scenario.rows).toHaveCount(1);
  await expect(canvas.part('db-1')).toContainText('Stopped');
  await expect(time.flag(/^Go to .* Stop db-1/)).toHaveCount(0);
  await see.undo.click();
  await expect(scenario.rows).toHaveCount(0);
  await expect(time.flag(/^Go to .* Stop db-1/)).toBeVisible();
  await see.redo.click();
  await expect(scenario.rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(scenario.editor).toBeHidden();

  const pausedAt = await run.seconds();
  await run.restart();
  await expect.poll(run.seconds).toBeLessThan(pausedAt);
  await expect(canvas.part('db-1')).not.toContainText('Stopped');
  await run.skip();
  await expect(canvas.part('db-1')).toContainText('Stopped');
  const printed = await expectSameInNode(page, files, info, 62);
  expect(printed).toMatchObject({
    scenario: [{ what: 'crash', part: 'db-1', words: 'db-1 crashes' }],
  });
});

test('by keyboard alone: added, changed, moved along the line, removed, and undone', async ({
  open,
  keys,
  run,
  scenario,
  see,
}) => {
  await open();
  await keys.press('k');
  await expect(run.mode).toHaveText('Paused');
  await keys.goTo('run');
  await keys.reach(scenario.button);
  await keys.press('Enter');
  await keys.reach(scenario.kind);
  await keys.press('P');
  await keys.reach(scenario.addButton);
  await keys.press('Enter');
  await expect(scenario.rows).toHaveCount(1);
  await expect(scenario.rows).toBeFocused();
  await expect(see.said).toContainText(/Added at 1:00\.\d: web-1 crashes\./);

  await keys.reach(scenario.field('Time'));
  await keys.press('Shift+ArrowUp');
  await expect(scenario.rows).toHaveText(/^1:1\d\.\d/);
  await keys.press('Escape');
  await expect(scenario.editor).toBeHidden();
  await expect(scenario.button).toBeFocused();

  await keys.goTo('run');
  const flag = scenario.flag(/web-1 crashes/);
  await keys.reach(flag);
  const [, before = ''] = /at 1:(\d+\.\d)/.exec((await flag.getAttribute('aria-label')) ?? '') ?? [];
  await keys.press('ArrowRight');
  await expect(flag).toHaveAccessibleName(`Event at 1:${(Number(before) + 1).toFixed(1)} web-1 crashes`);
  await expect(see.said).toContainText('Moved to');
  await keys.press('Enter');
  await expect(scenario.rows).toBeFocused();
  await keys.press('Escape');
  await keys.goTo('run');
  await keys.reach(flag);
  await keys.press('Delete');
  await expect(scenario.flags).toHaveCount(0);
  await expect(see.said).toContainText('Removed: web-1 crashes. Undo brings it back.');
  await keys.press('ControlOrMeta+z');
  await expect(flag).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the open editor, empty and full', async ({ page, open, run, scenario }) => {
      await open();
      await run.pause();
      await scenario.openEditor();
      await expectAccessible(page);
      await scenario.add('Part gets slower', 70, 'db-1');
      await scenario.add('Traffic: ramp', 90);
      await expect(scenario.flags).toHaveCount(2);
      await expectAccessible(page);
    });
  });

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('by taps: a crash is added and seen', async ({ page, open, canvas, scenario }) => {
    await open();
    await page.getByRole('button', { name: 'Run', exact: true }).tap();
    await scenario.button.tap();
    await expect(scenario.addButton).toBeVisible();
    await expectAccessible(page);
    await scenario.kind.selectOption({ label: 'Process crashes' });
    await scenario.addButton.tap();
    await expect(scenario.rows).toHaveCount(1);
    const { height = 0 } = (await scenario.rows.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(44);
    await scenario.editor.getByRole('button', { name: 'Close the scenario' }).tap();
    await expect(scenario.editor).toBeHidden();
    await expect(canvas.part('web-1')).toContainText('Stopped');
  });
});
