/** What a load balancer does: spreads as set, passes answers on, and says 502, 503 or 504 for what stands behind it. */
import { expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import { PROCESS, SOURCE } from '../engine/core/measured.ts';
import { Engine } from '../engine/engine.ts';
import { OUTCOMES, type Outcome } from '../engine/outcome.ts';
import { compile } from './compile.ts';

const example = EXAMPLES.find(({ id }) => id === 'load-balanced')?.diagram as Diagram;

function changed(
  change: Readonly<Record<string, Partial<Component>>>,
  without: readonly string[] = [],
): Diagram {
  return {
    ...example,
    components: example.components.map((each) => ({ ...each, ...change[each.id] })),
    links: example.links.filter(({ to }) => !without.includes(to)),
  };
}

function play(diagram: Diagram, seconds = 120) {
  const engine = new Engine(compile(diagram).model, 1);
  engine.runUntil(seconds * 1000);
  return engine.closeWindow(({ measured }) => {
    const [sources, processes] = [measured.sources.rows(), measured.processes.rows()];
    const ended = (outcome: Outcome): number =>
      engine.plan.sources.ids.reduce((sum, _, slot) => {
        const at = slot * SOURCE.stride + SOURCE.outcomes + OUTCOMES.indexOf(outcome);
        return sum + (sources[at] ?? 0);
      }, 0);
    const all = OUTCOMES.reduce((sum, outcome) => sum + ended(outcome), 0);
    return {
      share: (outcome: Outcome) => ended(outcome) / all,
      served: (id: string) =>
        processes[engine.plan.processes.of(id, 'process') * PROCESS.stride + PROCESS.served] ?? 0,
    };
  });
}

test('round robin gives both servers the same number of requests, and all get an answer', () => {
  const { share, served } = play(example);
  expect(share('ok')).toBe(1);
  expect(Math.abs(served('web-1') - served('web-2'))).toBeLessThan(10);
  expect(served('lb-1')).toBeGreaterThan(2000);
});

test('a server that refuses becomes 502 for its half, one that is silent 504, none at all 503', () => {
  expect(play(changed({ 'web-2': { power: 'stopped' } })).share('502')).toBeCloseTo(0.5, 1);
  const patient = { parameters: { timeoutMs: 20_000 } };
  const silent = changed({ 'box-2': { power: 'off' }, 'browsers-1': patient, 'mobile-1': patient });
  expect(play(silent).share('504')).toBeGreaterThan(0.4);
  expect(play(changed({}, ['web-1', 'web-2'])).share('503')).toBe(1);
});

test('an error of the server is passed on as it is', () => {
  expect(play(changed({ 'db-1': { power: 'stopped' } })).share('500')).toBe(1);
});

test('least connections avoids a slow server, in turn does not', () => {
  const slow = { 'web-2': { slowFactor: 20 } };
  const fewest = { 'lb-1': { parameters: { routing: 'least-connections' } } };
  const inTurn = play(changed(slow)).share('ok');
  const least = play(changed({ ...slow, ...fewest }));
  expect(least.share('ok')).toBeGreaterThan(inTurn);
  expect(least.served('web-1')).toBeGreaterThan(3 * least.served('web-2'));
});
