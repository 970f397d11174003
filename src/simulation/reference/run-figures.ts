/** The figures that can be read from a run of a reference case: of all requests, of a class, a process or a machine. */
import { orderStatistic } from './exact-times.ts';
import type { Whose } from './reference-case.ts';

/** The requests of one class, or of all. Times are in order of size. */
export interface Flow {
  readonly seconds: number;
  readonly offered: number;
  readonly answered: number;
  /** Ended in any other way: turned away, or a time-out ran out. */
  readonly rejected: number;
  readonly responseSumMs: number;
  readonly inFlight: number;
  readonly times: Float64Array;
}

/** Time averages of one process. */
export interface Station {
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

export interface Computer {
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
export function granuleOf(run: MeasuredRun, whose: Whose, measure: string): number {
  const { offered, seconds } = run.all;
  if (measure === 'rejected_per_s') return 1 / seconds;
  if (measure === 'loss_probability' || measure === 'probability_of_waiting') return 1 / offered;
  const station = whose.what === 'process' ? run.processes.get(whose.name) : undefined;
  return measure === 'mean_queue_length' && station ? station.busy / station.arrived : 0;
}

export function figureOf(run: MeasuredRun, whose: Whose, measure: string): number {
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
