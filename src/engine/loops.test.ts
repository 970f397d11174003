/** Circles: found in any graph, gone round at most 64 times, never filling the memory, and counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circlesIn, MOST_ALIVE_IN_LOOPS, MOST_HOPS } from './circles.ts';
import { LOOPED } from './core/codes.ts';
import { PROCESS, SOURCE } from './core/measured.ts';
import { Engine } from './engine.ts';
import { countsOf, totalsOf } from './inside.ts';
import { outcomeCode } from './outcome.ts';
import { askStep as ask, circle } from './sample-models.ts';
import { COLUMN, TRACE, TRACE_STRIDE, TraceBuffer } from './trace.ts';

test('circlesIn finds exactly those who can come back to themselves, grouped by who reaches whom', () => {
  const graph = fc.array(fc.array(fc.nat({ max: 7 }), { maxLength: 3 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(graph, (ways) => {
      const nodes = ways.map((_, at) => String(at));
      const next = (node: string): string[] => (ways[Number(node)] ?? []).map(String);
      const reached = (from: string): Set<string> => {
        const seen = new Set<string>();
        const open = next(from);
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          if (seen.has(node)) continue;
          seen.add(node);
          open.push(...next(node));
        }
        return seen;
      };
      const circles = circlesIn(nodes, next);
      for (const node of nodes) {
        const mates = nodes.filter((other) => reached(node).has(other) && reached(other).has(node));
        const found = circles.find((circle) => circle.includes(node)) ?? [];
        expect(found).toEqual(reached(node).has(node) ? mates : []);
      }
    }),
  );
});

describe('a and b ask each other', () => {
  test('the request is passed on 64 times, dropped, and its client sees 500', () => {
    const engine = new Engine(
      circle((other) => [ask(other)]),
      1,
    );
    engine.trace = new TraceBuffer();
    engine.runUntil(1999);
    const rows = engine.trace.drain();
    const of = (type: number) =>
      [...Array(rows.length / TRACE_STRIDE).keys()]
        .map((row) => rows.subarray(row * TRACE_STRIDE, (row + 1) * TRACE_STRIDE))
        .filter((row) => row[COLUMN.type] === type);
    expect(of(TRACE.start).length).toBe(1 + MOST_HOPS);
    const rejected = of(TRACE.reject);
    expect(rejected.map((row) => [row[COLUMN.b], row[COLUMN.c]])).toEqual([
      [outcomeCode('500'), LOOPED.hops],
    ]);
    engine.closeWindow(({ measured }) => {
      expect(measured.sources.rows()[SOURCE.outcomes + outcomeCode('500')]).toBe(1);
      const looped = [0, 1].map((slot) => measured.processes.rows()[slot * PROCESS.stride + PROCESS.looped]);
      expect(looped).toEqual([0, 1]);
    });
    // 65 visits of 1 ms, 64 trips there and back, and the refusal of the 65th call on its way back.
    expect(of(TRACE.done)[0]?.[COLUMN.c]).toBeCloseTo(65 + 64 + 0.5, 9);
  });

  test('a circle that doubles with every call stops at its limit, time goes on, and the clients are served', () => {
    const engine = new Engine(
      circle((other) => [ask(other, false), ask(other, false)]),
      1,
    );
    let looped = 0;
    for (let ms = 1010; ms <= 1030; ms += 5) {
      engine.runUntil(ms);
      expect(totalsOf(engine).jobs).toBeLessThan(MOST_ALIVE_IN_LOOPS + 10);
      looped += engine.closeWindow(({ measured }) =>
        [0, 1].reduce(
          (sum, slot) => sum + (measured.processes.rows()[slot * PROCESS.stride + PROCESS.looped] ?? 0),
          0,
        ),
      );
    }
    expect(engine.nowMs).toBe(1030);
    expect(looped).toBeGreaterThan(10_000);
  });

  test('limited workers in a circle hold each other for ever: nobody is dropped, nothing grows', () => {
    const model = circle((other) => [ask(other)], 3);
    const engine = new Engine(
      { ...model, processes: model.processes.map((each) => ({ ...each, workers: 2, backlogLimit: 2 })) },
      1,
    );
    engine.runUntil(60_000);
    expect(countsOf(engine, 0)).toMatchObject({ busy: 2, awaiting: 2 });
    expect(totalsOf(engine).jobRecords).toBeLessThan(20);
  });
});
