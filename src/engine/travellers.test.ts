/** Requests on their way, and clients that wait: who gives up when, what becomes of the request, and that looking changes nothing. */
import { expect, test } from 'vitest';
import { OUTCOME, TRACE } from './core/codes.ts';
import { PROCESS, SOURCE } from './core/measured.ts';
import { JOB } from './core/records.ts';
import { Engine } from './engine.ts';
import { jobsIn, totalsOf } from './inside.ts';
import type { EngineModel } from './model.ts';
import { COLUMN, TRACE_STRIDE, TraceBuffer } from './trace.ts';

/** Clients that wait so long, a way of 50 ms there, and a server that takes up to a minute, or as long as it is told. */
function system(connectTimeoutMs: number, timeoutMs: number, workMs = 30, lossShare = 0): EngineModel {
  return {
    machines: [{ id: 'host', cores: 1, speed: 1, on: true, bootMs: 0 }],
    processes: [
      {
        ...{ id: 'server', machine: 'host', workers: null, backlogLimit: null, fullPolicy: 'refuse' },
        ...{ running: true, startMs: 0, slowFactor: 1 },
      },
    ],
    operations: [
      {
        ...{ id: 'page', process: 'server', requestBytes: 0, responseBytes: 0, write: false },
        steps: [{ do: 'delay', time: { law: 'uniform', meanMs: workMs, halfWidthMs: workMs } }],
      },
    ],
    links: [{ id: 'way', latencyMs: 50, megabitsPerSecond: null, cut: false, lossShare }],
    pools: [],
    sources: [
      {
        id: 'users',
        arrivals: { mode: 'open', ratePerSecond: 200 },
        mix: [{ id: 'all', weight: 1, targets: [{ operation: 'page', link: 'way' }] }],
        routing: 'random',
        connectTimeoutMs,
        timeoutMs,
      },
    ],
  };
}

/** What a traced engine tells until a time, row by row. */
function rowsUntil(engine: Engine, trace: TraceBuffer, untilMs: number): number[][] {
  engine.runUntil(untilMs);
  const rows = [...trace.drain()];
  return Array.from({ length: rows.length / TRACE_STRIDE }, (_, row) =>
    rows.slice(row * TRACE_STRIDE, (row + 1) * TRACE_STRIDE),
  );
}

/** How each request ended, in the order in which it did. */
function endings(engine: Engine, untilMs: number): { outcome: number; elapsedMs: number }[] {
  const trace = new TraceBuffer();
  engine.trace = trace;
  return rowsUntil(engine, trace, untilMs)
    .filter((row) => row[COLUMN.type] === TRACE.done)
    .map((row) => ({ outcome: row[COLUMN.b] ?? 0, elapsedMs: row[COLUMN.c] ?? 0 }));
}

test('who has no answer in time gives up at that time, not before and not after', () => {
  const ended = endings(new Engine(system(130, 130), 1), 20_000);
  const late = ended.filter(({ outcome }) => outcome === OUTCOME.timeout);
  const inTime = ended.filter(({ outcome }) => outcome === OUTCOME.ok);
  expect(late.length + inTime.length).toBe(ended.length);
  for (const { elapsedMs } of late) expect(elapsedMs).toBeCloseTo(130, 6);
  for (const { elapsedMs } of inTime) expect(elapsedMs).toBeLessThan(130);
  expect(late.length / ended.length).toBeGreaterThan(0.45);
  expect(late.length / ended.length).toBeLessThan(0.55);
});

test('who was not let in in time gives up then; who was waits for the rest', () => {
  const refused = endings(new Engine(system(40, 130), 1), 5000);
  expect(refused.length).toBeGreaterThan(900);
  for (const { outcome, elapsedMs } of refused) {
    expect(outcome).toBe(OUTCOME.connectTimeout);
    expect(elapsedMs).toBeCloseTo(40, 6);
  }
  const ended = endings(new Engine(system(60, 130), 1), 5000);
  expect(new Set(ended.map(({ outcome }) => outcome))).toEqual(new Set([OUTCOME.ok, OUTCOME.timeout]));
  for (const { outcome, elapsedMs } of ended)
    if (outcome === OUTCOME.timeout) expect(elapsedMs).toBeCloseTo(130, 6);
});

test('a request whose client gave up while it was on its way arrives all the same, and its record is free again', () => {
  const engine = new Engine(system(20, 20), 1);
  engine.runUntil(10_000);
  const { offered, arrived } = engine.closeWindow(({ measured }) => ({
    offered: measured.sources.rows()[SOURCE.offered] ?? 0,
    arrived: measured.processes.rows()[PROCESS.arrived] ?? 0,
  }));
  expect(offered).toBeGreaterThan(1900);
  expect(offered - arrived).toBe(
    jobsIn(engine).filter(({ process, place }) => process === 0 && place === JOB.travelling).length,
  );
  expect(totalsOf(engine).requests).toBe(totalsOf(engine).inFlight);
  expect(totalsOf(engine).jobRecords).toBeLessThan(60);
});

test.each([0, 0.1])('looked at anywhere, the run is the same, also with %d lost on the way', (lossShare) => {
  const [seen, unseen] = [1, 2].map(() => new Engine(system(60, 130, 30, lossShare), 7)) as [Engine, Engine];
  const slower = { ...system(60, 130, 60, lossShare), sources: system(55, 90).sources };
  for (let ms = 10; ms <= 2000; ms += 10) {
    for (const engine of [seen, unseen]) {
      if (ms === 1000) engine.reconfigure(slower);
      engine.runUntil(ms);
    }
    expect(jobsIn(seen).length).toBeGreaterThan(0);
    expect(seen.hash).toBe(unseen.hash);
  }
});

test('two messages that arrive within the last digits of one moment: the clock does not go back', () => {
  const one = system(1000, 1000);
  const [process, operation, link, source] = [
    one.processes[0],
    one.operations[0],
    one.links[0],
    one.sources[0],
  ];
  if (!process || !operation || !link || !source) throw new Error('The system has one of each.');
  const latest = 10.000000000000002;
  const model: EngineModel = {
    ...one,
    links: [
      { ...link, id: 'slower', latencyMs: latest },
      { ...link, id: 'quicker', latencyMs: 10 },
    ],
    sources: [
      {
        ...source,
        arrivals: { mode: 'open', ratePerSecond: 0 },
        mix: ['slower', 'quicker'].map((id) => ({
          id,
          weight: 1,
          targets: [{ operation: operation.id, link: id }],
        })),
      },
    ],
  };
  const engine = new Engine(model, 1);
  const trace = new TraceBuffer();
  engine.trace = trace;
  engine.sendByHand('users', 0);
  engine.sendByHand('users', 1);
  const starts = rowsUntil(engine, trace, 20).filter((row) => row[COLUMN.type] === TRACE.start);
  // The ring of the first took part earlier, so its message is first; the other one is then as late.
  expect(starts.map((row) => row[COLUMN.time])).toEqual([latest, latest]);
});
