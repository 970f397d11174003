// No accessibility violation in any state of the page, light and dark, on a desk and on a phone.
import { expectAccessible } from '../drivers/access.ts';
import { expect, test } from '../drivers/playground.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, bears: /Failed to load resource/ });
    // A page that stands still is read faster.
    test.beforeEach(async ({ open, keys }) => {
      await open();
      await keys.press('k');
    });

    test('the opening page, its outline and its log', async ({ page, inspect, see }) => {
      await expectAccessible(page);
      await inspect.tab('Outline');
      await expect(see.outline).toBeVisible();
      await expectAccessible(page);
      await inspect.tab('Log');
      await expectAccessible(page);
    });

    test('a component and a connection selected', async ({ page, inspect }) => {
      await inspect.select('web-1');
      await expectAccessible(page);
      await inspect.selectLink('web-1', 'db-1');
      await expectAccessible(page);
    });

    test('a failed request with its story, and tables of the charts', async ({ page, run, breakIt, see }) => {
      await breakIt.stop('db-1');
      await run.skip();
      for (const chart of ['requests', 'failures'] as const)
        await see
          .figure(chart)
          .getByRole('button', { name: /show as table/ })
          .click();
      await see
        .figure('failures')
        .getByRole('button', { name: /^Open the failed request/ })
        .first()
        .click();
      await expect(see.request).toContainText('Why:');
      await expectAccessible(page);
    });

    test('key help and examples', async ({ page, keys }) => {
      await keys.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
      await expectAccessible(page);
      await keys.press('Escape');
      await page.getByRole('button', { name: 'Examples' }).click();
      await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible();
      await expectAccessible(page);
    });

    test('My diagrams, with versions, a new name, and what was deleted; Share; Export', async ({
      page,
      documents,
      breakIt,
      share,
      files,
      see,
      keys,
    }) => {
      await documents.nameIt('Shop');
      await page.reload();
      await breakIt.stop('cache-1');
      await expect(see.saved).toBeVisible();
      await documents.show();
      await documents.duplicate('Shop');
      await expect(documents.inList('Shop copy')).toBeVisible();
      await documents.versions('Shop');
      await expect(documents.window.getByRole('button', { name: /^Restore/ }).first()).toBeVisible();
      await expectAccessible(page);
      await documents.window.getByRole('button', { name: 'Rename Shop', exact: true }).click();
      await documents.delete('Shop copy');
      await expect(documents.said).toContainText('Deleted Shop copy.');
      await expectAccessible(page);
      await keys.press('Escape');
      await share.openDialog();
      await share.address();
      await expectAccessible(page);
      await keys.press('Escape');
      await files.show();
      await expect(files.window.getByRole('button', { name: 'Save SVG' })).toBeVisible();
      await expectAccessible(page);
    });

    test('a diagram that is not saved, and a piece that is gone', async ({
      page,
      storage,
      see,
      pieces,
      documents,
    }) => {
      await pieces.lose(/ExportDialog-.*\.js/);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('New version.');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await storage.fillUp();
      await documents.name.fill('Shop');
      await documents.name.press('Enter');
      await expect(see.notSaved).toBeVisible();
      await expectAccessible(page);
    });

    test('a lesson: its list, question, task, hints, prediction, result and explanation', async ({
      page,
      lessons,
      inspect,
      run,
      see,
    }) => {
      await lessons.openList();
      await expect(lessons.list).toContainText('Lesson 3');
      await expectAccessible(page);
      await lessons.start(3);
      await expect(lessons.leaveButton).toBeVisible();
      await expectAccessible(page);
      await lessons.begin();
      // Nothing has to be done in this step: unless the clock stands, it passes while the page is looked at.
      await run.pause();
      await lessons.press('Hint: where to look');
      await expectAccessible(page);
      await inspect.tab('Log');
      await expect(lessons.strip).toContainText('Let it run for 20 seconds');
      await expect(see.log).toBeVisible();
      await expectAccessible(page);
      await lessons.show();
      await lessons.press('Hint: what to change');
      await run.play();
      await lessons.press('Do it for me');
      await lessons.nextAfter('A good day');
      await lessons.choose('A slow page');
      await expectAccessible(page);
      await lessons.commit();
      for (const hint of ['Hint: where to look', 'Hint: what to change', 'Do it for me'])
        await lessons.press(hint);
      await expect(lessons.tab).toContainText('A slow page needs somebody who builds it.');
      await expectAccessible(page);
      await lessons.choose('"Connection refused", at once');
      await expect(lessons.tab).toContainText('This is what happens');
      await expectAccessible(page);
      await lessons.why();
      await expect(lessons.doneWith('The web server stops')).toBeVisible();
      await expectAccessible(page);
    });

    test.describe('on a phone', () => {
      test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

      test('the canvas and every sheet', async ({ page }) => {
        await expectAccessible(page);
        for (const sheet of ['Build', 'Run', 'Inspect']) {
          await page.getByRole('button', { name: sheet, exact: true }).tap();
          await expect(page.getByRole('heading', { name: sheet, exact: true })).toBeVisible();
          await expectAccessible(page);
        }
      });

      test('a lesson: its sheet, and its line over the canvas', async ({ page, lessonsByTaps: lessons }) => {
        await page.getByRole('button', { name: 'Menu' }).tap();
        await lessons.openList();
        await expect(lessons.list).toContainText('Lesson 3');
        await expectAccessible(page);
        await lessons.start(3);
        await lessons.begin();
        await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Pause' }).tap();
        await expect(lessons.tab).toContainText('Step 1 of 8');
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Close Inspect' }).tap();
        await expect(lessons.strip).toContainText('Let it run for 20 seconds');
        await expectAccessible(page);
      });
    });
  });
