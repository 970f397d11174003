// Lessons: opening them, predicting, reading how far a goal is, and going on; by mouse, or by taps.
import { expect, type Locator, type Page } from '@playwright/test';

/** `press`: how the learner presses something. */
export function lessonsDriver(
  page: Page,
  press: (place: Locator) => Promise<void> = (place) => place.click(),
) {
  const panel = page.getByRole('complementary', { name: 'Inspect' });
  const tab = panel.getByRole('tabpanel', { name: 'Lesson' });
  const header = page.getByRole('banner');
  const list = page.getByRole('dialog', { name: 'Lessons' });
  /** The task in one line, while something else than the lesson is shown. */
  const strip = page.getByRole('button', { name: /Lesson$/ }).filter({ visible: true });
  const button = (name: string | RegExp) => tab.getByRole('button', { name });
  const onward = button(/^(Next step|To the end of the lesson)$/);
  const open = header.getByRole('button', { name: 'Lessons' });
  const startOf = (number: number) => list.getByRole('button', { name: `Start lesson ${number}` });
  const choice = (text: string) => tab.getByRole('radio', { name: text });
  const leave = header.getByRole('button', { name: /^Leave/ });
  const doneWith = (title: string) => tab.getByRole('heading', { name: `${title}: done` });
  const show = () => press(panel.getByRole('tab', { name: 'Lesson' }));

  return {
    tab,
    list,
    header,
    strip,
    button,
    onward,
    choice,
    doneWith,
    startOf,
    openButton: open,
    leaveButton: leave,
    openList: () => press(open),
    start: (number: number) => press(startOf(number)),
    begin: () => press(button('Start')),
    show,
    leave: () => press(leave),
    choose: (text: string) => press(choice(text)),
    commit: () => press(button('Commit prediction')),
    hint: (name: string) => press(button(name)),
    /** Waits until the goals of a step are reached, then goes on to the next one. */
    async nextAfter(title: string) {
      await expect(doneWith(title)).toBeVisible();
      await press(onward);
    },
    /** From whatever tab is open: waits until the goals of the step are reached, then reads why and goes on. */
    async goOnAfter(title: string) {
      await expect(panel).toContainText(/Done\. (See why, and go on|Compare with your prediction)\.|: done/);
      await show();
      await expect(doneWith(title)).toBeVisible();
      await press(onward);
    },
    /** Shows the lesson and waits until this goal of several is reached, the first one being 1. */
    async goalReached(number: number) {
      await show();
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
      await show();
      await expect(tab).toContainText('Measured');
    },
    /** By the line that stands over another tab or over the canvas: waits until it says so, then presses it. */
    async byStrip(words: string) {
      await expect(strip).toContainText(words);
      await press(strip);
      await expect(tab).toBeVisible();
    },
    why: () => press(button('Why is that so?')),
    press: (name: string | RegExp) => press(button(name)),
  };
}
