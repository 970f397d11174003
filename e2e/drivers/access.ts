// Access: what axe finds on the page as it stands.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A colour in mid-transition is neither the old one nor the new one: what axe measures then nobody sees for long. */
async function transitionsEnded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A frame styles what has just changed, so that its transitions are there to be waited for.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

export async function expectAccessible(page: Page): Promise<void> {
  await transitionsEnded(page);
  await expectNothingFound(new AxeBuilder({ page }).withTags(RULES));
}

/** Between light and dark nothing differs but colours: after {@link expectAccessible} in one, this is enough in the other. */
export async function expectContrast(page: Page): Promise<void> {
  await transitionsEnded(page);
  await expectNothingFound(new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function expectNothingFound(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
