/** Promises: Tab follows the traffic, and a machine always comes before its processes (React Flow needs that too). */
import { describe, expect, test } from 'vitest';
import type { Component, Link } from '../diagram/diagram.ts';
import type { KindRole } from '../diagram/kind-rules.ts';
import { componentLabel, inFlowOrder, neighboursOf } from './flow-order.ts';

const part = (id: string, kind: string, machine?: string, x = 0): Component => ({
  id,
  kind,
  name: `${id}!`,
  x,
  y: 0,
  parameters: {},
  power: 'on',
  slowFactor: 1,
  ...(machine === undefined ? {} : { machine }),
});
const link = (from: string, to: string): Link => ({ id: `${from}-${to}`, from, to, cut: false });
const roleOf = ({ kind }: Component): KindRole => kind as KindRole;

describe('the flow order', () => {
  test('goes from clients downstream, machines before what they hold', () => {
    const components = [
      part('box', 'machine'),
      part('db', 'process', 'box'),
      part('web', 'process', 'box'),
      part('users', 'client'),
    ];
    const order = inFlowOrder({ components, links: [link('users', 'web'), link('web', 'db')] }, roleOf);
    expect(order.map(({ id }) => id)).toEqual(['users', 'box', 'web', 'db']);
  });

  test('keeps every component once, also in a circle and with a missing machine', () => {
    const components = [part('a', 'process', 'gone'), part('b', 'process'), part('c', 'machine')];
    const order = inFlowOrder({ components, links: [link('a', 'b'), link('b', 'a')] }, roleOf);
    expect(order.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  });
});

test('the label says name, kind, state, place and neighbours', () => {
  const components = [part('web', 'process', 'box'), part('users', 'client'), part('db', 'process')];
  const neighbours = neighboursOf({ components, links: [link('users', 'web'), link('web', 'db')] });
  const web = components[0];
  if (!web) throw new Error('The list has three parts.');
  expect(
    componentLabel(
      web,
      'Web server',
      'Normal',
      'box-1',
      neighbours.get('web') ?? { receivesFrom: [], sendsTo: [] },
    ),
  ).toBe('web!, web server, normal, in box-1, receives from users!, sends to db!');
});
