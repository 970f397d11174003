/** Benchmarks of the engine: simulated requests per second of CPU time, the default diagram against a single queue. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { Engine } from '../engine/engine.ts';
import { allowWebAssembly } from '../engine/memory.ts';
import type { EngineModel } from '../engine/model.ts';
import { compile } from '../simulation/compile.ts';
import { Run } from '../simulation/run.ts';
import { rivalRows } from './rival-rows.ts';
import { type BenchRow, inThousands, timed } from './row.ts';
import { threeTiers } from './three-tiers.ts';

/** Simulated requests per second of CPU time. */
export const THREE_TIERS_BAR = 1_000_000;
export const OVERLOAD_BAR = 600_000;

export function singleQueue(): EngineModel {
  return {
    machines: [{ id: 'host', cores: 8, speed: 1, on: true, bootMs: 0 }],
    processes: [
      {
        id: 'server',
        machine: 'host',
        workers: 8,
        backlogLimit: null,
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
        steps: [{ do: 'cpu', demand: { law: 'exponential', meanMs: 10 } }],
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
        arrivals: { mode: 'open', ratePerSecond: 640 },
        mix: [{ id: 'job', weight: 1, targets: [{ operation: 'job', link: null }] }],
        routing: 'random',
        connectTimeoutMs: null,
        timeoutMs: null,
      },
    ],
  };
}

/** Requests per CPU second: median of five runs after one to warm up. */
export function speedOf(
  model: EngineModel,
  simulatedSeconds: number,
): { perSecond: number; eventsPerSecond: number } {
  const runs = Array.from({ length: 6 }, (_, index) => {
    const engine = new Engine(model, index + 1);
    const { cpuSeconds } = timed(() => engine.runUntil(simulatedSeconds * 1000));
    return { perSecond: engine.sent / cpuSeconds, eventsPerSecond: engine.events / cpuSeconds };
  });
  return (
    runs.slice(1).toSorted((one, other) => one.perSecond - other.perSecond)[2] ?? {
      perSecond: 0,
      eventsPerSecond: 0,
    }
  );
}

/** The middle one of five after three to warm up. */
function medianRun(work: () => unknown) {
  const runs = Array.from({ length: 8 }, () => timed(work)).slice(3);
  return runs.toSorted((one, other) => one.cpuSeconds - other.cpuSeconds)[2] ?? timed(work);
}

function withoutWebAssembly<T>(work: () => T): T {
  allowWebAssembly(false);
  try {
    return work();
  } finally {
    allowWebAssembly(true);
  }
}

function withTraffic(ratePerSecond: number): Diagram {
  const { diagram } = OPENING_EXAMPLE;
  return { ...diagram, trafficFactor: ratePerSecond / 20 };
}

export function engineRows(): BenchRow[] {
  const queue = speedOf(singleQueue(), 2500);
  const box = speedOf(compile(OPENING_EXAMPLE.diagram).model, 4000);
  const overloaded = speedOf(compile(withTraffic(80)).model, 1000);
  const tiers = speedOf(compile(threeTiers(100_000, false)).model, 3);
  const plain = withoutWebAssembly(() => speedOf(compile(threeTiers(100_000, false)).model, 1));
  const hurried = speedOf(compile(threeTiers(100_000, true)).model, 3);
  const run = (): Run => {
    const made = new Run({ base: withTraffic(300), seed: 1, log: [] });
    made.skip(120_000);
    return made;
  };
  const scenario = medianRun(run);
  return [
    {
      what: 'engine: one queue, 8 workers, 80 % busy',
      figure: `${inThousands(queue.perSecond)} requests, ${inThousands(queue.eventsPerSecond)} events`,
      bar: '',
      reached: null,
    },
    ...rivalRows(queue.perSecond),
    {
      what: 'engine: single server, 20 requests/s',
      figure: `${inThousands(box.perSecond)} requests, ${inThousands(box.eventsPerSecond)} events`,
      bar: `ratio to one queue ${(box.perSecond / queue.perSecond).toFixed(2)}`,
      reached: null,
    },
    {
      what: 'engine: single server, 80 requests/s (half fail)',
      figure: `${inThousands(overloaded.perSecond)} requests`,
      bar: `ratio to one queue ${(overloaded.perSecond / queue.perSecond).toFixed(2)}`,
      reached: null,
    },
    {
      what: 'engine: three tiers, 10 web servers, 100,000 requests/s',
      figure: `${inThousands(tiers.perSecond)} requests, ${inThousands(tiers.eventsPerSecond)} events`,
      bar: `at least ${inThousands(THREE_TIERS_BAR)}`,
      reached: tiers.perSecond >= THREE_TIERS_BAR,
    },
    {
      what: 'the same without WebAssembly, the core as it is',
      figure: `${inThousands(plain.perSecond)} requests, with WebAssembly ${(tiers.perSecond / plain.perSecond).toFixed(1)} times as fast`,
      bar: 'WebAssembly at least 1.5 times as fast',
      reached: tiers.perSecond >= 1.5 * plain.perSecond,
    },
    {
      what: 'engine: three tiers, half of the requests time out',
      figure: `${inThousands(hurried.perSecond)} requests, ${inThousands(hurried.eventsPerSecond)} events`,
      bar: `at least ${inThousands(OVERLOAD_BAR)}`,
      reached: hurried.perSecond >= OVERLOAD_BAR,
    },
    {
      what: 'run: two minutes at 300 requests/s, start to finish',
      figure: `${(scenario.cpuSeconds * 1000).toFixed(0)} ms of CPU, ${(scenario.wallSeconds * 1000).toFixed(0)} ms`,
      bar: 'at most 100 ms of CPU',
      reached: scenario.cpuSeconds <= 0.1,
    },
  ];
}
