/** A run is a function of diagram, log and seed: chunking, rewinding and live edits never change what happens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { COLUMN, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { LogEntry } from './edit-log.ts';
import { Run } from './run.ts';

const base = OPENING_EXAMPLE.diagram;
const watching = { sampleEvery: 1, followed: -1 };

/** Computes on, and tells what happened in that time. */
function watch(run: Run, untilMs: number): Float64Array {
  const { fromMs } = run.skip(untilMs);
  return run.viewFrom(fromMs).piece(untilMs, watching, 0).rows;
}

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
    whole.skip(20_000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 12 }), (steps) => {
        const run = new Run({ base, seed: 7, log: [] });
        let now = 0;
        for (const step of steps) {
          now = Math.min(20_000, now + step);
          run.skip(now, 500);
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
        live.skip(atMs + ahead);
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
  const down = watch(run, 9000);
  expect(outcomesIn(down, 6000)).toEqual(new Set(['refused']));
  run.enter(edit(9000, base));
  run.skip(12_000);
  const back = watch(run, 20_000);
  expect(outcomesIn(back, 13_000)).toEqual(new Set(['ok']));
});

test('a request sent by hand leaves the others’ luck alone', () => {
  const arrivals = (log: LogEntry[]) => {
    const run = new Run({ base, seed: 5, log });
    const rows = watch(run, 8000);
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
  const rows = watch(run, 3000);
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

describe('looking at an earlier moment', () => {
  const anywhere = fc.double({ min: 1, max: 30_000, noNaN: true });

  test('changes nothing, and shows who sat where then', () => {
    const untouched = new Run({ base, seed: 9, log: [] });
    untouched.skip(40_000);
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 4 }), (moments) => {
        const run = new Run({ base, seed: 9, log: [] });
        run.skip(30_000);
        for (const ms of moments) {
          const fresh = new Run({ base, seed: 9, log: [] });
          fresh.skip(ms);
          const seen = run.viewFrom(ms).piece(ms, watching, 0);
          expect(seen).toEqual(fresh.viewFrom(ms).piece(ms, watching, 0));
        }
        run.skip(40_000);
        expect(run.eventHash).toBe(untouched.eventHash);
      }),
      { numRuns: 15 },
    );
  });

  test('the view of a piece of the past ends in the same event hash as the run', () => {
    const run = new Run({ base: { ...base, trafficFactor: 3 }, seed: 4, log: [] });
    run.skip(7123.5);
    const hash = run.eventHash;
    run.skip(20_000);
    const back = new Run({ base: { ...base, trafficFactor: 3 }, seed: 4, log: [] });
    back.skip(20_000);
    back.enter({ atMs: 7123.5, label: '', change: { what: 'send', source: 'nobody', mixIndex: 0 } });
    expect(back.eventHash).toBe(hash);
  });

  test('one event back, then one forward: the same event', () => {
    const run = new Run({ base, seed: 2, log: [] });
    run.skip(30_000);
    const times = new Set<number>();
    const { rows } = run.viewFrom(0).piece(30_000, watching, 0);
    for (let at = 0; at < rows.length; at += TRACE_STRIDE) times.add(rows[at] ?? 0);
    const ordered = [...times];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ordered.length - 1 }), (index) => {
        expect(run.eventBefore(ordered[index] ?? 0, watching)).toBe(ordered[index - 1]);
      }),
      { numRuns: 40 },
    );
    expect(run.eventBefore(ordered[0] ?? 0, watching)).toBe(ordered[0]);
  });
});
