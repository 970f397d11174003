// Hands that press, drag and type anything: the page never fails, undo leads back to the beginning and redo to the end, to the byte.
import { expectAccessible } from '../drivers/access.ts';
import { expect, test } from '../drivers/playground.ts';
import { seeded } from '../drivers/seeded.ts';

/** Many more: npm run test:deep. */
const LISTS = Number(process.env.HANDS ?? 1);
const STEPS = Number(process.env.HAND_STEPS ?? 40);
const SEED = Number(process.env.SEED ?? 1);

const WORDS = [
  'Web browser',
  'Mobile client',
  'Machine',
  'Web server',
  'Database',
  'Cache',
  'Text note',
] as const;
const KEYS = [
  ...['Delete', 'Enter', 'Escape', 'Escape', 'Tab', 'Shift+Tab', 'ArrowLeft', 'ArrowDown', 'c', 'x', 'Space'],
  ...['ControlOrMeta+d', 'ControlOrMeta+a', 'ControlOrMeta+c', 'ControlOrMeta+v', 'ControlOrMeta+x'],
  ...['ControlOrMeta+z', 'ControlOrMeta+z', 'ControlOrMeta+Shift+z', '+', '-', '0'],
];

for (let list = 1; list <= LISTS; list++) {
  test(`list ${list} of ${LISTS}: ${STEPS} steps (SEED=${SEED})`, async ({
    page,
    open,
    build,
    canvas,
    files,
    see,
  }) => {
    test.setTimeout(120_000 + STEPS * 4000);
    const random = seeded(SEED * 1000 + list);
    const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    await open();
    const saved = async () =>
      JSON.parse((await files.save()).buffer.toString()) as { components: object[]; links: object[] };
    const start = await saved();
    const somewhere = () => canvas.at({ x: 0.05 + random() * 0.9, y: 0.1 + random() * 0.75 });

    const deeds: readonly (() => Promise<void>)[] = [
      async () => {
        await build.item(one(WORDS)).click({ timeout: 3000 });
        const { x, y } = await somewhere();
        await page.mouse.click(x, y);
      },
      async () => {
        const [from, to] = [await somewhere(), await somewhere()];
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 4 });
        await page.mouse.up();
      },
      async () => {
        const { x, y } = await somewhere();
        await page.mouse.click(x, y, { button: one(['left', 'left', 'right'] as const) });
      },
      async () => page.keyboard.press(one(KEYS)),
      async () => page.keyboard.type(one(['7', 'abc', '<b>', '-1', '1e309'])),
      async () => {
        // From the handle of one part to another part.
        const handles = page.locator('[title^="Connect "]');
        const count = await handles.count();
        if (count < 2) return;
        const [from, to] = [
          await handles.nth(Math.floor(random() * count)).boundingBox(),
          await handles.nth(Math.floor(random() * count)).boundingBox(),
        ];
        if (!from || !to) return;
        await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
        await page.mouse.down();
        await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
        await page.mouse.up();
      },
    ];
    for (let step = 0; step < STEPS; step++) {
      await one(deeds)();
      // A window that a key has opened hides the canvas: hands close it again.
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    }
    for (let press = 0; press < 4; press++) await page.keyboard.press('Escape');
    await expectAccessible(page);
    const end = await saved();

    const goAll = async (button: typeof see.undo, nothing: string) => {
      let presses = 0;
      while ((await button.getAttribute('aria-label')) !== nothing && presses < 1000) {
        await button.click();
        presses++;
      }
      return presses;
    };
    const undone = await goAll(see.undo, 'Undo: nothing to undo');
    expect(await saved()).toEqual(start);
    expect(undone).toBeGreaterThan(0);
    for (let presses = 0; presses < undone; presses++) await see.redo.click();
    expect(await saved()).toEqual(end);
    console.info(
      `Hands, list ${list}: ${undone} undo steps, ${end.components.length - start.components.length} parts and ${end.links.length - start.links.length} connections more.`,
    );
  });
}
