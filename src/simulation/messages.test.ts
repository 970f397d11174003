/** What the request panel says about messages, for every kind of request and every way it can end. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindOf } from '../catalog/index.ts';
import { OUTCOMES } from '../engine/outcome.ts';
import { compile } from './compile.ts';
import { byteSize, describeMessage } from './messages.ts';

const { describe: words, model } = compile(OPENING_EXAMPLE.diagram);
const browser = kindOf('web-browser');

function operation(id: string) {
  const found = words.operation(id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found.operation;
}

test('a page is fetched and comes', () => {
  expect(describeMessage(browser, operation('web-1/get-page'), 'ok')).toEqual({
    requestLine: 'GET /products HTTP/1.1',
    requestSize: '500 B',
    statusLine: '200 OK',
    contentType: 'text/html',
    size: '20 KB',
    summary: '200 OK text/html 20 KB',
    sentence: 'The web browser got what it asked for.',
  });
});

test('an app gets JSON, a tenth of the size', () => {
  const message = describeMessage(kindOf('mobile-client'), operation('web-1/get-api'), 'ok');
  expect(message.requestLine).toBe('GET /api/products/12 HTTP/1.1');
  expect(message.summary).toBe('200 OK application/json 2 KB');
});

test('an error has a status, but no content; silence and refusal have neither', () => {
  const summary = (outcome: (typeof OUTCOMES)[number]) =>
    describeMessage(browser, operation('web-1/post-form'), outcome).summary;
  expect(summary('500')).toBe('500 Internal Server Error');
  expect(summary('503')).toBe('503 Service Unavailable');
  for (const outcome of ['refused', 'connect-timeout', 'timeout', 'dns-nxdomain', 'dns-servfail'] as const)
    expect(describeMessage(browser, operation('web-1/post-form'), outcome)).toMatchObject({
      statusLine: null,
      summary: 'no answer',
    });
});

test('a query is no HTTP', () => {
  expect(describeMessage(kindOf('web-server'), operation('db-1/query'), 'ok')).toMatchObject({
    requestLine: 'SELECT … FROM products',
    statusLine: 'ok',
    sentence: 'The web server got what it asked for.',
  });
  expect(describeMessage(kindOf('web-server'), operation('db-1/write'), '500').summary).toBe(
    'error: too many clients already',
  );
});

test('while it is under way there is a request and no answer', () => {
  expect(describeMessage(browser, operation('web-1/get-page'), null)).toMatchObject({
    statusLine: null,
    summary: 'under way',
    sentence: 'The web browser waits for the answer.',
  });
});

test('every operation and every outcome has its words', () => {
  for (const { id } of model.operations)
    for (const outcome of OUTCOMES) {
      const { sentence, summary, requestLine } = describeMessage(browser, operation(id), outcome);
      expect(sentence).toMatch(/^The .*\.$/);
      for (const text of [summary, requestLine]) expect(text).not.toMatch(/undefined|null|NaN|^$/);
    }
});

test('sizes read well', () => {
  expect([100, 2_000, 20_000, 1_500_000].map(byteSize)).toEqual(['100 B', '2 KB', '20 KB', '1.5 MB']);
});
