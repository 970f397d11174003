// One request, followed hop by hop: its states, its message, where its time goes; and a failed one with its reason.
import { expect, test } from '../drivers/playground.ts';

test('one request is followed step by step until it is answered', async ({ open, run, see }) => {
  await open();
  await run.pause();
  await run.sendOne();
  const states = see.request.getByRole('list', { name: 'States it went through' }).getByRole('listitem');
  await expect(see.request.getByRole('button', { name: 'Stop following' })).toBeVisible();
  const state = states.last();
  await expect(state).toHaveText('connecting');
  await expect(see.request).toContainText('GET /products HTTP/1.1');
  await expect(see.request).toContainText('under way');

  const walked = new Set(['connecting']);
  for (let steps = 0; steps < 40 && !walked.has('ok'); steps++) {
    await run.step(see.request.getByText(/^All \d+ events$/));
    walked.add((await state.textContent()) ?? '');
  }
  expect([...walked]).toEqual(
    expect.arrayContaining(['connecting', 'processing', 'awaiting', 'responding', 'ok']),
  );
  await expect(see.request.getByText('answered', { exact: true })).toBeVisible();
  await expect(see.request).toContainText(/200 OK, text\/html/);

  await see.request.getByText('The same as a table').click();
  const spans = see.request.getByRole('table', { name: 'Where this request spent its time' });
  for (const words of ['web-1: being served', 'web-1: waiting for db-1', 'db-1: being served'])
    await expect(spans.getByRole('rowheader', { name: words }).first()).toBeVisible();
});

test('a failed request is opened from the chart with the keyboard and says why', async ({
  open,
  run,
  breakIt,
  see,
  keys,
}) => {
  await open();
  await breakIt.stop('web-1');
  await run.skip();
  await run.pause();
  await expect(see.picture('failures')).toHaveAccessibleName(/refused up to \d+/);

  await keys.reachIn('run', see.reader('failures'));
  await keys.press('ArrowLeft');
  await expect(see.reader('failures')).toHaveAttribute('aria-valuetext', /\d+ refused$/);
  await keys.press('Enter');
  await expect(see.request.getByText('connection refused', { exact: true }).first()).toBeVisible();
  await expect(see.request).toContainText('Why: web-1 refused the connection at once');
});

// Named: a click on a spike ahead of the playhead opened a request that was "not sent yet", without a way to it.
test('a spike that is computed ahead says when its request is sent, and leads there', async ({
  page,
  open,
  run,
  canvas,
  see,
}) => {
  await open();
  await run.pause();
  const ahead = await canvas.pointIn(see.reader('response'), { x: 0.68, y: 0.5 });
  await page.mouse.click(ahead.x, ahead.y);
  await expect(see.request).toContainText(/This request is still to come: it is sent at 01:\d\d\.\d{3}/);
  await see.request.getByRole('button', { name: 'Go to its end' }).click();
  await expect(see.request.getByText('answered', { exact: true })).toBeVisible();
  await expect(see.request).toContainText('200 OK');
});
