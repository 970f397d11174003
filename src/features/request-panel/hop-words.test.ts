// What the hops say: place, phase and length in plain words, and steps that stay between the first and the last hop.
import { expect, test } from 'vitest';
import { hopsOf } from '../../simulation/request-hops.ts';
import { answered, name, read } from '../../simulation/story-rows.ts';
import { hopAfter, hopWords } from './hop-words.ts';

test('a hop on the network names both ends, a hop at a component what is done there', () => {
  const [first, second] = hopsOf(read(answered));
  if (!first || !second) throw new Error('The request has no hops.');
  expect(hopWords(first, 1000, name)).toEqual({
    place: 'Web browsers to web-1',
    phase: 'on the network',
    long: '20 ms',
    when: 'from 0 ms to 20 ms after it was sent',
  });
  expect(hopWords(second, 1000, name)).toMatchObject({ place: 'web-1', phase: 'waiting for a worker' });
});

test('a hop that goes on says so', () => {
  const last = hopsOf(read(answered, 1010)).at(-1);
  if (!last) throw new Error('The request has no hops.');
  expect(hopWords(last, 1000, name)).toMatchObject({
    long: '10 ms so far',
    when: 'since 0 ms after it was sent',
  });
});

test('steps go from before the first hop to the last and back to the first', () => {
  expect(hopAfter(-1, 1, 3)).toBe(0);
  expect(hopAfter(2, 1, 3)).toBe(2);
  expect(hopAfter(0, -1, 3)).toBe(0);
  expect(hopAfter(-1, 1, 0)).toBe(-1);
});
