// Links that do not open: a card says why, where, and what to do; what was open stays as it was, to the byte.

import { expectAccessible } from '../drivers/access.ts';
import { bomb, cutOff, fromLaterPage, withOneChange, withStranger } from '../drivers/bad-links.ts';
import { expect, test } from '../drivers/playground.ts';

const CASES: readonly {
  readonly what: string;
  readonly bend: (fragment: string) => string;
  readonly says: RegExp;
  readonly wayOut: RegExp;
}[] = [
  {
    what: 'cut off',
    bend: cutOff,
    says: /^This link was cut off: \d+ of \d+ characters arrived\.$/,
    wayOut: /Ask for it again, or for the file\..*Where: character \d+\./s,
  },
  {
    what: 'with a character that no link has',
    bend: withStranger,
    says: /^This link is damaged \(character 48\)\.$/,
    wayOut: /Ask for it again/,
  },
  {
    what: 'changed on the way',
    bend: withOneChange,
    says: /^This link was changed on the way\.$/,
    wayOut: /Ask for it again/,
  },
  {
    what: 'from a newer page',
    bend: fromLaterPage,
    says: /^Made with a newer version \(format 60; this page knows \d+\)\.$/,
    wayOut: /Reload the page/,
  },
  {
    what: 'that unpacks to megabytes',
    bend: () => bomb(8_000_000, 7),
    says: /^Too large: over 256 KB unpacked\.$/,
    wayOut: /Ask for the file/,
  },
  {
    what: 'that is too long',
    bend: (fragment) => fragment + 'A'.repeat(17_000),
    says: /^Too long for a link: [\d,]+ characters; the limit is 16,384\.$/,
    wayOut: /Ask for the file/,
  },
  {
    what: 'with nothing in it',
    bend: () => '#d=',
    says: /^This link holds no diagram/,
    wayOut: /Ask for it again/,
  },
];

test('each bad link gets its own card, and the work stays untouched; debris around a link does no harm', async ({
  page,
  open,
  breakIt,
  canvas,
  see,
  share,
}) => {
  await open();
  const address = await share.addressOfNow();
  await breakIt.stop('cache-1');
  await expect(see.saved).toBeVisible();
  const kept = await share.kept();
  for (const { what, bend, says, wayOut } of CASES) {
    const bad = new URL(bend(new URL(address).hash), address).href;
    await share.follow(bad);
    await expect(share.card.getByRole('heading'), what).toHaveText(says);
    await expect(share.card).toContainText(wayOut);
    await expect(share.card).toContainText('what you had open is still here, untouched');
    await expect(share.card).toBeFocused();
    await share.card.getByText(/^What arrived/).click();
    expect(await share.card.getByRole('textbox').inputValue()).toContain(bad.slice(-40));
    await share.card.focus();
    await page.keyboard.press('Escape');
    await expect(share.card).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
    await expect(canvas.part('cache-1')).toContainText('Stopped');
    expect(await share.kept(), what).toEqual(kept);
  }

  // The page that is opened with a bad link shows the own work under the card.
  await page.goto('about:blank');
  await page.goto(cutOff(address).replace(/.{30}$/, ''));
  await expect(share.card.getByRole('heading')).toHaveText(/^This link was cut off/);
  await expect(canvas.part('cache-1')).toContainText('Stopped');
  await expectAccessible(page);
  await share.card.getByRole('button', { name: 'Go on without it' }).click();
  await expect(share.card).toHaveCount(0);

  // What chat programs put around a link does no harm.
  for (const tail of ['%20).', '%E2%80%A6']) {
    await share.follow(address + tail);
    await expect(page.getByText('From a link', { exact: true })).toBeVisible();
    await expect(canvas.part('cache-1')).not.toContainText('Stopped');
    await breakIt.stop('cache-1');
  }
});

test('addresses that are no link: a lesson opens, an unknown one shows the list, the rest is named', async ({
  page,
  open,
  canvas,
  see,
  share,
}) => {
  await open();
  await share.follow(new URL('#/lesson/99', page.url()).href);
  await expect(page.getByRole('dialog', { name: 'Lessons' })).toBeVisible();
  await expect(see.warned).toContainText('No such lesson "99"');
  await page.keyboard.press('Escape');
  await share.follow(new URL('#foo', page.url()).href);
  await expect(see.warned).toContainText('"#foo", which is nothing here. Your own work is open.');
  await expect(canvas.parts).toHaveCount(7);
  await share.follow(new URL('#/lesson/2', page.url()).href);
  await expect(page.getByRole('banner')).toContainText('Lesson 2');
});
