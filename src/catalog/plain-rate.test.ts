/** Promises of the traffic slider's figure: it counts what is really sent. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from './examples.ts';
import { plainRatePerSecond } from './plain-rate.ts';

const { diagram } = OPENING_EXAMPLE;

test('all clients of the opening example send 20 requests a second', () => {
  expect(plainRatePerSecond(diagram)).toBeCloseTo(20);
});

test('a client that is connected to nothing, or stopped, sends nothing', () => {
  const cut = { ...diagram, links: diagram.links.filter(({ from }) => from !== 'browsers-1') };
  expect(plainRatePerSecond(cut)).toBeCloseTo(8);
  const components = diagram.components.map((each) =>
    each.id === 'mobile-1' ? { ...each, power: 'stopped' as const } : each,
  );
  expect(plainRatePerSecond({ ...diagram, components })).toBeCloseTo(12);
});
