/** Promises of a checkpoint that outlives its worker: from each of them the same future, with a scenario and edits in it. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { withScenario } from '../diagram/scenario.ts';
import type { LogEntry } from './edit-log.ts';
import type { HandedCheckpoint } from './handed-checkpoint.ts';
import { Run } from './run.ts';

const END_MS = 150_000;

const base = withScenario(OPENING_EXAMPLE.diagram, [
  { id: 'event-1', atMs: 8000, what: 'ramp', factor: 4, overMs: 20_000 },
  { id: 'event-2', atMs: 40_000, what: 'crash', part: 'cache-1' },
  { id: 'event-3', atMs: 70_000, what: 'back', part: 'cache-1' },
]);

function switched(id: string, power: 'on' | 'stopped'): Diagram {
  return { ...base, components: base.components.map((each) => (each.id === id ? { ...each, power } : each)) };
}

const stop = (atMs: number, id: string): LogEntry => ({
  atMs,
  label: `Stop ${id}`,
  change: { what: 'diagram', diagram: switched(id, 'stopped') },
});
const start = (atMs: number, id: string): LogEntry => ({
  ...stop(atMs, id),
  change: { what: 'diagram', diagram: switched(id, 'on') },
});

const recipe = {
  ...{ base, seed: 7 },
  log: [
    stop(15_000, 'static-1'),
    { atMs: 16_000, label: 'Send', change: { what: 'send', source: 'browsers-1', mixIndex: 0 } } as const,
    start(50_000, 'static-1'),
  ],
};

test('from every one of them the run goes on as if nothing had happened, also with all of them in hand', () => {
  const handed: HandedCheckpoint[] = [];
  const first = new Run(recipe);
  while (first.computedToMs < END_MS) {
    first.skip(END_MS, 5000);
    const checkpoint = first.handOver();
    if (checkpoint) handed.push(structuredClone(checkpoint));
  }
  expect(handed.length).toBeGreaterThan(3);
  expect(handed.some(({ atMs }) => atMs > 8000 && atMs < 28_000)).toBe(true);
  for (const some of [...handed.map((each) => [each]), handed]) {
    const again = new Run(recipe, structuredClone(some));
    expect(again.computedToMs).toBe(some.at(-1)?.atMs);
    const { layout, windows } = again.skip(END_MS);
    expect(again.eventHash).toBe(first.eventHash);
    expect(layout).toEqual(first.skip(END_MS).layout);
    expect(windows.at(-1)?.toMs).toBe(END_MS);
  }
});

test('they are no more than a run can make up for: a short one hands none over', () => {
  const run = new Run({ base: OPENING_EXAMPLE.diagram, seed: 1, log: [] });
  run.skip(10_000);
  expect(run.handOver()).toBeNull();
});

test('a second edit at one moment takes the place of the first, and the run is that of the log', () => {
  for (const atMs of [0, 12_000, 12_345.678]) {
    const live = new Run({ base, seed: 3, log: [] });
    live.skip(30_000);
    live.enter(stop(atMs, 'web-1'));
    live.enter(start(atMs, 'web-1'));
    live.skip(30_000);
    expect(live.log.length).toBe(1);
    const told = new Run({ base, seed: 3, log: live.log });
    told.skip(30_000);
    expect(live.eventHash, `at ${atMs} ms`).toBe(told.eventHash);
  }
});
