/** A run of a reference case on the engine, in chunks, so that it can be made longer; its first twentieth is dropped. */

import { MACHINE, PROCESS, SOURCE } from '../../engine/core/measured.ts';
import { Engine } from '../../engine/engine.ts';
import { OUTCOMES, outcomeCode } from '../../engine/outcome.ts';
import { ExactTimes } from './exact-times.ts';
import type { ReferenceCase, ReferenceClass } from './reference-case.ts';
import { modelOf } from './reference-model.ts';
import {
  type Computer,
  type Flow,
  figureOf,
  granuleOf,
  type MeasuredRun,
  type Station,
} from './run-figures.ts';

/** One in so many chunks is dropped at the beginning: 5 %, rounded up. */
const DROPPED = 20;
/** More events than that at one moment never end. */
const MOST_AT_ONE_MOMENT = 10_000_000;

/** Of one run: every expected figure, in order, and the granule of each. */
export interface Measured {
  readonly values: readonly number[];
  readonly granules: readonly number[];
  /** Requests that ended. */
  readonly ended: number;
  /** How many take part at a time: users, and open requests in flight. */
  readonly concurrent: number;
}

/** What was measured in some chunks: sums of rows, and where their response times stand. */
interface Sums {
  readonly seconds: number;
  readonly sources: Float64Array;
  readonly processes: Float64Array;
  readonly machines: Float64Array;
}

interface Chunk extends Sums {
  /** Response times recorded before it, by class. */
  readonly timesBefore: readonly number[];
}

export class ReferenceRun {
  private readonly reference: ReferenceCase;
  private readonly engine: Engine;
  private readonly times = new ExactTimes();
  private readonly chunks: Chunk[] = [];
  private chunkMs = 0;

  constructor(reference: ReferenceCase, seed: number) {
    this.reference = reference;
    this.engine = new Engine(modelOf(reference.system), seed);
    this.engine.keepTimes();
  }

  /** Goes on until about so many requests are measured beside the dropped ones. A later call may ask for more. */
  measure(requests: number): Measured {
    const { reference, engine, chunks } = this;
    const measuredMs = (requests / reference.throughputPerSecond) * 1000;
    if (this.chunkMs === 0) this.chunkMs = measuredMs / (DROPPED - 1);
    const wanted = Math.round(((measuredMs / this.chunkMs) * DROPPED) / (DROPPED - 1));
    while (chunks.length < wanted) {
      const timesBefore = reference.system.classes.map((_, slot) => this.times.count(slot));
      const fromMs = engine.nowMs;
      this.advance((chunks.length + 1) * this.chunkMs);
      this.times.add(engine.takeTimes());
      const seconds = (engine.nowMs - fromMs) / 1000;
      chunks.push(
        engine.closeWindow(({ measured }) => ({
          seconds,
          timesBefore,
          sources: measured.sources.rows(),
          processes: measured.processes.rows(),
          machines: measured.machines.rows(),
        })),
      );
    }
    const run = this.figures();
    return {
      values: reference.expected.map(({ whose, measure }) => figureOf(run, whose, measure)),
      granules: reference.expected.map(({ whose, measure }) => granuleOf(run, whose, measure)),
      ended: run.all.answered + run.all.rejected,
      concurrent: reference.system.classes.reduce(
        (sum, { name, arrivals }) =>
          sum + (arrivals.mode === 'closed' ? usersIn(arrivals) : (run.classes.get(name)?.inFlight ?? 0)),
        0,
      ),
    };
  }

  /** Throws when time stands still: whoever does not think and is rejected asks again at the same moment. */
  private advance(untilMs: number): void {
    for (let beforeMs = -1; !this.engine.runUntil(untilMs, MOST_AT_ONE_MOMENT); beforeMs = this.engine.nowMs)
      if (this.engine.nowMs === beforeMs)
        throw new Error(
          `Time stands still at ${beforeMs} ms: users who do not think are rejected, and ask again at once, for ever.`,
        );
  }

  private figures(): MeasuredRun {
    const { system } = this.reference;
    const kept = this.chunks.slice(Math.ceil(this.chunks.length / DROPPED));
    const sums = addedUp(kept);
    const slots = system.classes.map((_, slot) => slot);
    const sorted = (of: readonly number[]): Float64Array => this.times.sorted(of, kept[0]?.timesBefore ?? []);
    const flows = system.classes.map(({ name }, slot): readonly [string, Flow] => [
      name,
      flow(sums, slot, sorted([slot])),
    ]);
    const processes = stations(system, sums);
    const machines = computers(system, sums, processes);
    const all = together(
      flows.map(([, each]) => each),
      slots.length > 1 ? sorted(slots) : null,
    );
    return { all, classes: new Map(flows), processes, machines };
  }
}

/** Users who all think equally long begin in step, and take many more rounds to fall out of it. */
function usersIn({ population, think }: Extract<ReferenceClass['arrivals'], { mode: 'closed' }>): number {
  return think.law === 'deterministic' && think.meanMs > 0 ? 5 * population : population;
}

/** A run of one length. */
export function measure(reference: ReferenceCase, seed: number, requests: number): Measured {
  return new ReferenceRun(reference, seed).measure(requests);
}

function addedUp(chunks: readonly Sums[]): Sums {
  const sum = (rows: (chunk: Sums) => Float64Array): Float64Array => {
    const all = new Float64Array(chunks[0] ? rows(chunks[0]).length : 0);
    for (const chunk of chunks)
      rows(chunk).forEach((value, at) => {
        all[at] = (all[at] ?? 0) + value;
      });
    return all;
  };
  return {
    seconds: chunks.reduce((all, { seconds }) => all + seconds, 0),
    sources: sum(({ sources }) => sources),
    processes: sum(({ processes }) => processes),
    machines: sum(({ machines }) => machines),
  };
}

function computers(
  system: ReferenceCase['system'],
  { machines, seconds }: Sums,
  processes: ReadonlyMap<string, Station>,
): Map<string, Computer> {
  return new Map(
    system.machines.map(({ name, cores }, slot): readonly [string, Computer] => {
      const here = system.processes.filter(({ machine }) => machine === name);
      const sum = (of: 'ready' | 'queue'): number =>
        here.reduce((all, process) => all + (processes.get(process.name)?.[of] ?? 0), 0);
      const busyCores = (machines[slot * MACHINE.stride + MACHINE.busyMs] ?? 0) / seconds / 1000;
      return [name, { cores, busyCores, ready: sum('ready'), queue: sum('queue') }];
    }),
  );
}

function flow({ sources: rows, seconds }: Sums, slot: number, times: Float64Array): Flow {
  const of = (column: number): number => rows[slot * SOURCE.stride + column] ?? 0;
  const ended = OUTCOMES.map((_, code) => of(SOURCE.outcomes + code));
  const answered = ended[outcomeCode('ok')] ?? 0;
  return {
    seconds,
    offered: of(SOURCE.offered),
    answered,
    rejected: ended.reduce((sum, count) => sum + count, 0) - answered,
    responseSumMs: of(SOURCE.responseSumMs),
    inFlight: of(SOURCE.inFlightIntegral) / seconds / 1000,
    times,
  };
}

function together(flows: readonly Flow[], times: Float64Array | null): Flow {
  const sum = (of: (flow: Flow) => number): number => flows.reduce((all, each) => all + of(each), 0);
  return {
    seconds: flows[0]?.seconds ?? 0,
    offered: sum(({ offered }) => offered),
    answered: sum(({ answered }) => answered),
    rejected: sum(({ rejected }) => rejected),
    responseSumMs: sum(({ responseSumMs }) => responseSumMs),
    inFlight: sum(({ inFlight }) => inFlight),
    times: times ?? flows[0]?.times ?? new Float64Array(0),
  };
}

function stations(system: ReferenceCase['system'], { processes: rows, seconds }: Sums): Map<string, Station> {
  return new Map(
    system.processes.map(({ name, workers }, slot): readonly [string, Station] => {
      const of = (column: number): number => rows[slot * PROCESS.stride + column] ?? 0;
      const mean = (column: number): number => of(column) / seconds / 1000;
      return [
        name,
        {
          seconds,
          arrived: of(PROCESS.arrived),
          started: of(PROCESS.started),
          queued: of(PROCESS.queued),
          served: of(PROCESS.served),
          rejected: of(PROCESS.rejected),
          busy: mean(PROCESS.busyIntegral),
          // Judged only where steps are CPU and calls: who does not wait for a call wants CPU.
          ready: mean(PROCESS.busyIntegral) - mean(PROCESS.awaitingIntegral),
          queue: mean(PROCESS.queueIntegral),
          waitSumMs: of(PROCESS.waitSumMs),
          workers,
        },
      ];
    }),
  );
}
