/** What holds for any document, also for one that no gate would let in: it compiles, whole and finite, and has load limits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { component, diagramOf } from '../catalog/examples/drawing.ts';
import { kinds } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import type { EngineModel } from '../engine/model.ts';
import { compile } from './compile.ts';
import { loadLimit } from './load-limit.ts';

describe('any document', () => {
  test('compiles to a model that is whole and finite', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        const { model, describe: words, notes } = compile(diagram);
        expectWhole(model);
        for (const operation of model.operations) expect(words.operation(operation.id)).toBeDefined();
        for (const { id, mix } of model.sources) expect(words.requests(id)).toHaveLength(mix.length);
        for (const note of notes) expect(note.sentence).toMatch(/^\S.*\.$/);
        expect(model.processes.map(({ id }) => id)).toEqual(idsOf(diagram, 'process'));
        expect(model.sources.map(({ id }) => id)).toEqual(idsOf(diagram, 'client'));
      }),
      { numRuns: 200 },
    );
  });

  test('compiles the same way twice', () => {
    const same = fc.property(anyDiagram, (diagram) => {
      expect(compile(diagram).model).toEqual(compile(diagram).model);
    });
    fc.assert(same, { numRuns: 30 });
  });

  test('has a load limit for every component, or says why not', () => {
    const known = fc.property(anyDiagram, (diagram) => {
      for (const { id } of diagram.components) {
        const limit = loadLimit(diagram, id);
        expect(`${limit.sentence} ${limit.perSecond === null ? '' : limit.steps.join(' ')}`).not.toMatch(
          /NaN|Infinity|undefined/,
        );
        if (limit.perSecond !== null)
          expect(limit.perSecond > 0 && Number.isFinite(limit.perSecond)).toBe(true);
      }
    });
    fc.assert(known, { numRuns: 200 });
  });
});

function idsOf(diagram: Diagram, role: string): string[] {
  return diagram.components
    .filter(({ kind }) => kinds.find(({ id }) => id === kind)?.role === role)
    .map(({ id }) => id);
}

const anyComponent = fc.record({
  kind: fc.constantFrom(...kinds.map(({ id }) => id)),
  machine: fc.option(fc.nat(12), { nil: undefined }),
  power: fc.constantFrom('on' as const, 'stopped' as const, 'off' as const),
  slowFactor: fc.double({ min: 1, max: 100, noNaN: true }),
  parameters: fc.dictionary(
    fc.constantFrom('people', 'workers', 'queriesPerPage', 'cores', 'cpuVariation', 'accept', 'unknown'),
    fc.oneof(fc.integer({ min: -1, max: 60 }), fc.constantFrom('html', 'json', Number.NaN, true)),
  ),
});

/** Also what the gate would never let in: links to nowhere, to oneself, in rings; parts that stand in each other. */
const anyDiagram: fc.Arbitrary<Diagram> = fc
  .record({
    parts: fc.array(anyComponent, { maxLength: 12 }),
    joined: fc.array(
      fc.tuple(fc.nat(12), fc.nat(12), fc.boolean(), fc.option(fc.nat(10_000), { nil: undefined })),
      { maxLength: 30 },
    ),
    trafficFactor: fc.double({ min: 0, max: 20, noNaN: true }),
  })
  .map(({ parts, joined, trafficFactor }) => ({
    ...diagramOf(
      'any',
      parts.map(({ kind, machine, ...rest }, index) => ({
        ...component(
          `part-${index}`,
          kind,
          0,
          0,
          machine === undefined ? {} : { machine: `part-${machine}` },
        ),
        ...rest,
      })),
      [],
    ),
    trafficFactor,
    links: joined.map(([from, to, cut, roundTripMs], index) => ({
      id: `link-${index}`,
      from: `part-${from}`,
      to: `part-${to}`,
      cut,
      ...(roundTripMs === undefined ? {} : { roundTripMs }),
    })),
  }));

/** Every id once, every name a model uses in it, every number finite and not negative. */
function expectWhole(model: EngineModel): void {
  const ids = Object.fromEntries(
    Object.entries(model).map(([list, items]) => [
      list,
      (items as readonly { id: string }[]).map(({ id }) => id),
    ]),
  ) as Record<keyof EngineModel, string[]>;
  for (const list of Object.values(ids)) expect(new Set(list).size).toBe(list.length);
  for (const { machine } of model.processes) expect(ids.machines).toContain(machine);
  const targets = [
    ...model.sources.flatMap(({ mix }) => mix.flatMap((entry) => entry.targets)),
    ...model.operations.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.do === 'call' ? step.targets : [])),
    ),
  ];
  for (const { operation, link } of targets) {
    expect(ids.operations).toContain(operation);
    expect(ids.links).toContain(link);
  }
  for (const { process, steps } of model.operations) {
    expect(ids.processes).toContain(process);
    for (const step of steps) {
      if (step.do !== 'call') continue;
      expect(step.targets.length).toBeGreaterThan(0);
      if (step.pool !== null) expect(ids.pools).toContain(step.pool);
    }
  }
  for (const { arrivals, mix } of model.sources)
    if (mix.every((entry) => entry.targets.length === 0))
      expect(arrivals).toMatchObject({ ratePerSecond: 0 });
  JSON.stringify(model, (_, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0).toBe(true);
    return value;
  });
}
