/** Any models for property tests: every step, law, policy and switch; calls go anywhere, in circles too. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loopsOf } from './loops.ts';
import type { Distribution, EngineModel, Step } from './model.ts';

const meanMs = fc.double({ min: 0.1, max: 40, noNaN: true });

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ law: fc.constant('deterministic' as const), meanMs }),
  fc.record({ law: fc.constant('exponential' as const), meanMs }),
  fc.record({ law: fc.constant('log-normal' as const), meanMs, cv: fc.constant(0.5) }),
  fc.record({ law: fc.constant('erlang' as const), meanMs, stages: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ law: fc.constant('hyperexponential' as const), meanMs, cv: fc.constant(2) }),
);

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const process = fc.record({
  workers: orNull(fc.integer({ min: 1, max: 6 })),
  backlogLimit: orNull(fc.integer({ min: 0, max: 12 })),
  fullPolicy: fc.constantFrom('drop', 'refuse', '503', '500'),
  running: fc.boolean().map((value) => value),
  startMs: fc.constantFrom(0, 300),
  slowFactor: fc.constantFrom(1, 3),
  machine: fc.nat(),
});

const call = fc.record({
  targets: fc.array(fc.record({ operation: fc.nat(), link: fc.nat() }), { minLength: 1, maxLength: 3 }),
  routing: fc.constantFrom('random', 'round-robin', 'least-connections'),
  probability: fc.constantFrom(1, 0.5),
  synchronous: fc.boolean(),
  pooled: fc.boolean(),
  timeoutMs: orNull(fc.constantFrom(50, 400)),
  onFailure: fc.constantFrom('ignore', '500', '504'),
});

const ownWork = fc.oneof(
  fc.record({ do: fc.constant('cpu' as const), demand: distribution }),
  fc.record({ do: fc.constant('delay' as const), time: distribution }),
);

const step = fc.oneof(
  ownWork,
  call,
  fc.array(fc.array(fc.oneof(ownWork, call), { maxLength: 2 }), { maxLength: 3 }),
);

const recipe = fc.record({
  machines: fc.array(fc.record({ cores: fc.integer({ min: 1, max: 4 }), on: fc.nat({ max: 9 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  processes: fc.array(process, { minLength: 1, maxLength: 5 }),
  operations: fc.array(fc.record({ process: fc.nat(), steps: fc.array(step, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  links: fc.array(
    fc.record({
      latencyMs: fc.constantFrom(0, 0.5, 20),
      megabitsPerSecond: orNull(fc.constant(5)),
      cut: fc.nat({ max: 9 }),
      lossShare: fc.constantFrom(0, 0, 0.1),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  sources: fc.array(
    fc.record({
      ratePerSecond: fc.constantFrom(0, 5, 60),
      population: fc.integer({ min: 0, max: 8 }),
      isOpen: fc.boolean(),
      targets: fc.array(fc.record({ operation: fc.nat(), link: fc.nat() }), { minLength: 1, maxLength: 2 }),
      connectTimeoutMs: orNull(fc.constantFrom(100, 1000)),
      timeoutMs: orNull(fc.constantFrom(300, 2000)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Any model. Ids are the same from one to the next, so that one can be the edit of another. */
export const anyModel: fc.Arbitrary<EngineModel> = recipe.map((drawn) => {
  const at = (many: readonly unknown[], index: number): number => index % many.length;
  const target = ({ operation, link }: { operation: number; link: number }) => ({
    operation: `operation-${at(drawn.operations, operation)}`,
    link: link % 3 === 0 ? null : `link-${at(drawn.links, link)}`,
  });
  return {
    machines: drawn.machines.map(({ cores, on }, index) => ({
      id: `machine-${index}`,
      cores,
      speed: 1,
      on: on > 0,
      bootMs: 200,
    })),
    processes: drawn.processes.map((each, index) => ({
      ...each,
      id: `process-${index}`,
      machine: `machine-${at(drawn.machines, each.machine)}`,
    })),
    operations: drawn.operations.map((operation, index) => ({
      id: `operation-${index}`,
      process: `process-${at(drawn.processes, operation.process)}`,
      steps: operation.steps.map((each): Step => {
        const simple = (one: Exclude<typeof each, unknown[]>): Step =>
          'do' in one
            ? one
            : { ...one, do: 'call', targets: one.targets.map(target), pool: one.pooled ? 'pool' : null };
        return Array.isArray(each)
          ? { do: 'parallel', branches: each.map((branch) => branch.map(simple)) }
          : simple(each);
      }),
      requestBytes: 500,
      responseBytes: 2000,
      write: index % 2 === 0,
    })),
    links: drawn.links.map((link, index) => ({ ...link, id: `link-${index}`, cut: link.cut === 0 })),
    pools: [{ id: 'pool', size: 2, waitTimeoutMs: 200, onTimeout: '500' }],
    sources: drawn.sources.map((source, index) => ({
      id: `source-${index}`,
      arrivals: source.isOpen
        ? { mode: 'open', ratePerSecond: source.ratePerSecond }
        : { mode: 'closed', population: source.population, think: { law: 'exponential', meanMs: 300 } },
      mix: source.targets.map((each, which) => ({
        id: `class-${which}`,
        weight: which + 1,
        targets: [target(each)],
      })),
      routing: 'random',
      connectTimeoutMs: source.connectTimeoutMs,
      timeoutMs: source.timeoutMs,
    })),
  };
});

test('models are drawn with circles and without', () => {
  const drawn = fc.sample(anyModel, { numRuns: 200, seed: 1 });
  const circular = drawn.filter(({ operations }) => loopsOf(operations).length > 0).length;
  expect(circular).toBeGreaterThan(20);
  expect(circular).toBeLessThan(180);
});
