// When a request was sent and when it was over, also while it is under way.
import { expect, test } from 'vitest';
import { answered, storyOf } from './story-rows.ts';
import { timesOf } from './story-times.ts';

test('an answered request ends when its client has the answer', () => {
  expect(timesOf(storyOf(answered))).toEqual({ sentMs: 1000, endedMs: 1103 });
});

test('while its client waits, it ends with the last that is known', () => {
  expect(timesOf(storyOf(answered.slice(0, 3)))).toEqual({ sentMs: 1000, endedMs: answered[2]?.[0] });
});

test('without any row there are no times', () => {
  expect(timesOf(storyOf([]))).toBeNull();
});
