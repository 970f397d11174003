/** The engine on our own diagrams gives the calibrated figures of the course (single box, split, database doubled). */
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../catalog/examples.ts';
import type { Component, Diagram } from '../diagram/diagram.ts';
import { MACHINE, SOURCE } from '../engine/core/measured.ts';
import { Engine } from '../engine/engine.ts';
import { percentileMs } from '../engine/histogram.ts';
import type { EngineModel } from '../engine/model.ts';
import { compile } from './compile.ts';

/** Browsers alone at this rate, without transfer time: the conditions under which the course was calibrated. */
function calibrated(diagram: Diagram, ratePerSecond: number): EngineModel {
  const { model } = compile(diagram);
  return {
    ...model,
    links: model.links.map((link) => ({ ...link, megabitsPerSecond: null })),
    sources: model.sources
      .filter((source) => source.id.startsWith('browsers'))
      .map((source) => ({ ...source, arrivals: { mode: 'open', ratePerSecond } })),
  };
}

function measure(model: EngineModel, seed: number) {
  const engine = new Engine(model, seed);
  engine.runUntil(20_000);
  engine.closeWindow(() => null);
  engine.runUntil(120_000);
  return engine.closeWindow(({ measured }) => {
    const machines = measured.machines.rows();
    return {
      goodput: (measured.sources.rows()[SOURCE.outcomes] ?? 0) / 100,
      p95Ms: percentileMs(measured.sourceResponse.counts(0) as Uint32Array, 0.95) ?? 0,
      utilisation: model.machines.map(
        (machine, slot) => (machines[slot * MACHINE.stride + MACHINE.busyMs] ?? 0) / 100_000 / machine.cores,
      ),
    };
  });
}

function medianRun(model: EngineModel) {
  const runs = Array.from({ length: 20 }, (_, index) => measure(model, index + 1));
  const median = (values: number[]): number => {
    const sorted = values.toSorted((one, other) => one - other);
    return ((sorted[9] ?? 0) + (sorted[10] ?? 0)) / 2;
  };
  return {
    goodput: median(runs.map((run) => run.goodput)),
    p95Ms: median(runs.map((run) => run.p95Ms)),
    utilisation: model.machines.map((_, slot) => median(runs.map((run) => run.utilisation[slot] ?? 0))),
  };
}

function within(measured: number, expected: number, share: number): void {
  expect(Math.abs(measured / expected - 1), `${measured} against ${expected}`).toBeLessThanOrEqual(share);
}

function example(id: string): Diagram {
  const found = EXAMPLES.find((each) => each.id === id);
  if (!found) throw new Error(`There is no example "${id}".`);
  return found.diagram;
}

function withCores(diagram: Diagram, holding: string, cores: number): Diagram {
  const machine = diagram.components.find((component) => component.kind === holding)?.machine;
  const change = (component: Component): Component =>
    component.id === machine ? { ...component, parameters: { ...component.parameters, cores } } : component;
  return { ...diagram, components: diagram.components.map(change) };
}

describe('single box', () => {
  test.each([
    { rate: 5, goodput: 5, p95Ms: 115, utilisation: 0.13, p95Within: 0.15 },
    { rate: 20, goodput: 20, p95Ms: 169, utilisation: 0.49, p95Within: 0.15 },
    { rate: 35, goodput: 35, p95Ms: 384, utilisation: 0.875, p95Within: 0.35 },
    { rate: 38, goodput: 38, p95Ms: 683, utilisation: 0.94, p95Within: 0.35 },
    { rate: 60, goodput: 40, p95Ms: 2864, utilisation: 1, p95Within: 0.15 },
  ])(
    'at $rate requests/s: goodput $goodput, p95 $p95Ms ms',
    ({ rate, goodput, p95Ms, utilisation, p95Within }) => {
      const run = medianRun(calibrated(example('single-server'), rate));
      within(run.goodput, goodput, 0.05);
      within(run.p95Ms, p95Ms, p95Within);
      within(run.utilisation[0] ?? 0, utilisation, 0.05);
    },
  );
});

describe('database on its own machine', () => {
  test.each([
    { rate: 38, goodput: 38, p95Ms: 166 },
    { rate: 60, goodput: 60, p95Ms: 438 },
  ])('at $rate requests/s: p95 $p95Ms ms', ({ rate, goodput, p95Ms }) => {
    const run = medianRun(calibrated(example('split-database'), rate));
    within(run.goodput, goodput, 0.05);
    within(run.p95Ms, p95Ms, 0.15);
  });

  test('beyond its limit it serves 65 to 67 requests/s, the database machine at 98 %', () => {
    const run = medianRun(calibrated(example('split-database'), 90));
    within(run.goodput, 66, 0.05);
    within(Math.max(...run.utilisation), 0.98, 0.05);
  });

  test('with 4 cores for the database the web machine is the limit, at 94 to 99 requests/s', () => {
    const run = medianRun(calibrated(withCores(example('split-database'), 'database', 4), 140));
    within(run.goodput, 96.5, 0.05);
  });
});
