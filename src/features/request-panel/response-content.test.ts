// What the response section promises: content for good answers only, and a plain word where nothing came back.
import { expect, test } from 'vitest';
import { kindOf } from '../../catalog/index.ts';
import { makeSettings } from '../../catalog/settings.ts';
import { webServer } from '../../catalog/web-server.ts';
import type { Outcome } from '../../engine/outcome.ts';
import { describeMessage } from '../../simulation/messages.ts';
import { responseContent } from './response-content.ts';

const { operations } = webServer.plan(makeSettings(webServer, {}));

function contentOf(key: string, outcome: Outcome | null) {
  const operation = operations.find((each) => each.key === key);
  if (!operation) throw new Error(`The web server has no operation "${key}".`);
  return responseContent(describeMessage(kindOf('web-browser'), operation, outcome), operation, outcome);
}

test('a page and data are shown with status, type, size and first lines', () => {
  expect(contentOf('get-page', 'ok')).toMatchObject({ short: '200 OK', head: '200 OK, text/html, 20 KB' });
  expect(contentOf('get-page', 'ok').lines[0]).toBe('<!doctype html>');
  expect(contentOf('get-api', 'ok').head).toBe('200 OK, application/json, 2 KB');
  expect(contentOf('get-api', 'ok').lines[0]).toBe('{');
});

test.each(['refused', 'timeout', 'connect-timeout', 'dns-nxdomain'] as const)(
  'after %s there is none',
  (outcome) => {
    expect(contentOf('get-page', outcome)).toEqual({
      short: 'none',
      head: null,
      sentence: 'There is no response.',
      lines: [],
    });
  },
);

test('an error has a status and no content; under way there is nothing yet', () => {
  expect(contentOf('get-page', '503')).toMatchObject({ head: '503 Service Unavailable', lines: [] });
  expect(contentOf('get-page', null)).toMatchObject({ head: null, lines: [] });
});
