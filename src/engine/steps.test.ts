/** Steps of operations: parallel branches, weighted choices, lost messages and asynchronous calls do what their closed forms say. */
import { expect, test } from 'vitest';
import { PROCESS, SOURCE } from './core/measured.ts';
import { Engine } from './engine.ts';
import type { EngineModel, Step, Target } from './model.ts';

const MEAN_MS = 10;
const work: Step = { do: 'delay', time: { law: 'exponential', meanMs: MEAN_MS } };

function call(targets: readonly Target[], synchronous = true): Step {
  return {
    do: 'call',
    targets,
    routing: 'random',
    probability: 1,
    synchronous,
    pool: null,
    timeoutMs: null,
    onFailure: '500',
  };
}

function system(steps: readonly Step[], lossShare = 0): EngineModel {
  const names = ['front', 'left', 'right'];
  return {
    machines: [{ id: 'host', cores: 1, speed: 1, on: true, bootMs: 0 }],
    processes: names.map((id) => ({
      id,
      machine: 'host',
      workers: null,
      backlogLimit: null,
      fullPolicy: 'refuse',
      running: true,
      startMs: 0,
      slowFactor: 1,
    })),
    operations: names.map((id) => ({
      id,
      process: id,
      steps: id === 'front' ? steps : [work],
      requestBytes: 0,
      responseBytes: 0,
      write: false,
    })),
    links: [{ id: 'wire', latencyMs: 1, megabitsPerSecond: null, cut: false, lossShare }],
    pools: [],
    sources: [
      {
        id: 'users',
        arrivals: { mode: 'open', ratePerSecond: 100 },
        mix: [{ id: 'all', weight: 1, targets: [{ operation: 'front', link: 'wire' }] }],
        routing: 'random',
        connectTimeoutMs: null,
        timeoutMs: null,
      },
    ],
  };
}

function run(model: EngineModel) {
  const engine = new Engine(model, 1);
  engine.runUntil(200_000);
  return engine.closeWindow(({ measured }) => {
    const users = measured.sources.rows();
    const served = (process: number) =>
      measured.processes.rows()[process * PROCESS.stride + PROCESS.served] ?? 0;
    const answered = users[SOURCE.outcomes] ?? 0;
    return {
      responseMs: (users[SOURCE.responseSumMs] ?? 0) / answered,
      served: [served(0), served(1), served(2)] as const,
    };
  });
}

function near(measured: number, expected: number, share = 0.03): void {
  expect(Math.abs(measured / expected - 1), `${measured} against ${expected}`).toBeLessThan(share);
}

test('two branches at once take the longer of two exponential times: 1.5 means', () => {
  near(run(system([{ do: 'parallel', branches: [[work], [work]] }])).responseMs, 1.5 * MEAN_MS + 2);
});

test('branches may call: both other processes serve every request', () => {
  const branches = ['left', 'right'].map((operation) => [call([{ operation, link: null }])]);
  const { responseMs, served } = run(system([{ do: 'parallel', branches }]));
  near(responseMs, 1.5 * MEAN_MS + 2);
  near(served[1], served[0], 0.001);
  near(served[2], served[0], 0.001);
});

test('weights decide how often each target is picked', () => {
  const { served } = run(
    system([
      call([
        { operation: 'left', link: null, weight: 4 },
        { operation: 'right', link: null, weight: 1 },
      ]),
    ]),
  );
  near(served[1] / (served[1] + served[2]), 0.8);
});

test('a lossy link sends again after 200 ms, then 400 ms: mean delay from the geometric series', () => {
  const loss = 0.1;
  const extraMs = (200 * loss) / (1 - 2 * loss);
  near(run(system([work], loss)).responseMs, MEAN_MS + 2 + 2 * extraMs, 0.05);
});

test('an asynchronous call is not waited for', () => {
  const { responseMs, served } = run(system([call([{ operation: 'left', link: null }], false), work]));
  near(responseMs, MEAN_MS + 2);
  near(served[1], served[0], 0.01);
});
