// The keyboard alone: regions by F6, controls by Tab, exactly as a person without a mouse would go.
import { expect, type Locator, type Page } from '@playwright/test';

const REGIONS = { build: 'Build', canvas: 'Canvas', run: 'Run', inspect: 'Inspect' } as const;

const hasFocus = (target: Locator) =>
  target.evaluateAll((elements) => elements.length === 1 && elements[0] === document.activeElement);

export function keyboardDriver(page: Page) {
  const press = (keys: string) => page.keyboard.press(keys);

  /** F6 until the focus stands in this part of the page. */
  const goTo = async (region: keyof typeof REGIONS) => {
    for (let presses = 0; presses < 8; presses++) {
      if (
        await page.evaluate(
          (name) => document.activeElement?.getAttribute('aria-label') === name,
          REGIONS[region],
        )
      )
        return;
      await press('F6');
    }
    throw new Error(`F6 does not lead to ${REGIONS[region]}.`);
  };

  /** Tab until the focus stands on it. */
  const reach = async (target: Locator) => {
    for (let presses = 0; presses < 80; presses++) {
      if (await hasFocus(target)) return;
      await press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}.`);
  };

  return {
    press,
    goTo,
    reach,
    async reachIn(region: keyof typeof REGIONS, target: Locator) {
      await goTo(region);
      await reach(target);
    },
    type: (text: string) => page.keyboard.type(text),
    expectFocus: (target: Locator) => expect(target).toBeFocused(),
  };
}
