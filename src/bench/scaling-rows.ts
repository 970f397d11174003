/** How cost grows: events per CPU second from 10 to 10,000 components, and from 10 to 1,000,000 requests in flight; memory of each. */

import { Engine } from '../engine/engine.ts';
import type { EngineModel } from '../engine/model.ts';
import { type BenchRow, timed } from './row.ts';

const EVENTS = 300_000;

/** So many servers of one core, each 50 % busy, each with clients of its own. */
function servers(count: number): EngineModel {
  const ids = Array.from({ length: count }, (_, index) => `${index}`);
  return {
    machines: ids.map((id) => ({ id, cores: 1, speed: 1, on: true, bootMs: 0 })),
    processes: ids.map((id) => ({
      id,
      machine: id,
      workers: 4,
      backlogLimit: 100,
      fullPolicy: 'refuse',
      running: true,
      startMs: 0,
      slowFactor: 1,
    })),
    operations: ids.map((id) => ({
      id,
      process: id,
      steps: [{ do: 'cpu', demand: { law: 'exponential', meanMs: 5 } }],
      requestBytes: 0,
      responseBytes: 0,
      write: false,
    })),
    links: [{ id: 'wire', latencyMs: 1, megabitsPerSecond: null, cut: false }],
    pools: [],
    sources: ids.map((id) => ({
      id,
      arrivals: { mode: 'open', ratePerSecond: 100 },
      mix: [{ id: 'job', weight: 1, targets: [{ operation: id, link: 'wire' }] }],
      routing: 'random',
      connectTimeoutMs: 3000,
      timeoutMs: 5000,
    })),
  };
}

/** So many people who wait a second each, for nothing but time: all are in flight, each with an event of its own. */
function waiting(people: number): EngineModel {
  const [base] = [servers(1)];
  return {
    ...base,
    processes: base.processes.map((process) => ({ ...process, workers: null })),
    operations: base.operations.map((operation) => ({
      ...operation,
      steps: [{ do: 'delay', time: { law: 'exponential', meanMs: 1000 } }],
    })),
    sources: base.sources.map((source) => ({
      ...source,
      arrivals: { mode: 'closed', population: people, think: { law: 'deterministic', meanMs: 0 } },
      connectTimeoutMs: null,
      timeoutMs: null,
    })),
  };
}

/** Nanoseconds of CPU for one event, after as many events to warm up. */
function perEvent(engine: Engine): number {
  engine.runUntil(Infinity, EVENTS);
  const before = engine.events;
  const { cpuSeconds } = timed(() => engine.runUntil(Infinity, EVENTS));
  return (cpuSeconds * 1e9) / (engine.events - before);
}

function row(what: string, ns: number, least: number, extra = ''): BenchRow {
  const times = ns / least;
  return {
    what,
    figure: `${ns.toFixed(0)} ns an event${extra}`,
    bar: `${times.toFixed(2)} times the first`,
    reached: null,
  };
}

export function scalingRows(): BenchRow[] {
  const rows: BenchRow[] = [];
  let first = 0;
  for (const count of [10, 100, 1_000, 10_000]) {
    const ns = perEvent(new Engine(servers(count), 1));
    first ||= ns;
    rows.push(row(`scale: ${count.toLocaleString('en')} components`, ns, first));
  }
  first = 0;
  for (const people of [10, 1_000, 100_000, 1_000_000]) {
    const engine = new Engine(waiting(people), 1);
    engine.runUntil(Infinity, people * 2);
    const ns = perEvent(engine);
    first ||= ns;
    const bytes = engine.bytes / people;
    const memory = people >= 1_000 ? `, ${bytes.toFixed(0)} bytes a request` : '';
    rows.push(row(`scale: ${people.toLocaleString('en')} requests in flight`, ns, first, memory));
  }
  return rows;
}
