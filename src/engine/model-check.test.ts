/** Hostile numbers: a model with one is refused by name, or every number that a run measures is finite. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import type { EngineModel } from './model.ts';
import { circle } from './sample-models.ts';

test.each([
  ['machines', { cores: Number.NaN }, 'The machine "host" has cores NaN.'],
  ['processes', { slowFactor: -1 }, 'The process "a" has slowFactor -1.'],
  ['machines', { cores: 0 }, 'The machine "host" has cores 0.'],
  ['processes', { workers: 1e12 }, 'The process "a" has workers 1000000000000.'],
  ['links', { latencyMs: Infinity }, 'The link "wire" has latencyMs Infinity.'],
  [
    'sources',
    { arrivals: { mode: 'open', ratePerSecond: Number.NaN } },
    'The client population "users" has ratePerSecond NaN.',
  ],
] as const)('%s %j: %s', (list, change, sentence) => {
  const model = circle(() => []);
  const [first, ...others] = model[list];
  expect(() => new Engine({ ...model, [list]: [{ ...first, ...change }, ...others] }, 1)).toThrow(sentence);
});

test('more client populations or classes than a record has room for', () => {
  const model = circle(() => []);
  const [users] = model.sources;
  if (!users) throw new Error('The circle has clients.');
  const sources = (many: number) =>
    Array.from({ length: many }, (_, index) => ({ ...users, id: `users ${index}` }));
  expect(() => new Engine({ ...model, sources: sources(65_537) }, 1)).toThrow(
    'There are more than 65536 client populations.',
  );
  const mix = Array.from({ length: 1025 }, (_, index) => ({ id: `${index}`, weight: 1, targets: [] }));
  expect(() => new Engine({ ...model, sources: [{ ...users, mix }] }, 1)).toThrow(
    'The client population "users" has more than 1024 classes of requests.',
  );
  new Engine({ ...model, sources: [{ ...users, mix: mix.slice(1) }] }, 1).runUntil(100);
});

const hostile = fc.constantFrom(0, -0, 5e-324, 1e-300, 1e12, 1e300, 1e308, -1, Number.NaN, Infinity);

/** The model with one of its numbers replaced. */
function spoiled(model: EngineModel, which: number, by: number): EngineModel {
  const count = JSON.stringify(model).match(/(?<=:)\d[\d.e+-]*/g)?.length ?? 1;
  let at = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'number') return at++ === which % count ? by : value;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(model) as EngineModel;
}

test('whatever one number of a model is, it is refused by name or all that is measured is finite', () => {
  let refused = 0;
  const model = fc.array(fc.nat({ max: 999 }), { minLength: 30, maxLength: 200 }).map(modelFrom);
  fc.assert(
    fc.property(model, fc.nat(), hostile, fc.integer(), (drawn, which, by, seed) => {
      let engine: Engine;
      try {
        engine = new Engine(spoiled(drawn, which, by), seed);
      } catch (fault) {
        expect(String(fault)).toMatch(/^Error: The (?:\w+ )+"[\w-]+" has \w+ \S+\.$/);
        refused++;
        return;
      }
      engine.runUntil(400, 5_000);
      engine.closeWindow(({ measured, nowMs }) => {
        expect(Number.isFinite(nowMs)).toBe(true);
        for (const rows of [measured.sources, measured.processes, measured.machines, measured.links])
          expect(rows.rows().every(Number.isFinite)).toBe(true);
      });
    }),
    { numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(20);
});
