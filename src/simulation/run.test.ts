/** A run is a function of diagram, log and seed: chunking, rewinding and live edits never change what happens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { COLUMN, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { LogEntry } from './edit-log.ts';
import { Run } from './run.ts';

const base = OPENING_EXAMPLE.diagram;
const watching = { sampleEvery: 1, followed: -1, maxEvents: Infinity };

function withPower(id: string, power: 'on' | 'stopped' | 'off', diagram: Diagram = base): Diagram {
  return {
    ...diagram,
    components: diagram.components.map((each) => (each.id === id ? { ...each, power } : each)),
  };
}

function edit(atMs: number, diagram: Diagram): LogEntry {
  return { atMs, label: 'Edit', change: { what: 'diagram', diagram } };
}

describe('the same recipe, the same run', () => {
  test('however it is cut into chunks', () => {
    const whole = new Run({ base, seed: 7, log: [] });
    whole.compute(20_000, watching);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 12 }), (steps) => {
        const run = new Run({ base, seed: 7, log: [] });
        let now = 0;
        for (const step of steps) {
          now = Math.min(20_000, now + step);
          run.compute(now, { ...watching, maxEvents: 500 });
        }
        run.skip(20_000);
        expect(run.eventHash).toBe(whole.eventHash);
      }),
      { numRuns: 25 },
    );
  });

  test('whether an edit was in the log from the start or came live, before the computed end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9000 }), fc.integer({ min: 0, max: 4000 }), (atMs, ahead) => {
        const entry = edit(atMs, withPower('db-1', 'stopped'));
        const planned = new Run({ base, seed: 3, log: [entry] });
        planned.skip(12_000);
        const live = new Run({ base, seed: 3, log: [] });
        live.compute(atMs + ahead, watching);
        live.enter(entry);
        live.skip(12_000);
        expect(live.eventHash).toBe(planned.eventHash);
      }),
      { numRuns: 25 },
    );
  });

  test('another seed is another run', () => {
    const hashes = [1, 2].map((seed) => {
      const run = new Run({ base, seed, log: [] });
      run.skip(5000);
      return run.eventHash;
    });
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});

test('undoing a switch brings the component back after its start', () => {
  const run = new Run({ base, seed: 1, log: [] });
  run.skip(5000);
  run.enter(edit(5000, withPower('web-1', 'stopped')));
  const down = run.compute(9000, watching);
  expect(outcomesIn(down.rows, 6000)).toEqual(new Set(['refused']));
  run.enter(edit(9000, base));
  run.compute(12_000, watching);
  const back = run.compute(20_000, watching);
  expect(outcomesIn(back.rows, 13_000)).toEqual(new Set(['ok']));
});

test('a request sent by hand leaves the others’ luck alone', () => {
  const arrivals = (log: LogEntry[]) => {
    const run = new Run({ base, seed: 5, log });
    const { rows } = run.compute(8000, watching);
    const times: number[] = [];
    for (let at = 0; at < rows.length; at += TRACE_STRIDE)
      if (rows[at + COLUMN.type] === TRACE.sent && !((rows[at + COLUMN.flags] ?? 0) & 4))
        times.push(rows[at] ?? 0);
    return times;
  };
  const byHand: LogEntry = {
    atMs: 1000,
    label: 'Send',
    change: { what: 'send', source: 'browsers-1', mixIndex: 0 },
  };
  expect(arrivals([byHand])).toEqual(arrivals([]));
});

test('a story tells of one request from sending to its end, also after the fact', () => {
  const run = new Run({ base, seed: 5, log: [] });
  const { rows } = run.compute(3000, watching);
  const at =
    TRACE_STRIDE *
    [...Array(rows.length / TRACE_STRIDE).keys()].findIndex(
      (row) => rows[row * TRACE_STRIDE + 1] === TRACE.sent,
    );
  const request = rows[at + COLUMN.request] ?? -1;
  run.skip(60_000);
  const story = run.story(request, rows[at] ?? 0);
  const types: number[] = [];
  for (let row = 0; row < (story?.rows.length ?? 0); row += TRACE_STRIDE) {
    expect(story?.rows[row + COLUMN.request]).toBe(request);
    types.push(story?.rows[row + COLUMN.type] ?? -1);
  }
  expect(types[0]).toBe(TRACE.sent);
  expect(types).toContain(TRACE.start);
  expect(types.at(-1)).toBe(TRACE.done);
});

function outcomesIn(rows: Float64Array, fromMs: number): Set<string> {
  const names = ['ok', 'ok-stale', 'refused', 'connect-timeout', 'timeout'];
  const found = new Set<string>();
  for (let at = 0; at < rows.length; at += TRACE_STRIDE)
    if (rows[at + COLUMN.type] === TRACE.done && (rows[at] ?? 0) >= fromMs)
      found.add(names[rows[at + COLUMN.b] ?? 0] ?? 'other');
  return found;
}
