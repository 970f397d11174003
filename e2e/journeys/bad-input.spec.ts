// Every field of every part gets nonsense: it is marked with its range, the last good value holds, nothing breaks.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../drivers/playground.ts';

const NONSENSE = ['0', '-1', 'NaN', '1e308', 'many', ''];
const PARTS = ['browsers-1', 'mobile-1', 'box-1', 'web-1', 'db-1', 'cache-1', 'static-1'] as const;

/** Watches every word that comes onto the page from now on; answers with the unsound ones so far. */
async function watchWords(page: Page): Promise<() => Promise<readonly string[]>> {
  const unsound = await page.evaluateHandle(() => {
    const found: string[] = [];
    const look = (node: Node) => {
      const text = node.textContent ?? '';
      if (/\bNaN\b|Infinity|undefined|\[object|\de\+\d/.test(text)) found.push(text.slice(0, 200));
    };
    look(document.body);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) look(node);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    return found;
  });
  return () => unsound.jsonValue();
}

/** What a field says of itself: whether it is marked, which value is in force, and what would be right. */
function stateOf(field: Locator) {
  return field.evaluate((element) => ({
    invalid: element.getAttribute('aria-invalid'),
    inForce: element.getAttribute('aria-valuenow'),
    says: (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id))
      .filter((words) => words?.role === 'alert' && !words.hidden)
      .map((words) => words?.textContent)
      .join(' '),
  }));
}

/** Types each piece of nonsense into a field and looks at what becomes of it; then brings the old value back. */
async function pester(field: Locator) {
  const usual = await field.inputValue();
  const [min, max] = [
    Number(await field.getAttribute('aria-valuemin')),
    Number(await field.getAttribute('aria-valuemax')),
  ];
  for (const text of NONSENSE) {
    const before = await field.getAttribute('aria-valuenow');
    await field.fill(text);
    await field.blur();
    const value = text === '' ? Number.NaN : Number(text);
    const good = value >= min && value <= max;
    await expect
      .poll(() => stateOf(field))
      .toEqual({
        invalid: String(!good),
        inForce: good ? String(value) : before,
        says: good ? '' : expect.stringMatching(/^Enter a (whole )?number from [\d,.]+ to [\d,.]+/),
      });
  }
  await field.fill(usual);
  await field.blur();
  await expect(field).toHaveAttribute('aria-invalid', 'false');
}

for (const name of PARTS)
  test(`nonsense in the fields of ${name}`, async ({ page, open, canvas, run, inspect }) => {
    await open();
    const unsoundWords = await watchWords(page);
    await run.setSpeed('1x');
    await inspect.select(name);
    const fields = inspect.panel.getByRole('spinbutton');
    for (let at = 0; at < (await fields.count()); at++) await pester(fields.nth(at));
    for (const list of await inspect.panel.getByRole('combobox').all())
      for (const option of await list.getByRole('option').allTextContents()) await list.selectOption(option);
    await expect(run.mode).toHaveText('Playing');
    await expect(canvas.parts).toHaveCount(PARTS.length);
    expect(await unsoundWords()).toEqual([]);
  });

test('nonsense in the fields of a connection and of the diagram', async ({ page, open, run, inspect }) => {
  await open();
  const unsoundWords = await watchWords(page);
  await run.setSpeed('1x');
  for (const at of [0, 1]) await pester(inspect.panel.getByRole('spinbutton').nth(at));
  await inspect.selectLink('web-1', 'db-1');
  await pester(inspect.number('Round trip'));
  await expect(run.mode).toHaveText('Playing');
  expect(await unsoundWords()).toEqual([]);
});

test('requests given as a rate instead of people, and a name of nothing', async ({
  page,
  open,
  canvas,
  inspect,
}) => {
  await open();
  const unsoundWords = await watchWords(page);
  await inspect.select('browsers-1');
  await inspect.choice('Traffic given as').selectOption('Requests per second');
  await pester(inspect.number('Requests'));
  const name = inspect.panel.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('   ');
  await name.press('Enter');
  await expect(name).toHaveValue('browsers-1');
  await expect(canvas.part('browsers-1')).toBeVisible();
  expect(await unsoundWords()).toEqual([]);
});
