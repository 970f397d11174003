// Outages: each kind has its own symptom at the clients, and ends when the switch is thrown back.
import { expect, test } from '../drivers/playground.ts';

const CLIENTS = ['browsers-1', 'mobile-1'] as const;

test.beforeEach(async ({ open, run }) => {
  await open();
  await run.setSpeed('5x');
});

test('the web server stops: both clients are refused at once; started again, it answers', async ({
  canvas,
  breakIt,
}) => {
  await breakIt.stop('web-1');
  await expect(canvas.part('web-1')).toContainText('Stopped');
  for (const client of CLIENTS) {
    await expect(canvas.part(client)).toContainText('100 % refused');
    await expect(canvas.part(client)).toContainText('connection refused, at once');
  }
  await expect(canvas.part('browsers-1')).toContainText("This site can't be reached");
  await expect(canvas.part('mobile-1')).toContainText("Can't connect");

  await breakIt.start('web-1');
  for (const client of CLIENTS) await expect(canvas.part(client)).toContainText('all answered');
});

test('the machine loses its power: silence until the time-out, no refusal; powered on, it answers', async ({
  canvas,
  breakIt,
  see,
}) => {
  await breakIt.powerOff('box-1');
  for (const client of CLIENTS) {
    await expect(canvas.part(client)).toContainText('100 % no connection');
    await expect(canvas.part(client)).toContainText('no answer: connecting took too long');
  }
  await expect(see.picture('failures')).toHaveAccessibleName(/no connection up to/);
  await expect(see.picture('failures')).not.toHaveAccessibleName(/refused/);
  for (const process of ['web-1', 'db-1', 'cache-1', 'static-1'])
    await expect(canvas.part(process)).toContainText('No contact');
  await expect(canvas.part('box-1')).toContainText('Powered off');

  await breakIt.powerOn('box-1');
  for (const client of CLIENTS) await expect(canvas.part(client)).toContainText('all answered');
});

test('the database stops: the web server stays up and answers 500', async ({ canvas, breakIt }) => {
  await breakIt.stop('db-1');
  await expect(canvas.part('db-1')).toContainText('Stopped');
  for (const client of CLIENTS) await expect(canvas.part(client)).toContainText('100 % 500');
  await expect(canvas.part('browsers-1')).toContainText('500 Internal Server Error');
  await expect(canvas.part('mobile-1')).toContainText('error 500: the server failed inside');
  await expect(canvas.part('web-1')).toContainText(/Normal|Idle/);

  await breakIt.start('db-1');
  for (const client of CLIENTS) await expect(canvas.part(client)).toContainText('all answered');
});

test('a cut connection: only the clients behind it fail', async ({ canvas, breakIt }) => {
  await breakIt.cut('browsers-1', 'web-1');
  await expect(canvas.link('browsers-1', 'web-1')).toHaveAccessibleName(/, cut$/);
  await expect(canvas.part('browsers-1')).toContainText('100 % no connection');
  await expect(canvas.part('browsers-1')).toContainText('no answer: connecting took too long');
  await expect(canvas.part('mobile-1')).toContainText('all answered');

  await breakIt.mend('browsers-1', 'web-1');
  await expect(canvas.part('browsers-1')).toContainText('all answered');
});
