/** Small models by hand, for tests here and above. */
import type { EngineModel, Step } from './model.ts';

/** A call over the wire of {@link circle}. */
export const askStep = (operation: string, synchronous = true): Step => ({
  do: 'call',
  targets: [{ operation, link: 'wire' }],
  routing: 'random',
  probability: 1,
  synchronous,
  pool: null,
  timeoutMs: null,
  onFailure: '500',
});

/** a and b ask each other; each visit works for 1 ms of no CPU. */
export function circle(steps: (other: string) => readonly Step[], population = 1): EngineModel {
  const names = ['a', 'b'];
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
      steps: [{ do: 'delay', time: { law: 'deterministic', meanMs: 1 } }, ...steps(id === 'a' ? 'b' : 'a')],
      requestBytes: 0,
      responseBytes: 0,
      write: false,
    })),
    links: [{ id: 'wire', latencyMs: 0.5, megabitsPerSecond: null, cut: false }],
    pools: [],
    sources: [
      {
        id: 'users',
        arrivals: { mode: 'closed', population, think: { law: 'deterministic', meanMs: 1000 } },
        mix: [{ id: 'all', weight: 1, targets: [{ operation: 'a', link: null }] }],
        routing: 'random',
        connectTimeoutMs: null,
        timeoutMs: null,
      },
    ],
  };
}
