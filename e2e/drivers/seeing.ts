// Seeing: charts in words, the outline, the log, messages, and what the header says of the document.
import { expect, type Page } from '@playwright/test';

const CHARTS = {
  requests: 'Requests per second',
  response: 'Response time',
  failures: 'Failures per second, by cause',
} as const;
export type Chart = keyof typeof CHARTS;

export function seeingDriver(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Inspect' });
  const header = page.getByRole('banner');
  const figure = (chart: Chart) => page.getByRole('figure', { name: CHARTS[chart] });

  return {
    figure,
    /** The picture, whose name says in words what it shows. */
    picture: (chart: Chart) => figure(chart).getByRole('img', { name: /^.* over the last/ }),
    /** The second by second reader of a chart, for the keyboard. */
    reader: (chart: Chart) => figure(chart).getByRole('slider'),
    /** Answered requests over the last seconds, from the chart's headline. */
    async expectAnswers() {
      await expect(figure('requests')).toContainText(/[1-9]\d* answered of [1-9]/);
    },
    outline: panel.getByRole('tabpanel', { name: 'Outline' }),
    /** What stands in a machine, in the outline. */
    standsIn: (machine: string) =>
      panel.getByRole('tabpanel', { name: 'Outline' }).getByRole('list', { name: `In ${machine}` }),
    /** What is drawn, part by part and connection by connection, without the figures that move. */
    async drawing(): Promise<readonly string[]> {
      const outline = panel.getByRole('tabpanel', { name: 'Outline' });
      if (!(await outline.isVisible()))
        await panel.getByRole('tab', { name: 'Outline', exact: true }).click();
      await expect(outline).toContainText(/\d+ components?, \d+ connections?/);
      return outline
        .getByRole('button')
        .evaluateAll((parts) => parts.map((part) => part.ariaLabel ?? part.textContent ?? ''));
    },
    log: panel.getByRole('tabpanel', { name: 'Log' }),
    request: panel.getByRole('tabpanel', { name: 'Request' }),
    /** What the page says to everyone, as a screen reader hears it. */
    said: page.getByRole('main', { name: 'Canvas' }).getByRole('status').last(),
    warned: page
      .getByRole('main', { name: 'Canvas' })
      .getByRole('alert')
      .and(page.locator('.visually-hidden')),
    saved: header.getByTitle('Saved in this browser'),
    /** The line over the canvas about a document that is not saved; the header says "Not saved" beside it. */
    notSaved: page.getByRole('alert', { name: 'About this diagram' }),
    notSavedMark: header.getByText('Not saved'),
    readOnly: header.getByText('Only to look at'),
    /** Where a document that is not kept yet came from. */
    origin: (words: string) => header.getByText(words),
    undo: header.getByRole('button', { name: /^Undo/ }),
    redo: header.getByRole('button', { name: /^Redo/ }),
  };
}
