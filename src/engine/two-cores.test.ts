/** The core in WebAssembly and the core as it is: one source, and the same run to the last bit. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { TRACE } from './core/codes.ts';
import { PROCESS } from './core/measured.ts';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import { allowWebAssembly } from './memory.ts';
import type { EngineModel } from './model.ts';
import { openSwiftCore } from './swift-core.ts';
import { TRACE_STRIDE, TraceBuffer } from './trace.ts';

const anyModel = fc.array(fc.nat({ max: 999 }), { minLength: 30, maxLength: 300 }).map(modelFrom);

afterAll(() => {
  allowWebAssembly(true);
});

function engineWith(webAssembly: boolean, model: EngineModel, seed: number): Engine {
  allowWebAssembly(webAssembly);
  const engine = new Engine(model, seed);
  engine.trace = new TraceBuffer();
  return engine;
}

/** All that can be seen of a run through some edits, in windows of 250 ms. */
function seen(engine: Engine, models: readonly EngineModel[]) {
  return models.flatMap((model, edit) => {
    if (edit > 0) engine.reconfigure(model);
    engine.sendByHand(model.sources[0]?.id ?? '', 0);
    return [1, 2, 3, 4].map(() => {
      const isDone = engine.runUntil(engine.nowMs + 250, 20_000);
      return engine.closeWindow(({ measured, nowMs }) => ({
        isDone,
        nowMs,
        hash: engine.hash,
        events: engine.events,
        sources: measured.sources.rows(),
        processes: measured.processes.rows(),
        machines: measured.machines.rows(),
        links: measured.links.rows(),
        times: [measured.sourceResponse.sparse(), measured.processResponse.sparse()],
        rows: engine.trace?.drain(),
      }));
    });
  });
}

test('WebAssembly is there where the tests run', () => {
  const fail = (): never => {
    throw new Error('Nothing ran that could fail.');
  };
  expect(openSwiftCore(2, fail)).not.toBeNull();
});

test('both give the same events, rows and measurements, on any system and through any edits', () => {
  let events = 0;
  fc.assert(
    fc.property(fc.array(anyModel, { minLength: 1, maxLength: 3 }), fc.integer(), (models, seed) => {
      const [first] = models as [EngineModel];
      const swift = engineWith(true, first, seed);
      const plain = engineWith(false, first, seed);
      expect(seen(swift, models)).toEqual(seen(plain, models));
      events += swift.events;
    }),
    { numRuns: 60 },
  );
  expect(events).toBeGreaterThan(10_000);
});

/** Eight users who think and ask in step, each of a machine of their own: all happens eight times at one moment. */
function inStep(): EngineModel {
  const eight = <T>(make: (index: number) => T): T[] => Array.from({ length: 8 }, (_, index) => make(index));
  return {
    machines: eight((index) => ({ id: `machine-${index}`, cores: 1, speed: 1, on: true, bootMs: 0 })),
    processes: eight((index) => ({
      id: `process-${index}`,
      machine: `machine-${index}`,
      workers: 1,
      backlogLimit: null,
      fullPolicy: 'refuse',
      running: true,
      startMs: 0,
      slowFactor: 1,
    })),
    operations: eight((index) => ({
      id: `operation-${index}`,
      process: `process-${index}`,
      steps: [{ do: 'cpu', demand: { law: 'deterministic', meanMs: 10 } }],
      requestBytes: 0,
      responseBytes: 0,
      write: false,
    })),
    links: [],
    pools: [],
    sources: eight((index) => ({
      id: `user-${index}`,
      arrivals: { mode: 'closed', population: 1, think: { law: 'deterministic', meanMs: 5 } },
      mix: [{ id: 'all', weight: 1, targets: [{ operation: `operation-${index}`, link: null }] }],
      routing: 'random',
      connectTimeoutMs: null,
      timeoutMs: null,
    })),
  };
}

test('of events at one moment that of the part laid first comes first, in both', () => {
  const order = [true, false].map((webAssembly) => {
    const engine = engineWith(webAssembly, inStep(), 1);
    engine.runUntil(1000);
    const rows = [...(engine.trace?.drain() ?? [])];
    const left = rows.flatMap((type, cell) =>
      cell % TRACE_STRIDE === 1 && type === TRACE.leave ? [rows[cell + 3]] : [],
    );
    return { hash: engine.hash, left };
  });
  expect(order[0]).toEqual(order[1]);
  expect(order[0]?.left.length).toBeGreaterThan(400);
  expect(order[0]?.left).toEqual(order[0]?.left.map((_, index) => index % 8));
});

/** A machine with more work than it can do: so much of it at once, each piece done before many others or behind them. */
function crowded(cv: number): EngineModel {
  const [machine, process] = [inStep().machines[0], inStep().processes[0]];
  const [operation, source] = [inStep().operations[0], inStep().sources[0]];
  if (!machine || !process || !operation || !source) throw new Error('There are eight of each.');
  return {
    ...inStep(),
    machines: [{ ...machine, cores: 2 }],
    processes: [{ ...process, workers: 150 }],
    operations: [
      { ...operation, steps: [{ do: 'cpu', demand: { law: 'hyperexponential', meanMs: 10, cv } }] },
    ],
    sources: [{ ...source, arrivals: { mode: 'open', ratePerSecond: 230 } }],
  };
}

test('work that overtakes more than a few finds the same place in both', () => {
  let crowds = 0;
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 1, max: 4, noNaN: true }), (seed, cv) => {
      const model = crowded(cv);
      const edits = Array.from({ length: 4 }, () => model);
      const windows = seen(engineWith(true, model, seed), edits);
      expect(windows).toEqual(seen(engineWith(false, model, seed), edits));
      if ((windows.at(-1)?.processes[PROCESS.busy] ?? 0) > 60) crowds++;
    }),
    { numRuns: 20 },
  );
  expect(crowds).toBeGreaterThan(5);
});

test('a checkpoint of one goes on in the other', () => {
  fc.assert(
    fc.property(anyModel, fc.integer(), fc.boolean(), (model, seed, fromSwift) => {
      const one = engineWith(fromSwift, model, seed);
      const other = engineWith(!fromSwift, model, seed + 1);
      one.runUntil(500, 20_000);
      other.restore(one.checkpoint());
      for (const engine of [one, other]) engine.runUntil(1500, 20_000);
      expect(other.hash).toBe(one.hash);
    }),
    { numRuns: 40 },
  );
});
