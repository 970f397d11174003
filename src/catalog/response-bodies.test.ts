// What the web server's answers promise: a page and the data tell the same product and the same order.
import { expect, test } from 'vitest';
import { bodyLines } from './response-bodies.ts';
import { makeSettings } from './settings.ts';
import { webServer } from './web-server.ts';

const { operations } = webServer.plan(makeSettings(webServer, {}));
const bodyOf = (key: string) => bodyLines(key).join('\n');

test.each([
  ['get-page', 'get-api', ['12', 'Walking boots', '79.00', '14']],
  ['post-form', 'post-api', ['845', 'confirmed', 'Walking boots', '79.00']],
])('%s and %s tell the same facts', (page, data, facts) => {
  for (const fact of facts) {
    expect(bodyOf(page)).toContain(fact);
    expect(bodyOf(data)).toContain(fact);
  }
});

test('pages bring tags, data brings none, and each is marked as what it is', () => {
  for (const { key, contentType } of operations) {
    expect(bodyLines(key).length).toBeGreaterThan(4);
    const isPage = bodyLines(key)[0] === '<!doctype html>';
    expect(contentType).toBe(isPage ? 'text/html' : 'application/json');
    expect(/<\w/.test(bodyOf(key))).toBe(isPage);
  }
});

test('the shown lines of data are the beginning of valid JSON', () => {
  for (const key of ['get-api', 'post-api']) {
    const whole = `${bodyOf(key).replace(/,$/, '')}}`;
    expect(Object.keys(JSON.parse(whole)).length).toBeGreaterThan(4);
  }
});
