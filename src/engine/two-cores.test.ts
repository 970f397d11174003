/** The core in WebAssembly and the core as it is: one source, and the same run to the last bit. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import { allowWebAssembly } from './memory.ts';
import type { EngineModel } from './model.ts';
import { openSwiftCore } from './swift-core.ts';
import { TraceBuffer } from './trace.ts';

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
