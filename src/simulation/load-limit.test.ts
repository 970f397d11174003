/** What the load limit promises: the numbers one gets with pencil and paper, with the resource that runs out first. */
import { describe, expect, test } from 'vitest';
import { component, diagramOf } from '../catalog/examples/drawing.ts';
import { EXAMPLES, OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import { loadLimit } from './load-limit.ts';

const single = OPENING_EXAMPLE.diagram;
const [, splitExample, twoExample] = EXAMPLES;
if (splitExample === undefined || twoExample === undefined) throw new Error('The examples are missing.');
const split = splitExample.diagram;
const two = twoExample.diagram;

function change(diagram: Diagram, id: string, changes: Partial<Component>): Diagram {
  return {
    ...diagram,
    components: diagram.components.map((each) => (each.id === id ? { ...each, ...changes } : each)),
  };
}

function perSecond(diagram: Diagram, id: string): number {
  const limit = loadLimit(diagram, id);
  if (limit.perSecond === null) throw new Error(limit.sentence);
  return limit.perSecond;
}

/** CPU of one request of the mix: web 20, two queries of 15, a look-up 0.2, a file 0.2 for the 12 of 20 that want HTML. */
const BOX_MS = 20 + 2 * 15 + 0.2 + 0.2 * (12 / 20);

describe('one machine for everything', () => {
  test('takes about 40 requests a second, and so does its web server', () => {
    expect(perSecond(single, 'box-1')).toBeCloseTo(2000 / BOX_MS, 6);
    expect(perSecond(single, 'web-1')).toBeCloseTo(2000 / BOX_MS, 6);
    expect(loadLimit(single, 'box-1').sentence).toBe('about 40 requests/s: 2 cores, 50 ms of CPU each');
  });

  test('takes twice as many queries, as each request asks two', () => {
    expect(perSecond(single, 'db-1')).toBeCloseTo((2 * 2000) / BOX_MS, 6);
    expect(loadLimit(single, 'db-1')).toMatchObject({ unit: 'queries/s' });
    expect(loadLimit(single, 'cache-1')).toMatchObject({ unit: 'look-ups/s' });
    expect(loadLimit(single, 'static-1')).toMatchObject({ unit: 'files/s' });
  });

  test('says how it was worked out', () => {
    expect(loadLimit(single, 'web-1')).toMatchObject({
      steps: [
        "Its requests use 50 ms of this machine's CPU each, at the present mix (web-1 20 ms, db-1 30 ms, cache-1 0.2 ms, static-1 0.12 ms).",
        '2 cores give 2,000 ms of CPU a second: 2,000 / 50 = 40 a second.',
        '8 workers, each held 51 ms for one request when nothing else runs: 8,000 / 51 = 158 a second.',
        'CPU runs out first, so that is the limit.',
      ],
    });
  });

  test('counts what browsers and phones ask for, not who is there', () => {
    const phonesOnly = change(single, 'browsers-1', { power: 'stopped' });
    expect(perSecond(phonesOnly, 'box-1')).toBeCloseTo(2000 / 50.2, 6);
  });

  test('does not depend on how much traffic there is, and is known without any', () => {
    expect(perSecond({ ...single, trafficFactor: 7 }, 'box-1')).toBeCloseTo(2000 / BOX_MS, 6);
    // All quiet: browsers and phones count alike, so half of the requests want a file.
    expect(perSecond({ ...single, trafficFactor: 0 }, 'box-1')).toBeCloseTo(2000 / (50.2 + 0.1), 6);
  });

  test('falls when something is slower', () => {
    expect(perSecond(change(single, 'box-1', { slowFactor: 4 }), 'box-1')).toBeCloseTo(2000 / BOX_MS / 4, 6);
    expect(perSecond(change(single, 'db-1', { slowFactor: 3 }), 'box-1')).toBeCloseTo(
      2000 / (BOX_MS + 60),
      6,
    );
  });

  test('falls with queries per page', () => {
    const many = change(single, 'web-1', { parameters: { queriesPerPage: 20 } });
    expect(perSecond(many, 'box-1')).toBeCloseTo(2000 / (BOX_MS + 18 * 15), 6);
  });
});

describe('the database on its own machine', () => {
  const beside = 20 + 0.2 + 0.2 * (12 / 20);

  test('web machine about 100, database machine 66.7, doubled 133', () => {
    expect(perSecond(split, 'box-1')).toBeCloseTo(2000 / beside, 6);
    expect(perSecond(split, 'box-2')).toBeCloseTo(66.667, 3);
    expect(loadLimit(split, 'box-2').sentence).toBe('about 67 requests/s: 2 cores, 30 ms of CPU each');
    const doubled = change(split, 'box-2', { parameters: { cores: 4 } });
    expect(perSecond(doubled, 'box-2')).toBeCloseTo(133.333, 3);
    expect(loadLimit(split, 'db-1')).toMatchObject({ perSecond: 2000 / 15, unit: 'queries/s' });
  });

  test('without cache and files the web machine takes exactly 100', () => {
    const bare = { ...split, links: split.links.filter(({ to }) => to !== 'cache-1' && to !== 'static-1') };
    expect(perSecond(bare, 'box-1')).toBeCloseTo(100, 6);
  });

  test('workers run out before the CPU when they are few, and it says so', () => {
    const few = change(split, 'web-1', { parameters: { workers: 2 } });
    // Held: 20 of its own, two queries of 15 + 0.5, a look-up of 0.2 + 0.05, for 12 of 20 a file of 0.2 + 0.05.
    const heldMs = 20 + 2 * 15.5 + 0.25 + 0.25 * (12 / 20);
    expect(perSecond(few, 'web-1')).toBeCloseTo(2000 / heldMs, 6);
    expect(loadLimit(few, 'web-1').sentence).toBe('about 39 requests/s: 2 workers, each held 51 ms');
    expect(perSecond(few, 'box-1')).toBeCloseTo(2000 / beside, 6);
  });

  test('so do the connections of a small pool', () => {
    const small = change(split, 'web-1', { parameters: { poolSize: 1 } });
    expect(perSecond(small, 'web-1')).toBeCloseTo(1000 / 31, 6);
    expect(loadLimit(small, 'web-1').sentence).toBe(
      'about 32 requests/s: 1 pool connection, each held 31 ms',
    );
  });

  test('a pool as large as the workers is never what runs out', () => {
    const equal = change(split, 'web-1', { parameters: { poolSize: 8 } });
    const limit = loadLimit(equal, 'web-1');
    expect(limit.perSecond === null ? [] : limit.steps.filter((step) => step.includes('pool'))).toEqual([]);
  });
});

describe('two web servers', () => {
  test('each counts its own requests; the data machine counts all', () => {
    expect(perSecond(two, 'box-1')).toBeCloseTo(100, 6);
    expect(perSecond(two, 'web-2')).toBeCloseTo(100, 6);
    expect(perSecond(two, 'box-3')).toBeCloseTo(4000 / (BOX_MS - 20), 6);
  });
});

describe('where there is nothing to count', () => {
  test('clients have none, an empty machine has none, an unknown id has none', () => {
    expect(loadLimit(single, 'browsers-1')).toEqual({
      perSecond: null,
      sentence: 'Clients send requests. They have no load limit.',
    });
    const empty = diagramOf('empty', [component('box-1', 'machine', 0, 0)], []);
    expect(loadLimit(empty, 'box-1')).toEqual({
      perSecond: null,
      sentence: 'box-1 is empty: put a process in it.',
    });
    expect(loadLimit(empty, 'web-9').perSecond).toBeNull();
  });

  test('what no client reaches is counted by itself', () => {
    const lonely: Diagram = { ...single, links: single.links.filter(({ from }) => from === 'web-1') };
    expect(perSecond(lonely, 'web-1')).toBeCloseTo(2000 / 50.4, 6);
    expect(perSecond(lonely, 'box-1')).toBeCloseTo(2000 / 50.4, 6);
    const limit = loadLimit({ ...single, links: [] }, 'db-1');
    expect(limit).toMatchObject({
      perSecond: 2000 / 15,
      sentence: 'about 133 queries/s: 2 cores, 15 ms of CPU each',
    });
  });
});
