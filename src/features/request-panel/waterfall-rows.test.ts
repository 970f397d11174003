// What the waterfall promises: one row a visit, the whole time on its axis, and short chains of states.
import { describe, expect, test } from 'vitest';
import { buildStory } from '../../simulation/story.ts';
import { answered, databaseRefuses, read, zombie } from '../../simulation/story-rows.ts';
import { stateChain, waterfallOf } from './waterfall-rows.ts';

const rowsOf = (rows: Parameters<typeof read>[0]) =>
  waterfallOf(read(rows)).rows.map(({ place, depth, fromMs, toMs }) => [place, depth, fromMs, toMs]);

describe('rows', () => {
  test('one for each visit, its messages on the network included', () => {
    expect(rowsOf(answered)).toEqual([
      ['web-1', 0, 1000, 1103],
      ['db-1', 1, 1040, 1057],
    ]);
  });

  test('a call that was turned away has a row of the component that turned it away', () => {
    expect(rowsOf(databaseRefuses)[1]?.[0]).toBe('db-1');
  });

  test('work after the end lengthens the axis and marks the end', () => {
    expect(waterfallOf(read(zombie))).toMatchObject({ fromMs: 0, toMs: 5220, endMs: 5000 });
    expect(waterfallOf(read(answered)).endMs).toBeNull();
  });

  test('a request without rows has an empty waterfall', () => {
    const { rows, fromMs, toMs } = waterfallOf(buildStory({ ...emptyStory(), rows: new Float64Array(0) }, 0));
    expect([rows.length, fromMs, toMs]).toEqual([0, 0, 0]);
  });
});

function emptyStory() {
  return {
    request: 1,
    epoch: 0,
    layout: {
      version: 1,
      sources: ['browsers'],
      processes: [],
      machines: [],
      links: [],
      operations: [],
      machineOf: [],
      processOf: [],
      mixes: [],
    },
  };
}

test('turns between processing and awaiting are said once', () => {
  const turn = ['processing', 'awaiting'];
  expect(stateChain(['connecting', ...turn, 'processing', 'responding', 'ok'])).toEqual([
    'connecting',
    ...turn,
    'processing',
    'responding',
    'ok',
  ]);
  expect(stateChain(['connecting', ...turn, ...turn, ...turn, 'processing', 'ok'])).toEqual([
    'connecting',
    'processing ⇄ awaiting, 3 times',
    'processing',
    'ok',
  ]);
  expect(stateChain([...turn, ...turn])).toEqual(['processing ⇄ awaiting, 2 times']);
  expect(stateChain([])).toEqual([]);
});
