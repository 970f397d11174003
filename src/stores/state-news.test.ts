/** Promises of the log: one cause is one line, and the words fit the parts. */
import { expect, test } from 'vitest';
import { stateNews } from './state-news.ts';

test('parts that come into the same state together share one line of the log', () => {
  const strained = (['web-1', 'cache-1', 'db-1'] as const).map((name) => ({
    name,
    role: 'process' as const,
    state: 'strained' as const,
  }));
  expect(stateNews([...strained, { name: 'db-2', role: 'process', state: 'normal' }], 40_000)).toEqual([
    { atMs: 40_000, text: 'web-1, cache-1 and db-1 are strained: answers get slower', tone: 'problem' },
    { atMs: 40_000, text: 'db-2 keeps up with its requests', tone: 'good' },
  ]);
});

test('a machine without power and the processes on it have lines of their own', () => {
  const lines = stateNews(
    [
      { name: 'web-1', role: 'process', state: 'unreachable' },
      { name: 'db-1', role: 'process', state: 'unreachable' },
      { name: 'box-1', role: 'machine', state: 'stopped' },
    ],
    5000,
  );
  expect(lines.map(({ text }) => text)).toEqual([
    'web-1 and db-1 cannot be reached',
    'box-1 was powered off',
  ]);
});
