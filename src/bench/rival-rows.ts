/** The same queue, 8 workers 80 % busy, in SimPy and simjs: each takes its turn beside the engine. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import type { Speed } from './in-turns.ts';
import { type BenchRow, inThousands, timed } from './row.ts';

const BARS = { SimPy: 80, simjs: 40 } as const;
const REQUESTS = 50_000;
/** As simjs counts its disciplines. */
const FIRST_COME_FIRST_SERVED = 1;

const SIMPY = `
import random, time, simpy
env = simpy.Environment()
servers = simpy.Resource(env, capacity=8)
def request():
    with servers.request() as mine:
        yield mine
        yield env.timeout(random.expovariate(1.0))
def source():
    for _ in range(${REQUESTS}):
        env.process(request())
        yield env.timeout(random.expovariate(6.4))
env.process(source())
start = time.process_time()
env.run()
print(${REQUESTS} / (time.process_time() - start))
`;

/** The first Python on the path, then that of Debian, whose package python3-simpy3 holds SimPy 3. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** Requests per CPU second in SimPy; 0 when no Python here has it. */
export function simpy(): number {
  for (const python of PYTHONS) {
    try {
      const said = execFileSync(python, ['-c', SIMPY], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return Number(said);
    } catch {
      // It may stand in the next one.
    }
  }
  return 0;
}

interface SimJs {
  readonly Sim: new () => { addEntity(entity: new () => object): void; simulate(time: number): void };
  readonly Facility: new (name: string, discipline: number, servers: number) => object;
  readonly Entity: new () => {
    setTimer(time: number): Wait;
    useFacility(facility: object, time: number): Wait;
  };
  readonly Random: new (seed: number) => { exponential(rate: number): number };
}

interface Wait {
  done(then: () => void, self: object): Wait;
}

/** Its bundle exports nothing: it hangs itself on a global called window. */
function loadSimJs(): SimJs {
  const path = createRequire(import.meta.url).resolve('simjs');
  const surroundings = globalThis as { window?: { Sim?: SimJs } };
  surroundings.window = {};
  runInThisContext(readFileSync(path, 'utf8'));
  const library = surroundings.window.Sim;
  delete surroundings.window;
  if (!library) throw new Error('simjs did not put itself on window.');
  return library;
}

/** Runs until simjs is at its full speed. */
const WARM_UP_RUNS = 8;

/** Prepares simjs; what it returns runs once, in requests per CPU second. */
export function simjs(): () => number {
  const { Sim, Facility, Entity, Random } = loadSimJs();
  let served = 0;
  const random = new Random(1);
  let servers: object = {};
  class Source extends Entity {
    start(): void {
      this.next();
    }
    next(): void {
      // biome-ignore lint/correctness/useHookAtTopLevel: a method of simjs that only begins like a hook of React.
      this.useFacility(servers, random.exponential(1)).done(() => served++, this);
      this.setTimer(random.exponential(6.4)).done(this.next, this);
    }
  }
  const run = (): number => {
    served = 0;
    // A facility keeps its busy servers when a run ends, so each run has its own.
    servers = new Facility('servers', FIRST_COME_FIRST_SERVED, 8);
    const sim = new Sim();
    sim.addEntity(Source);
    const { cpuSeconds } = timed(() => sim.simulate(REQUESTS / 6.4));
    return served / cpuSeconds;
  };
  for (let i = 0; i < WARM_UP_RUNS; i++) run();
  return run;
}

/** Quickest against quickest. */
export function rivalRow(name: keyof typeof BARS, ours: Speed, rival: Speed): BenchRow {
  const what = `the same queue in ${name}`;
  const bar = `ours at least ${BARS[name]} times as fast`;
  if (rival.best === 0) return { what, figure: 'absent on this machine', bar, reached: null };
  const ratio = ours.best / rival.best;
  const figure = `${inThousands(rival.best)} requests, ours ${ratio.toFixed(1)} times as fast`;
  return { what, figure, bar, reached: ratio >= BARS[name] };
}
