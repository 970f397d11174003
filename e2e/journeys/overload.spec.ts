// More traffic than one machine can take: first slow answers, then no connection, and refusals when so set.
import { expect, test } from '../drivers/playground.ts';

test('overload: first the line fills and answers get slow, then connections fail, then they are refused', async ({
  open,
  canvas,
  run,
  inspect,
  see,
}) => {
  await open();
  await expect(canvas.part('web-1')).toContainText(/p95 \d+ ms/);
  await run.pause();
  await run.setSpeed('1/2');
  await run.setTraffic('most');
  await run.play();

  await test.step('the line fills and answers are slow, yet nobody fails', async () => {
    await expect(canvas.part('web-1')).toContainText(/[1-9]\d+ of 100/);
    await expect(canvas.part('browsers-1')).toContainText(/p95 [1-9]\.\d+ s/);
    await run.pause();
    await expect(canvas.part('browsers-1')).toContainText('all answered');
    await expect(see.picture('failures')).toHaveAccessibleName(/no failures/);
  });

  await test.step('the line is full: new connections get no answer', async () => {
    await run.setSpeed('10x');
    await run.play();
    await expect(see.figure('failures')).toContainText('no connection');
    await expect(see.picture('failures')).toHaveAccessibleName(/no connection up to \d+/);
    await expect(canvas.part('browsers-1')).toContainText(/\d+ % no connection/);
    await expect(canvas.part('browsers-1')).toContainText('no answer: connecting took too long');
    await see
      .figure('failures')
      .getByRole('button', { name: /show as table/ })
      .click();
    await expect(see.figure('failures').getByRole('columnheader', { name: 'no connection' })).toBeVisible();
  });

  await test.step('set to refuse, the full server says no at once', async () => {
    await inspect.select('web-1');
    await inspect.choice('When the backlog is full').selectOption('Refuse at once');
    await expect(canvas.part('browsers-1')).toContainText(/\d+ % refused/);
    await expect(canvas.part('mobile-1')).toContainText(/\d+ % refused/);
    await expect(canvas.part('browsers-1')).toContainText('connection refused, at once');
    await expect(see.figure('failures').getByRole('columnheader', { name: 'refused' })).toBeVisible();
  });
});
