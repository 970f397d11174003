// Lessons: opening them, predicting, reading how far a goal is, and going on.
import { expect, type Page } from '@playwright/test';

export function lessonsDriver(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Inspect' });
  const tab = panel.getByRole('tabpanel', { name: 'Lesson' });
  const header = page.getByRole('banner');
  const list = page.getByRole('dialog', { name: 'Lessons' });
  const press = (name: string | RegExp) => tab.getByRole('button', { name }).click();

  return {
    tab,
    list,
    header,
    openList: () => header.getByRole('button', { name: 'Lessons' }).click(),
    start: (number: number) => list.getByRole('button', { name: `Start lesson ${number}` }).click(),
    begin: () => press('Start'),
    show: () => panel.getByRole('tab', { name: 'Lesson' }).click(),
    leave: () => header.getByRole('button', { name: 'Leave lesson' }).click(),
    leaveButton: header.getByRole('button', { name: 'Leave lesson' }),
    choose: (text: string) => tab.getByRole('radio', { name: text }).check(),
    commit: () => press('Commit prediction'),
    hint: (name: string) => press(name),
    /** Waits until the goals of a step are reached, then goes on to the next one. */
    async nextAfter(title: string) {
      await expect(tab.getByRole('heading', { name: `${title}: done` })).toBeVisible();
      await press(/^(Next step|To the end of the lesson)$/);
    },
    /** From whatever tab is open: waits until the goals of the step are reached, then reads why and goes on. */
    async goOnAfter(title: string) {
      await expect(panel).toContainText(/Done\. (See why, and go on|Compare with your prediction)\.|: done/);
      await panel.getByRole('tab', { name: 'Lesson' }).click();
      await expect(tab.getByRole('heading', { name: `${title}: done` })).toBeVisible();
      await press(/^(Next step|To the end of the lesson)$/);
    },
    /** Shows the lesson and waits until this goal of several is reached, the first one being 1. */
    async goalReached(number: number) {
      await panel.getByRole('tab', { name: 'Lesson' }).click();
      const lines = tab
        .getByRole('region', { name: 'Goals' })
        .getByRole('list')
        .nth(number - 1);
      await expect(lines.getByRole('img', { name: 'Reached:' }).first()).toBeVisible();
      await expect(lines.getByRole('img', { name: /^(To do|Later):$/ })).toHaveCount(0);
    },
    /** From whatever tab is open: waits until the prediction can be compared with what was measured. */
    async compare() {
      await expect(panel).toContainText('Done. Compare with your prediction.');
      await panel.getByRole('tab', { name: 'Lesson' }).click();
      await expect(tab).toContainText('Measured');
    },
    why: () => press('Why is that so?'),
    press,
  };
}
