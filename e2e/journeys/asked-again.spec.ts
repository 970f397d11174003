// Someone comes back to the lessons: a question that went wrong some lessons ago is asked once more.
import { expectAccessible } from '../drivers/access.ts';
import { expect, test } from '../drivers/playground.ts';

/** Lesson 1 done with a wrong prediction, lesson 2 begun. */
const PROGRESS = {
  version: 1,
  lessons: {
    'one-box': {
      steps: [],
      predictions: { 'one-request': { first: 0, latest: 0 } },
      remembered: {},
      done: true,
      challenge: false,
    },
    'two-clients': { steps: ['get'], predictions: {}, remembered: {}, done: false, challenge: false },
  },
};

test('a prediction that was off is asked again in the list of lessons, until it is right at once', async ({
  page,
  open,
  lessons,
}) => {
  await page.addInitScript((progress) => {
    if (!localStorage.getItem('loadbearing-lessons'))
      localStorage.setItem('loadbearing-lessons', JSON.stringify(progress));
  }, PROGRESS);
  await open();
  await lessons.openList();
  const line = lessons.list.getByText('Once more: a question from lesson 1.');
  const ask = lessons.list.getByRole('group', { name: /How many machines work on the answer/ });
  await expect(ask).toBeHidden();
  await line.click();
  await ask.getByRole('radio', { name: '4', exact: true }).click();
  await expect(ask).toContainText('four processes');
  await expectAccessible(page);
  await ask.getByRole('radio', { name: /^1/ }).click();
  await expect(ask).toContainText('This is what happens');

  await test.step('the first answer counted, so it comes again', async () => {
    await page.keyboard.press('Escape');
    await lessons.openList();
    await line.click();
    await ask.getByRole('radio', { name: /^1/ }).click();
    await expect(ask).toContainText('This is what happens');
  });

  await test.step('right at once: it is not asked any more, also after a reload', async () => {
    await page.reload();
    await lessons.openList();
    await expect(lessons.startOf(3)).toBeVisible();
    await expect(line).toBeHidden();
    await expect(page.getByText('New here? Start with lesson 1.')).toHaveCount(0);
  });
});
