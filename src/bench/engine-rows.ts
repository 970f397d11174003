/** Benchmarks of the engine: simulated requests per second of CPU time, the default diagram against a single queue. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { Engine } from '../engine/engine.ts';
import { allowWebAssembly } from '../engine/memory.ts';
import type { EngineModel } from '../engine/model.ts';
import { compile } from '../simulation/compile.ts';
import { Run } from '../simulation/run.ts';
import { bareQueue } from './bare-queue.ts';
import { inTurns, type Speed, speedFrom } from './in-turns.ts';
import { rivalRow, simjs, simpy } from './rival-rows.ts';
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

/** Runs of each; what else the machine does only slows a run, so the quickest counts. */
const ROUNDS = 15;

/** Runs a model, with another seed each time; returns requests per CPU second. */
function runner(model: EngineModel, simulatedSeconds: number): (round: number) => number {
  return (round) => {
    const engine = new Engine(model, round + 1);
    const { cpuSeconds } = timed(() => engine.runUntil(simulatedSeconds * 1000));
    return engine.sent / cpuSeconds;
  };
}

/** The quickest of nine and the one in the middle, after four to warm up: in seconds of CPU. */
function timesOf(work: () => unknown): { best: number; middle: number } {
  const runs = Array.from({ length: 13 }, () => timed(work).cpuSeconds).slice(4);
  const { best, middle } = speedFrom(runs.map((seconds) => -seconds));
  return { best: -best, middle: -middle };
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

/** The speed in the middle tells how busy the machine was. */
function figureOf({ best, middle }: Speed): string {
  return `${inThousands(best)} requests, ${Math.round(middle / 1000).toLocaleString('en')} in the middle of ${ROUNDS} runs`;
}

export function engineRows(): BenchRow[] {
  const tiersModel = compile(threeTiers(100_000, false)).model;
  const plainTiers = runner(tiersModel, 1);
  const { queue, bare, simPy, simJs, box, overloaded, tiers, plain, hurried } = inTurns(ROUNDS, {
    queue: runner(singleQueue(), 2500),
    bare: bareQueue,
    simPy: simpy,
    simJs: simjs(),
    box: runner(compile(OPENING_EXAMPLE.diagram).model, 4000),
    overloaded: runner(compile(withTraffic(80)).model, 1000),
    tiers: runner(tiersModel, 3),
    plain: (round) => withoutWebAssembly(() => plainTiers(round)),
    hurried: runner(compile(threeTiers(100_000, true)).model, 3),
  });
  const run = (): Run => {
    const made = new Run({ base: withTraffic(300), seed: 1, log: [] });
    made.skip(120_000);
    return made;
  };
  const scenario = timesOf(run);
  return [
    { what: 'engine: one queue, 8 workers, 80 % busy', figure: figureOf(queue), bar: '', reached: null },
    rivalRow('SimPy', queue, simPy),
    rivalRow('simjs', queue, simJs),
    {
      what: 'the same queue as a bare loop, told only its mean wait',
      figure: `${inThousands(bare.best)} requests, ours ${(queue.best / bare.best).toFixed(2)} times as fast`,
      bar: `${(bare.best / simJs.best).toFixed(1)} times simjs`,
      reached: null,
    },
    {
      what: 'engine: single server, 20 requests/s',
      figure: figureOf(box),
      bar: `ratio to one queue ${(box.best / queue.best).toFixed(2)}`,
      reached: null,
    },
    {
      what: 'engine: single server, 80 requests/s (half fail)',
      figure: figureOf(overloaded),
      bar: `ratio to one queue ${(overloaded.best / queue.best).toFixed(2)}`,
      reached: null,
    },
    {
      what: 'engine: three tiers, 10 web servers, 100,000 requests/s',
      figure: figureOf(tiers),
      bar: `at least ${inThousands(THREE_TIERS_BAR)}`,
      reached: tiers.best >= THREE_TIERS_BAR,
    },
    {
      what: 'the same without WebAssembly, the core as it is',
      figure: `${inThousands(plain.best)} requests, with WebAssembly ${(tiers.best / plain.best).toFixed(1)} times as fast`,
      bar: 'WebAssembly at least 1.5 times as fast',
      reached: tiers.best >= 1.5 * plain.best,
    },
    {
      what: 'engine: three tiers, half of the requests time out',
      figure: figureOf(hurried),
      bar: `at least ${inThousands(OVERLOAD_BAR)}`,
      reached: hurried.best >= OVERLOAD_BAR,
    },
    {
      what: 'run: two minutes at 300 requests/s, start to finish',
      figure: `${(scenario.best * 1000).toFixed(0)} ms of CPU, ${(scenario.middle * 1000).toFixed(0)} in the middle of 9 runs`,
      bar: 'at most 100 ms of CPU',
      reached: scenario.best <= 0.1,
    },
  ];
}
