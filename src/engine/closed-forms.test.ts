/** The engine against queueing theory: measured figures must agree with closed forms. */
import { describe, expect, test } from 'vitest';
import { PROCESS, SOURCE } from './core/measured.ts';
import { Engine } from './engine.ts';
import { percentileMs } from './histogram.ts';
import type { Distribution, EngineModel } from './model.ts';

interface Station {
  readonly workers: number | null;
  readonly cores: number;
  readonly ratePerSecond: number;
  readonly demand: Distribution;
  readonly backlogLimit?: number | null;
}

function station(spec: Station): EngineModel {
  return {
    machines: [{ id: 'host', cores: spec.cores, speed: 1, on: true, bootMs: 0 }],
    processes: [
      {
        id: 'server',
        machine: 'host',
        workers: spec.workers,
        backlogLimit: spec.backlogLimit ?? null,
        fullPolicy: 'refuse',
        running: true,
        startMs: 0,
        slowFactor: 1,
      },
    ],
    operations: [
      {
        id: 'job',
        process: 'server',
        steps: [{ do: 'cpu', demand: spec.demand }],
        requestBytes: 0,
        responseBytes: 0,
        write: false,
      },
    ],
    links: [],
    pools: [],
    sources: [
      {
        id: 'users',
        arrivals: { mode: 'open', ratePerSecond: spec.ratePerSecond },
        mix: [{ id: 'job', weight: 1, targets: [{ operation: 'job', link: null }] }],
        routing: 'random',
        connectTimeoutMs: null,
        timeoutMs: null,
      },
    ],
  };
}

/** Runs for `seconds` after a warm-up of a twentieth; returns the measured figures. */
function measure(model: EngineModel, seed: number, seconds: number) {
  const engine = new Engine(model, seed);
  engine.runUntil(seconds * 50);
  engine.closeWindow(() => null);
  const startMs = engine.nowMs;
  engine.runUntil(startMs + seconds * 1000);
  const elapsedMs = engine.nowMs - startMs;
  return engine.closeWindow(({ measured }) => {
    const source = measured.sources.rows();
    const process = measured.processes.rows();
    const ok = source[SOURCE.outcomes] ?? 0;
    const refused = source[SOURCE.outcomes + 2] ?? 0;
    return {
      responseMs: (source[SOURCE.responseSumMs] ?? 0) / ok,
      busy: (process[PROCESS.busyIntegral] ?? 0) / elapsedMs,
      queue: (process[PROCESS.queueIntegral] ?? 0) / elapsedMs,
      cpu: (process[PROCESS.cpuMs] ?? 0) / elapsedMs,
      loss: refused / (ok + refused),
      p99Ms: percentileMs(measured.sourceResponse.counts(0), 0.99) ?? 0,
    };
  });
}

function meanOf(model: EngineModel, seconds: number, figure: keyof ReturnType<typeof measure>): number {
  let sum = 0;
  for (let seed = 1; seed <= 8; seed++) sum += measure(model, seed, seconds)[figure];
  return sum / 8;
}

const exponential = (meanMs: number): Distribution => ({ law: 'exponential', meanMs });

function expectNear(measured: number, expected: number, tolerance: number): void {
  expect(Math.abs(measured - expected) / expected, `${measured} against ${expected}`).toBeLessThan(tolerance);
}

describe('closed forms', () => {
  test('M/M/1 at 80 %: response 1 / (mu - lambda), 99th percentile ln 100 / (mu - lambda)', () => {
    const model = station({ workers: 1, cores: 1, ratePerSecond: 80, demand: exponential(10) });
    expectNear(meanOf(model, 300, 'responseMs'), 50, 0.05);
    expectNear(meanOf(model, 300, 'p99Ms'), 230.26, 0.08);
    expectNear(meanOf(model, 300, 'cpu'), 0.8, 0.02);
  });

  test('M/M/8 at 80 %: the queue of Erlang C', () => {
    const model = station({ workers: 8, cores: 8, ratePerSecond: 640, demand: exponential(10) });
    expectNear(meanOf(model, 60, 'queue'), 1.8305797, 0.08);
    expectNear(meanOf(model, 60, 'responseMs'), 12.860281, 0.02);
  });

  test('M/D/1 at 80 %: half the wait of M/M/1 (Pollaczek-Khinchine)', () => {
    const model = station({
      workers: 1,
      cores: 1,
      ratePerSecond: 80,
      demand: { law: 'deterministic', meanMs: 10 },
    });
    expectNear(meanOf(model, 300, 'responseMs'), 30, 0.04);
  });

  test.each([
    { law: 'deterministic', meanMs: 10 },
    { law: 'hyperexponential', meanMs: 10, cv: 2 },
    { law: 'log-normal', meanMs: 10, cv: 0.5 },
    { law: 'erlang', meanMs: 10, stages: 3 },
    { law: 'uniform', meanMs: 10, halfWidthMs: 10 },
  ] satisfies Distribution[])('M/G/1 processor sharing at 80 % is insensitive to the law: $law', (demand) => {
    const model = station({ workers: null, cores: 1, ratePerSecond: 80, demand });
    expectNear(meanOf(model, 300, 'responseMs'), 50, 0.06);
  });

  test('Erlang B: 100 workers, 100 erlang, no waiting places', () => {
    const model = station({
      workers: 100,
      cores: 100,
      ratePerSecond: 1000,
      demand: exponential(100),
      backlogLimit: 0,
    });
    expectNear(meanOf(model, 40, 'loss'), 0.0757004, 0.05);
  });
});
