/** Promises of calm words: not each picture is said, but the last one always is. */
import { expect, test } from 'vitest';
import { calmWords } from './calm-words.ts';

test('only the latest picture is said, and only once', () => {
  const said: string[] = [];
  const words = calmWords<string>((what) => said.push(what));
  words.due();
  words.painted('1 waiting on db-1');
  words.painted('2 busy');
  expect(said).toEqual([]);
  words.due();
  words.due();
  expect(said).toEqual(['2 busy']);
});

test('regression: a picture painted just before the pause is said though no other follows', () => {
  const said: string[] = [];
  const words = calmWords<string>((what) => said.push(what));
  words.painted('1 waiting on db-1');
  words.due();
  words.painted('all free');
  words.due();
  expect(said).toEqual(['1 waiting on db-1', 'all free']);
});
