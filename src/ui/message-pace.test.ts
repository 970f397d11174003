/** Promises of the spoken messages: never two within two seconds, the newest is never lost, no message twice at once. */
import { expect, test } from 'vitest';
import { hear, SILENT, speak } from './message-pace.ts';

test('the first message is said at once', () => {
  expect(speak(hear(SILENT, 'Added web-1.'), 5000).text).toBe('Added web-1.');
});

test('messages within two seconds are said together, later', () => {
  let pace = speak(hear(SILENT, 'One.'), 10_000).pace;
  pace = hear(hear(pace, 'Two.'), 'Three.');
  const early = speak(pace, 11_500);
  expect(early.text).toBeNull();
  expect(early.waitMs).toBe(500);
  expect(speak(early.pace, 12_000).text).toBe('Two. Three.');
});

test('of many, the three newest remain, and a repeated one is said once', () => {
  let pace = speak(hear(SILENT, 'Start.'), 0).pace;
  for (const text of ['a.', 'b.', 'c.', 'b.', 'd.']) pace = hear(pace, text);
  expect(speak(pace, 2000).text).toBe('c. b. d.');
});
