// Time: the timeline with its playhead and flags, and the line about an earlier moment.
import { expect, type Page } from '@playwright/test';

export function timeDriver(page: Page) {
  const dock = page.getByRole('region', { name: 'Run', exact: true });
  const timeline = dock.getByRole('slider', { name: 'Timeline' });
  const earlier = page.getByRole('region', { name: 'Earlier moment' });

  /** Simulated seconds that the playhead stands at, and the end of what is computed. */
  const moment = async () => {
    const text = (await timeline.getAttribute('aria-valuetext')) ?? '';
    const [, minutes = 'NaN', seconds = 'NaN'] = /^(\d+):(\d+\.\d)/.exec(text) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };

  /** Where a second stands on the line. */
  const placeOf = async (second: number) => {
    const marks = await dock
      .getByText(/^\d+:\d\d$/)
      .evaluateAll((all) =>
        all.map((each) => ({ text: each.textContent ?? '', left: (each as HTMLElement).style.left })),
      );
    const end = marks.filter(({ left }) => left === '100%').map(({ text }) => text)[0] ?? '0:00';
    const start = marks.filter(({ left }) => left === '0%').map(({ text }) => text)[0] ?? '0:00';
    const inSeconds = (text: string) => {
      const [minutes = 0, seconds = 0] = text.split(':').map(Number);
      return minutes * 60 + seconds;
    };
    const { x = 0, y = 0, width = 0, height = 0 } = (await timeline.boundingBox()) ?? {};
    const share = (second - inSeconds(start)) / (inSeconds(end) - inSeconds(start));
    return { x: x + width * share, y: y + height - 10 };
  };

  return {
    timeline,
    moment,
    earlier,
    returnToNow: () => earlier.getByRole('button', { name: 'Return to now' }).click(),
    continueFromHere: () => earlier.getByRole('button', { name: /^Continue from here/ }).click(),
    flag: (words: string | RegExp) => dock.getByRole('button', { name: words }),
    /** With the mouse: takes the playhead and drags it there in some moves. */
    async dragTo(second: number) {
      const from = await placeOf(await moment());
      const to = await placeOf(second);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      await expect.poll(async () => Math.abs((await moment()) - second)).toBeLessThan(1);
    },
    /** With a finger: a tap on the line. */
    async tapAt(second: number) {
      const { x, y } = await placeOf(second);
      await page.touchscreen.tap(x, y);
      await expect.poll(async () => Math.abs((await moment()) - second)).toBeLessThan(1.5);
    },
  };
}
