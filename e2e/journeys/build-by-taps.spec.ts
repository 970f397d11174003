// Someone with a phone builds the two-tier system by taps: sheets, tap-tap placing, tap-tap connecting.
import { expect, test } from '../drivers/playground.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('the two-tier system, built by taps alone, answers', async ({
  page,
  open,
  build,
  canvas,
  connect,
  run,
  see,
}) => {
  await open();
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('button', { name: 'New', exact: true }).tap();
  await expect(canvas.emptyWords).toBeVisible();
  for (let taps = 0; taps < 4; taps++) await canvas.zoomOut.tap();

  await build.tap('Web browser').onto({ x: 0.16, y: 0.25 });
  await build.tap('Mobile client').onto({ x: 0.16, y: 0.5 });
  await build.tap('Machine').onto({ x: 0.66, y: 0.25 });
  await build.tap('Web server').into('box-1');
  await build.tap('Machine').onto({ x: 0.66, y: 0.6 });
  await build.tap('Database').into('box-2');
  await expect(canvas.part('web-1')).toHaveAccessibleName(/in box-1/);
  await expect(canvas.part('db-1')).toHaveAccessibleName(/in box-2/);

  await canvas.tapFree();
  await connect.byTaps('browsers-1', 'web-1');
  await connect.byTaps('mobile-1', 'web-1');
  await connect.byTaps('web-1', 'db-1');
  for (const [from, to] of [
    ['browsers-1', 'web-1'],
    ['mobile-1', 'web-1'],
    ['web-1', 'db-1'],
  ] as const)
    await expect(canvas.link(from, to)).toBeAttached();

  await page.getByRole('button', { name: 'Run', exact: true }).tap();
  await run.tapFastest();
  await see.expectAnswers();
  await page.getByRole('button', { name: 'Close Run' }).tap();
  await expect(canvas.part('browsers-1')).toContainText('Page shown');
  await expect(canvas.part('mobile-1')).toContainText('Up to date');
});
