/** What compiling promises: the drawn system, part for part. */
import { describe, expect, test } from 'vitest';
import { component, diagramOf } from '../catalog/examples/drawing.ts';
import { EXAMPLES, OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Component, Diagram, Link } from '../diagram/diagram.ts';
import type { Step } from '../engine/model.ts';
import { compile, MAX_RATE_PER_SECOND } from './compile.ts';

const opening = OPENING_EXAMPLE.diagram;

function change(diagram: Diagram, id: string, changes: Partial<Component>): Diagram {
  const components = diagram.components.map((each) => (each.id === id ? { ...each, ...changes } : each));
  return { ...diagram, components };
}

function changeLink(diagram: Diagram, from: string, to: string, changes: Partial<Link>): Diagram {
  const links = diagram.links.map((link) =>
    link.from === from && link.to === to ? { ...link, ...changes } : link,
  );
  return { ...diagram, links };
}

function without(diagram: Diagram, ...ids: string[]): Diagram {
  return {
    ...diagram,
    components: diagram.components.filter(({ id }) => !ids.includes(id)),
    links: diagram.links.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to)),
  };
}

function find<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (found === undefined)
    throw new Error(`There is no ${id} among ${items.map((item) => item.id).join(', ')}.`);
  return found;
}

function sentences(diagram: Diagram): string[] {
  return compile(diagram).notes.map(({ sentence }) => sentence);
}

/** "cpu 4", "call db-1/query". */
function told(steps: readonly Step[]): string[] {
  return steps.map((step) => {
    if (step.do === 'call') return `call ${step.targets.map(({ operation }) => operation).join(' or ')}`;
    if (step.do === 'cpu') return `cpu ${step.demand.meanMs}`;
    return step.do;
  });
}

describe('the opening example', () => {
  const { model, notes, describe: words } = compile(opening);

  test('is one machine with four processes and two client populations, with nothing to remark', () => {
    expect(model.machines).toEqual([{ id: 'box-1', cores: 2, speed: 1, on: true, bootMs: 3000 }]);
    expect(model.processes.map(({ id, machine }) => `${id} on ${machine}`)).toEqual(
      ['web-1', 'db-1', 'cache-1', 'static-1'].map((id) => `${id} on box-1`),
    );
    expect(model.sources.map(({ id }) => id)).toEqual(['browsers-1', 'mobile-1']);
    expect(notes).toEqual([]);
  });

  test('gives each process its workers, its line and what happens when both are full', () => {
    expect(
      model.processes.map(({ workers, backlogLimit, fullPolicy }) => [workers, backlogLimit, fullPolicy]),
    ).toEqual([
      [8, 100, 'drop'],
      [97, 0, '500'],
      [1, 10_000, 'refuse'],
      [512, 511, 'drop'],
    ]);
  });

  test('offers 20 requests a second: 12 from browsers, 8 from phones, a fifth of them writes', () => {
    expect(model.sources.map(({ arrivals }) => arrivals)).toEqual([
      { mode: 'open', ratePerSecond: 12 },
      { mode: 'open', ratePerSecond: 8 },
    ]);
    expect(model.sources.map(({ mix }) => mix.map(({ id, weight }) => `${id} ${weight}`))).toEqual([
      ['GET page 80', 'POST form 20'],
      ['GET data 80', 'POST data 20'],
    ]);
  });

  test('cuts the CPU of a page into equal slices around its calls', () => {
    expect(told(find(model.operations, 'web-1/post-form').steps)).toEqual([
      'cpu 4',
      'call cache-1/look-up',
      'cpu 4',
      'call db-1/query',
      'cpu 4',
      'call db-1/write',
      'cpu 4',
      'call static-1/file',
      'cpu 4',
    ]);
    const data = told(find(model.operations, 'web-1/get-api').steps);
    expect(data.filter((step) => step.startsWith('cpu'))).toEqual(['cpu 5', 'cpu 5', 'cpu 5', 'cpu 5']);
    expect(data).not.toContain('call static-1/file');
  });

  test('uses the pool for queries only; they fail as 500, the other calls are ignored', () => {
    const calls = find(model.operations, 'web-1/get-page').steps.filter((step) => step.do === 'call');
    expect(calls.map(({ pool, timeoutMs, onFailure }) => [pool, timeoutMs, onFailure])).toEqual([
      [null, 50, 'ignore'],
      ['web-1:queries', 10_000, '500'],
      ['web-1:queries', 10_000, '500'],
      [null, 50, 'ignore'],
    ]);
    expect(model.pools).toEqual([{ id: 'web-1:queries', size: 10, waitTimeoutMs: 5000, onTimeout: '500' }]);
  });

  test('gives clients their own network and the machine its inside', () => {
    const network = model.links.map(({ latencyMs, megabitsPerSecond }) => [latencyMs, megabitsPerSecond]);
    expect(network).toEqual([
      [20, 10],
      [75, 1.6],
      [0.025, null],
      [0.025, null],
      [0.025, null],
    ]);
  });

  test('knows the words of every operation and request class', () => {
    expect(words.operation('db-1/write')).toMatchObject({
      component: { id: 'db-1' },
      operation: { path: 'INSERT INTO orders …' },
    });
    expect(words.request('mobile-1', 1)).toMatchObject({
      label: 'POST data',
      share: 0.2,
      operation: { path: '/api/orders' },
    });
    expect(words.requests('browsers-1').map(({ label }) => label)).toEqual(['GET page', 'POST form']);
    expect([words.request('browsers-1', 2), words.operation('nobody/nothing')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('power and slowness', () => {
  test('a stopped process is not running, a machine without power is off', () => {
    expect(find(compile(change(opening, 'db-1', { power: 'stopped' })).model.processes, 'db-1').running).toBe(
      false,
    );
    const { model } = compile(change(opening, 'box-1', { power: 'off' }));
    expect(find(model.machines, 'box-1').on).toBe(false);
    expect(model.processes.every(({ running }) => running)).toBe(true);
  });

  test('a process without a machine has its own; powered off, its machine is off and it starts with it', () => {
    const alone = diagramOf('alone', [component('db-1', 'database', 0, 0)], []);
    expect(compile(alone).model.machines).toEqual([
      { id: 'own:db-1', cores: 2, speed: 1, on: true, bootMs: 3000 },
    ]);
    const { model } = compile(change(alone, 'db-1', { power: 'off' }));
    expect([find(model.machines, 'own:db-1').on, find(model.processes, 'db-1').running]).toEqual([
      false,
      true,
    ]);
  });

  test('slowness reaches the machine, the process or the network of the clients', () => {
    expect(find(compile(change(opening, 'box-1', { slowFactor: 4 })).model.machines, 'box-1').speed).toBe(
      0.25,
    );
    expect(find(compile(change(opening, 'db-1', { slowFactor: 3 })).model.processes, 'db-1').slowFactor).toBe(
      3,
    );
    expect(compile(change(opening, 'browsers-1', { slowFactor: 3 })).model.links[0]?.latencyMs).toBe(60);
  });

  test('clients that are switched off send nothing', () => {
    const { model } = compile(change(opening, 'browsers-1', { power: 'stopped' }));
    expect(model.sources.map(({ arrivals }) => arrivals)).toMatchObject([
      { ratePerSecond: 0 },
      { ratePerSecond: 8 },
    ]);
  });
});

describe('traffic and links', () => {
  test('the traffic factor multiplies all clients, up to what can be computed', () => {
    const rates = (diagram: Diagram) =>
      compile(diagram).model.sources.map(
        ({ arrivals }) => arrivals.mode === 'open' && arrivals.ratePerSecond,
      );
    expect(rates({ ...opening, trafficFactor: 3 })).toEqual([36, 24]);
    const crowd = change(opening, 'mobile-1', { parameters: { people: 1_000_000, requestsPerMinute: 60 } });
    expect(rates(crowd)).toEqual([12, MAX_RATE_PER_SECOND]);
    expect(sentences(crowd)).toEqual([
      'mobile-1 sends 100,000 requests/s and no more: the simulation stops there.',
    ]);
  });

  test('a link adds to a client network and replaces the placement elsewhere; it can be cut', () => {
    const longer = changeLink(
      changeLink(opening, 'browsers-1', 'web-1', { roundTripMs: 10 }),
      'web-1',
      'db-1',
      { roundTripMs: 80, cut: true },
    );
    const { links } = compile(longer).model;
    expect(links[0]?.latencyMs).toBe(25);
    expect(links[2]).toEqual({ id: 'link-3', latencyMs: 40, megabitsPerSecond: null, cut: true });
  });

  test('two machines are half a millisecond apart, there and back', () => {
    const { links } = compile(EXAMPLES[1]?.diagram ?? opening).model;
    expect(find(links, 'link-3').latencyMs).toBe(0.25);
    expect(find(links, 'link-4').latencyMs).toBe(0.025);
  });

  test('clients of two web servers pick one at random, and are told so', () => {
    const two = EXAMPLES[2]?.diagram ?? opening;
    const { model } = compile(two);
    expect(model.sources[0]?.routing).toBe('random');
    expect(model.sources[0]?.mix[0]?.targets).toEqual([
      { operation: 'web-1/get-page', link: 'link-1' },
      { operation: 'web-2/get-page', link: 'link-2' },
    ]);
    expect(sentences(two)[0]).toBe(
      'browsers-1 picks one of 2 servers at random for each request, and tries no other when it fails.',
    );
  });

  test('a link drawn to a machine reaches the process there that serves it', () => {
    const drawn = changeLink(opening, 'browsers-1', 'web-1', { to: 'box-1' });
    expect(compile(drawn).model).toEqual(compile(opening).model);
  });
});

describe('what is missing or doubled', () => {
  test('a link drawn twice does not count twice', () => {
    const twice = {
      ...opening,
      links: [...opening.links, { id: 'again', from: 'browsers-1', to: 'web-1', cut: true }],
    };
    expect(compile(twice).model.sources).toEqual(compile(opening).model.sources);
    expect(sentences(twice)).toEqual([]);
  });

  test('without a database a page leaves its queries out and spreads its CPU over what is left', () => {
    const diagram = without(opening, 'db-1');
    const { model } = compile(diagram);
    expect(told(find(model.operations, 'web-1/get-api').steps)).toEqual([
      'cpu 10',
      'call cache-1/look-up',
      'cpu 10',
    ]);
    expect(model.pools).toEqual([]);
    expect(sentences(diagram)).toEqual(['web-1 has no database: pages skip their queries.']);
  });

  test('several databases are shards', () => {
    const more = {
      ...opening,
      components: [...opening.components, component('db-2', 'database', 900, 0)],
      links: [...opening.links, { id: 'link-6', from: 'web-1', to: 'db-2', cut: false }],
    };
    const [, , , query] = find(compile(more).model.operations, 'web-1/get-page').steps;
    expect(query).toMatchObject({
      targets: [{ operation: 'db-1/query' }, { operation: 'db-2/query' }],
      routing: 'random',
    });
    expect(sentences(more)).toEqual([
      'web-1 splits its data over 2 databases (shards): each query goes to the one that has its data.',
      'db-2 stands in no machine: it has one of its own, with 2 cores.',
    ]);
  });

  test('clients joined to nothing send nothing, and keep the classes of their requests', () => {
    const alone = diagramOf('alone', [component('browsers-1', 'web-browser', 0, 0)], []);
    const { model, describe: words } = compile(alone);
    expect(model.sources[0]?.arrivals).toEqual({ mode: 'open', ratePerSecond: 0 });
    expect(words.requests('browsers-1')).toHaveLength(2);
    expect(sentences(alone)).toEqual(['browsers-1 is joined to nothing: its requests go nowhere.']);
  });

  test('a link that makes no sense is kept, unused and remarked', () => {
    const odd = diagramOf(
      'odd',
      [component('browsers-1', 'web-browser', 0, 0), component('db-1', 'database', 300, 0)],
      [['browsers-1', 'db-1']],
    );
    expect(compile(odd).model.links).toHaveLength(1);
    expect(sentences(odd)).toContain('db-1 has no answer to what browsers-1 asks: their link stays unused.');
    expect(sentences(odd)).toContain('Nobody is joined to db-1: it has nothing to do.');
  });

  test('an empty canvas compiles to nothing', () => {
    const { model, notes } = compile(diagramOf('empty', [], []));
    expect([...Object.values(model).flat(), ...notes]).toEqual([]);
  });
});
