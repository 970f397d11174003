/** Benchmark of seeking: how long until an earlier moment of a ten-minute run is known, event by event. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { Run } from '../simulation/run.ts';
import { type BenchRow, timed } from './row.ts';

const LONG_MS = 600_000;
const LEAD_MS = 2000;
const SEEKS = 60;
const MOST_MS = 50;
const everything = { sampleEvery: 1, followed: -1 };

/** Moments spread over the whole run, the same in every run of the benchmark. */
const moments = Array.from({ length: SEEKS }, (_, at) => 3000 + ((at * 377_881) % (LONG_MS - 4000)) + at / 7);

export function seekRows(): BenchRow[] {
  const run = new Run({ base: OPENING_EXAMPLE.diagram, seed: 1, log: [] });
  run.skip(LONG_MS);
  const look = (ms: number) => timed(() => run.viewFrom(ms - LEAD_MS).piece(ms, everything, 0));
  const back = (ms: number) => timed(() => run.viewFrom(run.eventBefore(ms, everything) - LEAD_MS));
  for (const ms of moments.slice(0, 10)) look(ms);
  return [
    row('seek: any moment of ten minutes of the default diagram', moments.map(look)),
    row('seek: one event back, there', moments.map(back)),
  ];
}

function row(what: string, seeks: readonly { cpuSeconds: number; wallSeconds: number }[]): BenchRow {
  const ms = (of: 'cpuSeconds' | 'wallSeconds', share: number) => {
    const sorted = seeks.map((seek) => seek[of] * 1000).toSorted((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  };
  const slowest = ms('cpuSeconds', 1);
  const figures = [ms('cpuSeconds', 0.5), ms('cpuSeconds', 0.95), slowest].map((each) => each.toFixed(1));
  return {
    what,
    figure: `${figures.join(' / ')} ms of CPU (median, 95 %, slowest), ${ms('wallSeconds', 0.5).toFixed(1)} ms`,
    bar: `at most ${MOST_MS} ms of CPU`,
    reached: slowest <= MOST_MS,
  };
}
