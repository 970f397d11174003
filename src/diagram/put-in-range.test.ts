/** Promises about values that were out of range: each one is named, and the usual one can stand in its place (I11). */
import { expect, test } from 'vitest';
import { type PutInRange, withUsualValue } from './put-in-range.ts';
import { SAMPLE_DOCUMENT as good, type Loose, openChanged, opened, webIn } from './sample-document.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';

const wild = (document: Loose) => {
  webIn(document).parameters = { workers: 1e308, keepAlive: 'maybe' };
  webIn(document).slowFactor = 1000;
  document.links[0].roundTripMs = 1e9;
  document.seed = -1;
  document.trafficFactor = 21;
};

test('each value that was brought into range is offered its usual one; one that became the usual one is only said', () => {
  const { diagram, repairs, inRange = [] } = opened(openChanged(wild));
  expect(repairs).toHaveLength(6);
  expect(inRange.map(({ of, key, usual }) => [of, key, usual])).toEqual([
    ['web-1', 'workers', 8],
    ['web-1', 'slowFactor', 1],
    [diagram.links[0]?.id, 'roundTripMs', null],
    [null, 'seed', 1],
    [null, 'trafficFactor', 1],
  ]);
  for (const { line } of inRange) expect(repairs).toContain(line);
});

test('with the usual values the document is as if nobody had given any', () => {
  const { diagram, inRange = [] } = opened(openChanged(wild));
  const usual = inRange.reduce((each, value) => withUsualValue(each, kinds, value), diagram);
  const { roundTripMs: _, ...link } = good.links[0] as (typeof good.links)[number];
  expect(usual).toEqual({
    ...good,
    seed: 1,
    trafficFactor: 1,
    components: good.components.map((each) =>
      each.id === 'web-1' ? { ...each, slowFactor: 1, parameters: {} } : each,
    ),
    links: [link, ...good.links.slice(1)],
  });
});

test('a part that is gone by then changes nothing', () => {
  const gone: PutInRange = { line: '', of: 'gone', key: 'workers', usual: 8 };
  expect(withUsualValue(good, kinds, gone)).toBe(good);
});
