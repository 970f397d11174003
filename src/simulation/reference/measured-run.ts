/** One run of a reference case on the engine, and the figures that can be read from it. */
import { Engine } from '../../engine/engine.ts';
import { OUTCOMES, outcomeCode } from '../../engine/outcome.ts';
import { MACHINE, PROCESS, SOURCE } from '../../engine/statistics.ts';
import { ExactTimes, orderStatistic } from './exact-times.ts';
import type { ReferenceCase, Whose } from './reference-case.ts';
import { modelOf } from './reference-model.ts';

/** Share of a run that is dropped at its beginning. */
export const WARM_UP = 0.05;

/** The requests of one class, or of all. Times are in order of size. */
interface Flow {
  readonly seconds: number;
  readonly offered: number;
  readonly answered: number;
  readonly rejected: number;
  readonly responseSumMs: number;
  readonly inFlight: number;
  readonly times: Float64Array;
}

/** Time averages of one process. */
interface Station {
  readonly seconds: number;
  readonly arrived: number;
  readonly started: number;
  readonly queued: number;
  readonly served: number;
  readonly rejected: number;
  readonly busy: number;
  readonly ready: number;
  readonly queue: number;
  readonly waitSumMs: number;
  readonly workers: number | null;
}

interface Computer {
  readonly cores: number;
  readonly busyCores: number;
  readonly ready: number;
  readonly queue: number;
}

export interface MeasuredRun {
  readonly all: Flow;
  readonly classes: ReadonlyMap<string, Flow>;
  readonly processes: ReadonlyMap<string, Station>;
  readonly machines: ReadonlyMap<string, Computer>;
}

type Figures<T> = Readonly<Record<string, (of: T) => number>>;

export const FLOW_FIGURES: Figures<Flow> = {
  throughput_per_s: ({ answered, seconds }) => answered / seconds,
  response_ms: ({ responseSumMs, answered }) => responseSumMs / answered,
  loss_probability: ({ rejected, offered }) => (offered === 0 ? 0 : rejected / offered),
  rejected_per_s: ({ rejected, seconds }) => rejected / seconds,
  offered_per_s: ({ offered, seconds }) => offered / seconds,
  mean_requests_in_system: ({ inFlight }) => inFlight,
};

export const PROCESS_FIGURES: Figures<Station> = {
  mean_busy_workers: ({ busy }) => busy,
  worker_utilisation: ({ busy, workers }) => busy / (workers ?? Number.NaN),
  mean_queue_length: ({ queue }) => queue,
  mean_cpu_or_ready_workers: ({ ready }) => ready,
  mean_wait_ms: ({ waitSumMs, started }) => waitSumMs / started,
  probability_of_waiting: ({ queued, arrived, rejected }) => queued / (arrived - rejected),
  throughput_per_s: ({ served, seconds }) => served / seconds,
  loss_probability: ({ rejected, arrived }) => (arrived === 0 ? 0 : rejected / arrived),
  rejected_per_s: ({ rejected, seconds }) => rejected / seconds,
};

export const MACHINE_FIGURES: Figures<Computer> = {
  utilisation: ({ busyCores, cores }) => busyCores / cores,
  busy_cores: ({ busyCores }) => busyCores,
  mean_workers_running_or_ready: ({ ready }) => ready,
  mean_requests_at_machine: ({ ready, queue }) => ready + queue,
};

/** "p50", "p99.9": the share that stays below, or null. */
export function shareOf(percentile: string): number | null {
  const found = /^p(\d{1,2}(?:\.\d+)?)$/.exec(percentile);
  return found === null ? null : Number(found[1]) / 100;
}

/** What a figure would be if one single request of the run had met what none did (a rejection, a wait). */
function granuleOf(run: MeasuredRun, whose: Whose, measure: string): number {
  const { offered, seconds } = run.all;
  if (measure === 'rejected_per_s') return 1 / seconds;
  if (measure === 'loss_probability' || measure === 'probability_of_waiting') return 1 / offered;
  const station = whose.what === 'process' ? run.processes.get(whose.name) : undefined;
  return measure === 'mean_queue_length' && station ? station.busy / station.arrived : 0;
}

function figureOf(run: MeasuredRun, whose: Whose, measure: string): number {
  if (whose.what === 'machine') return read(MACHINE_FIGURES, measure, run.machines.get(whose.name));
  if (whose.what === 'process') return read(PROCESS_FIGURES, measure, run.processes.get(whose.name));
  const flow = whose.what === 'all' ? run.all : run.classes.get(whose.name);
  const share = shareOf(measure);
  return share === null || !flow ? read(FLOW_FIGURES, measure, flow) : orderStatistic(flow.times, share);
}

function read<T>(figures: Figures<T>, measure: string, of: T | undefined): number {
  const figure = figures[measure];
  if (figure === undefined || of === undefined) throw new Error(`The run has no figure "${measure}".`);
  return figure(of);
}

/** Of one run: every expected figure, in order, and the granule of each. */
export interface Measured {
  readonly values: readonly number[];
  readonly granules: readonly number[];
}

/** Runs a case for about so many completed requests; the first part is dropped on top. */
export function measure(reference: ReferenceCase, seed: number, requests: number): Measured {
  const run = runOf(reference, seed, requests);
  return {
    values: reference.expected.map(({ whose, measure }) => figureOf(run, whose, measure)),
    granules: reference.expected.map(({ whose, measure }) => granuleOf(run, whose, measure)),
  };
}

function runOf({ system, throughputPerSecond }: ReferenceCase, seed: number, requests: number): MeasuredRun {
  const engine = new Engine(modelOf(system), seed);
  const times = new ExactTimes();
  engine.state.measured.sourceResponse = times;
  const measuredMs = (requests / throughputPerSecond) * 1000;
  engine.runUntil((measuredMs * WARM_UP) / (1 - WARM_UP));
  engine.closeWindow(() => null);
  const fromMs = engine.nowMs;
  engine.runUntil(fromMs + measuredMs);
  const seconds = (engine.nowMs - fromMs) / 1000;
  return engine.closeWindow(({ measured }) => {
    const processes = stations(system, measured.processes.rows(), seconds);
    const flows = system.classes.map(({ name }, slot): readonly [string, Flow] => [
      name,
      flow(measured.sources.rows(), slot, seconds, times.sorted([slot])),
    ]);
    const machineRows = measured.machines.rows();
    const machines = system.machines.map(({ name, cores }, slot): readonly [string, Computer] => {
      const here = system.processes.filter(({ machine }) => machine === name);
      const sum = (of: 'ready' | 'queue') =>
        here.reduce((all, process) => all + (processes.get(process.name)?.[of] ?? 0), 0);
      const busyCores = (machineRows[slot * MACHINE.stride + MACHINE.busyMs] ?? 0) / seconds / 1000;
      return [name, { cores, busyCores, ready: sum('ready'), queue: sum('queue') }];
    });
    const everyone = system.classes.length > 1 ? times.sorted(flows.map((_, slot) => slot)) : null;
    const all = together(
      flows.map(([, each]) => each),
      everyone,
    );
    return { all, classes: new Map(flows), processes, machines: new Map(machines) };
  });
}

function flow(rows: Float64Array, slot: number, seconds: number, times: Float64Array): Flow {
  const of = (column: number): number => rows[slot * SOURCE.stride + column] ?? 0;
  const ended = (code: number): number => of(SOURCE.outcomes + code);
  const other = OUTCOMES.find(
    (outcome, code) => outcome !== 'ok' && outcome !== 'refused' && ended(code) > 0,
  );
  if (other !== undefined) throw new Error(`A request of a reference case ended as "${other}".`);
  return {
    seconds,
    offered: of(SOURCE.offered),
    answered: ended(outcomeCode('ok')),
    rejected: ended(outcomeCode('refused')),
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

function stations(
  system: ReferenceCase['system'],
  rows: Float64Array,
  seconds: number,
): Map<string, Station> {
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
          // No step of a reference case holds a worker but CPU and calls: who does not wait for a call wants CPU.
          ready: mean(PROCESS.busyIntegral) - mean(PROCESS.awaitingIntegral),
          queue: mean(PROCESS.queueIntegral),
          waitSumMs: of(PROCESS.waitSumMs),
          workers,
        },
      ];
    }),
  );
}
