// What the split of a client's time promises: its parts add up to what the client measured, and the network is told exactly.
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import { Run } from './run.ts';
import { answered, databaseRefuses, read } from './story-rows.ts';
import { cpuShares, measuredResponse, span, splitTime, type TimeSplit, timeSplitOf } from './time-split.ts';

const about = { client: 'browsers', fromMs: 0, toMs: 5000, answered: 1 };

function partsOf(split: TimeSplit) {
  return split.groups.flatMap(({ place, shares }) =>
    shares.map(({ part, meanMs }) => `${place} ${part} ${Number(meanMs.toFixed(3))}`),
  );
}
const sum = (split: TimeSplit) =>
  split.groups.flatMap(({ shares }) => shares).reduce((all, { meanMs }) => all + meanMs, 0);

describe('of told requests', () => {
  test('every millisecond has one place: its network, the line, the work, and the same for each call', () => {
    const split = timeSplitOf([read(answered)], new Map([['web-1', 0.75]]), about);
    expect(partsOf(split)).toEqual([
      'browsers there 20',
      'browsers back 36',
      'web-1 line 10',
      'web-1 cpu 15',
      'web-1 cpu-wait 5',
      'db-1 network 2',
      'db-1 cpu 15',
      'db-1 cpu-wait 0',
    ]);
    expect(sum(split)).toBeCloseTo(split.meanMs, 9);
    expect(split.meanMs).toBe(103);
  });

  test('means are over all requests, also those that made no call', () => {
    const split = timeSplitOf([read(answered), { ...read(databaseRefuses), request: 8 }], new Map(), about);
    expect(split.meanMs).toBe((103 + 52) / 2);
    expect(span(split, 'web-1', 'db-1')).toBe(2);
    expect(split.groups.find(({ place }) => place === 'db-1')?.visits).toBe(1);
    expect(sum(split)).toBeCloseTo(split.meanMs, 9);
  });

  test('no request, no parts', () => {
    const split = timeSplitOf([], new Map(), { ...about, answered: 0 });
    expect([split.told, split.meanMs, partsOf(split)]).toEqual([0, 0, []]);
  });
});

function splitOf(example: string, client: string, trafficFactor: number) {
  const found = EXAMPLES.find(({ id }) => id === example);
  if (!found) throw new Error(`There is no example "${example}".`);
  const run = new Run({ base: { ...found.diagram, trafficFactor }, seed: 7, log: [] });
  const { windows, layout } = run.skip(40_000);
  const last = windows.filter(({ fromMs }) => fromMs >= 20_000);
  const measured = measuredResponse(last, layout.sources.indexOf(client));
  const question = { client, fromMs: 20_000, toMs: 40_000, ...measured, shares: cpuShares(last, layout) };
  const replay = run.replayFrom(20_000 - measured.slowestMs - 1);
  const split = replay && splitTime(replay, question);
  if (!split) throw new Error('The replay gave nothing.');
  return { split, measured };
}

describe('of a run looked at again', () => {
  test.each([
    ['single-server', 'browsers-1', 1],
    ['single-server', 'mobile-1', 1.8],
    ['split-database', 'browsers-1', 0.3],
  ])('%s, %s, traffic %d times: the parts add up to the measured mean', (example, client, traffic) => {
    const { split, measured } = splitOf(example, client, traffic);
    expect(split.answered).toBe(measured.answered);
    expect(split.told).toBe(measured.answered);
    expect(split.meanMs).toBeCloseTo(measured.meanMs ?? 0, 6);
    expect(sum(split)).toBeCloseTo(split.meanMs, 6);
  });

  test('two queries cost 0.1 ms of network on one machine and 1 ms on two', () => {
    const together = splitOf('single-server', 'browsers-1', 0.3).split;
    const apart = splitOf('split-database', 'browsers-1', 0.3).split;
    expect(span(together, 'web-1', 'db-1')).toBeCloseTo(0.1, 6);
    expect(span(apart, 'web-1', 'db-1')).toBeCloseTo(1, 6);
    expect(span(apart, 'db-1', 'web-1')).toBe(span(apart, 'web-1', 'db-1'));
  });

  test("a client's network is its round trip and the transfer of its bytes", () => {
    const { split } = splitOf('single-server', 'mobile-1', 0.3);
    const { shares } = split.groups.find(({ place }) => place === 'mobile-1') ?? { shares: [] };
    const networkMs = shares.reduce((all, { meanMs }) => all + meanMs, 0);
    // 150 ms of round trip, 2 KB back and 500 or 1,000 B there on 1.6 Mbit/s.
    expect(networkMs).toBeGreaterThan(150 + 12.5);
    expect(networkMs).toBeLessThan(150 + 15);
  });

  test('with little traffic hardly anybody waits for the CPU; with much traffic they do', () => {
    const waitAt = (traffic: number) => {
      const { shares } = splitOf('single-server', 'browsers-1', traffic).split.groups[1] ?? { shares: [] };
      return shares.find(({ part }) => part === 'cpu-wait')?.meanMs ?? 0;
    };
    expect(waitAt(0.1)).toBeLessThan(1);
    expect(waitAt(1.8)).toBeGreaterThan(20);
  });
});
