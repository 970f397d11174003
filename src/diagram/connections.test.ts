/** Promises of connections: what makes sense is joined, everything else is refused in a sentence. */
import { describe, expect, test } from 'vitest';
import { judgeConnection, validTargets, whyNoTargets } from './connections.ts';
import { type Component, type Diagram, EMPTY_DIAGRAM } from './diagram.ts';
import { SAMPLE_KINDS as kinds } from './sample-kinds.ts';

function part(id: string, machine?: string): Component {
  const kind = id.replace(/-[0-9]+$/, '');
  const place = machine === undefined ? {} : { machine };
  return { id, kind, name: id, x: 0, y: 0, ...place, parameters: {}, power: 'on', slowFactor: 1 };
}

function diagramOf(
  components: readonly Component[],
  links: readonly (readonly [string, string])[] = [],
): Diagram {
  return {
    ...EMPTY_DIAGRAM,
    components,
    links: links.map(([from, to], index) => ({ id: `link-${index}`, from, to, cut: false })),
  };
}

const apart = diagramOf(
  ['browser-1', 'mobile-1', 'web-1', 'web-2', 'db-1', 'cache-1', 'machine-9'].map((id) => part(id)),
  [['browser-1', 'web-1']],
);
const together = diagramOf([
  part('browser-1'),
  part('db-9'),
  part('machine-1'),
  part('web-1', 'machine-1'),
  part('db-1', 'machine-1'),
  part('machine-2'),
  part('web-2', 'machine-2'),
  part('web-3', 'machine-2'),
  part('cache-1'),
]);

describe('joined', () => {
  test.each([
    [apart, 'mobile-1', 'web-1', 'web-1'],
    [apart, 'web-1', 'db-1', 'db-1'],
    [together, 'browser-1', 'machine-1', 'web-1'],
    [together, 'web-1', 'machine-1', 'db-1'],
    [together, 'web-3', 'machine-1', 'db-1'],
  ])('%#: %s', (diagram, from, to, reached) => {
    expect(judgeConnection(diagram, kinds, from, to)).toEqual({ ok: true, from, to: reached });
  });

  test('from a machine, the process in it that asks for this sends', () => {
    expect(judgeConnection(together, kinds, 'machine-1', 'cache-1')).toEqual({
      ok: true,
      from: 'web-1',
      to: 'cache-1',
    });
    expect(judgeConnection(together, kinds, 'machine-1', 'db-1')).toEqual({
      ok: true,
      from: 'web-1',
      to: 'db-1',
    });
  });
});

describe('refused', () => {
  test.each([
    [apart, 'web-1', 'web-1', 'web-1 cannot be connected to itself.'],
    [apart, 'browser-1', 'web-1', 'browser-1 is already connected to web-1.'],
    [apart, 'browser-1', 'mobile-1', 'Clients do not speak to each other. They speak to a server.'],
    [apart, 'browser-1', 'db-1', 'Clients speak to a web server. The web server asks the database.'],
    [apart, 'mobile-1', 'cache-1', 'Clients speak to a web server. The web server asks the cache.'],
    [apart, 'web-2', 'browser-1', 'Requests start at the client. Connect browser-1 to web-2 instead.'],
    [apart, 'db-1', 'browser-1', 'Requests start at the client. Nothing sends requests to a client.'],
    [apart, 'db-1', 'web-1', 'db-1 only answers requests. It sends none. Connect web-1 to db-1 instead.'],
    [apart, 'db-1', 'cache-1', 'db-1 only answers requests. It sends none.'],
    [apart, 'web-1', 'web-2', 'web-1 asks for queries and look-ups. web-2 serves pages.'],
    [apart, 'browser-1', 'machine-9', 'machine-9 is empty. Put a process in it that accepts requests.'],
    [apart, 'machine-9', 'web-1', 'machine-9 is empty. Put a process in it that sends requests.'],
    [apart, 'browser-1', 'gone', 'One end of this connection is not in the diagram any more.'],
    [together, 'cache-1', 'machine-1', 'Nothing in machine-1 accepts requests from cache-1.'],
    [together, 'machine-1', 'browser-1', 'Nothing in machine-1 sends requests that browser-1 accepts.'],
    [
      together,
      'browser-1',
      'machine-2',
      'Several parts in machine-2 accept this: web-2 and web-3. Connect to one of them.',
    ],
    [
      together,
      'machine-2',
      'db-9',
      'Several parts in machine-2 can send this: web-2 and web-3. Connect from one of them.',
    ],
  ])('%#: %s', (diagram, from, to, reason) => {
    expect(judgeConnection(diagram, kinds, from, to)).toEqual({ ok: false, reason });
  });

  test('one connection too many', () => {
    const [link] = apart.links;
    const full = {
      ...apart,
      links: Array.from({ length: 1000 }, (_, index) => ({ ...link!, id: `l${index}` })),
    };
    const reason = 'A diagram holds at most 1,000 connections. Remove one first.';
    expect(judgeConnection(full, kinds, 'web-1', 'db-1')).toEqual({ ok: false, reason });
  });
});

test('the targets on offer are exactly those that can be joined, without machines', () => {
  expect(validTargets(apart, kinds, 'browser-1').map(({ id }) => id)).toEqual(['web-2']);
  expect(validTargets(together, kinds, 'web-1').map(({ name }) => name)).toEqual(['db-9', 'db-1', 'cache-1']);
  expect(validTargets(apart, kinds, 'db-1')).toEqual([]);
});

test('regression: a part that is connected to all it can be says so, a lone one which parts it lacks', () => {
  const [link] = apart.links;
  expect(whyNoTargets(apart, kinds, link!.from)).toMatch(
    / is already connected to everything here that takes its requests\.$/,
  );
  const alone = diagramOf([part('web-1')]);
  expect(whyNoTargets(alone, kinds, 'web-1')).toBe(
    'Nothing here takes requests from web-1 yet. Add a database or cache first.',
  );
  expect(whyNoTargets(apart, kinds, 'db-1')).toBe('db-1 only answers requests. It sends none.');
});
