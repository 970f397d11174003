/** Promises of the page's address: a link, a lesson, nothing, or something unknown that is named (I1). */
import { expect, test } from 'vitest';
import { readFragment } from './address.ts';

test.for([
  ['', { what: 'nothing' }],
  ['#', { what: 'nothing' }],
  ['#%20', { what: 'nothing' }],
  ['#d=BAAA', { what: 'link' }],
  ['#d=', { what: 'link' }],
  ['#%64=BAAA', { what: 'link' }],
  ['#/lesson/99', { what: 'lesson', word: '99' }],
  ['#lessons/one-box', { what: 'lesson', word: 'one-box' }],
  ['#foo', { what: 'unknown', word: 'foo' }],
  ['#%zz', { what: 'unknown', word: '%zz' }],
  ['#<img src=x onerror=alert(1)>', { what: 'unknown', word: '<img src=x onerror=alert(1)>' }],
] as const)('%s', ([fragment, asked]) => {
  expect(readFragment(fragment)).toEqual(asked);
});

test('a long unknown word is shown in part', () => {
  const asked = readFragment(`#${'x'.repeat(100_000)}`);
  expect(asked.what === 'unknown' && asked.word.length).toBe(40);
});
