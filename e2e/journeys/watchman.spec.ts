// The watchman itself: whatever he is there for, he hears. A journey that passes under him is worth something.
import { expect, test } from '@playwright/test';
import { watch } from '../drivers/watchman.ts';

test('errors, windows, breaches of the content policy and requests to elsewhere are all heard', async ({
  context,
  page,
  baseURL,
}) => {
  const complaints = await watch(context, new URL(baseURL ?? '').origin);
  const heard = (words: string | RegExp) =>
    expect.poll(() => complaints.filter((each) => each.match(words)).length).toBeGreaterThan(0);

  await page.goto(baseURL ?? '');
  expect(complaints).toEqual([]);
  await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>markup</b>');
    } catch {
      // Trusted Types refuse it.
    }
  });
  await heard(/content policy broken: require-trusted-types-for/);
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
  });
  await heard(/content policy broken: style-src-attr/);
  await page.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => {}));
  await heard(/content policy broken: connect-src/);
  await page.evaluate(() => {
    const picture = document.createElement('img');
    picture.src = 'https://elsewhere.invalid/x.png';
    document.body.append(picture);
  });
  await heard(/content policy broken: img-src/);
  await page.evaluate(() => setTimeout(() => alert('a window')));
  await heard(/^alert: a window/);
  await page.evaluate(() => setTimeout(() => Promise.reject(new Error('unheard'))));
  await heard(/^script error: unheard/);

  // Where no policy stands before it, the request itself is heard.
  const bare = await context.newPage();
  await bare.setContent('<img src="http://127.0.0.1:9/x.png">');
  await heard('request to http://127.0.0.1:9/x.png');
});
