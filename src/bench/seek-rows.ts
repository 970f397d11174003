/** Benchmark of seeking and of recovery: how long until a moment of a ten-minute run is known, also after a death of the worker. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { KeptCheckpoints } from '../simulation/kept-checkpoints.ts';
import { Run } from '../simulation/run.ts';
import { type BenchRow, timed } from './row.ts';
import { threeTiers } from './three-tiers.ts';

const LONG_MS = 600_000;
const LEAD_MS = 2000;
const SEEKS = 60;
const MOST_MS = 50;
const EVENTS_IN_A_PIECE = 15_000;
const everything = { sampleEvery: 1, followed: -1 };

/** Moments spread over the whole run, the same in every run of the benchmark. */
const moments = Array.from({ length: SEEKS }, (_, at) => 3000 + ((at * 377_881) % (LONG_MS - 4000)) + at / 7);

export function seekRows(): BenchRow[] {
  const run = new Run({ base: OPENING_EXAMPLE.diagram, seed: 1, log: [] });
  run.skip(LONG_MS);
  const look = (ms: number) => timed(() => run.viewFrom(ms - LEAD_MS).piece(ms, everything, 0));
  const back = (ms: number) => timed(() => run.viewFrom(run.eventBefore(ms, everything) - LEAD_MS));
  for (const ms of moments.slice(0, 10)) {
    look(ms);
    back(ms);
  }
  return [
    recoveryRow(
      'taken up after a death: ten minutes of the default diagram',
      OPENING_EXAMPLE.diagram,
      LONG_MS,
    ),
    recoveryRow(
      'taken up after a death: one minute of three tiers at 5,000/s',
      threeTiers(5000, false),
      60_000,
    ),
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

/** As the page and the worker do it: checkpoints are handed over on the way, copied from thread to thread and back. */
function recoveryRow(what: string, base: Diagram, untilMs: number): BenchRow {
  const recipe = { base, seed: 1, log: [] };
  const kept = new KeptCheckpoints();
  let handing = 0;
  const first = new Run(recipe);
  const anew = timed(() => {
    while (first.computedToMs < untilMs) {
      first.skip(untilMs, EVENTS_IN_A_PIECE);
      handing += timed(() => {
        const handed = first.handOver();
        if (handed) kept.keep(structuredClone(handed));
      }).cpuSeconds;
    }
  }).cpuSeconds;
  const again = timed(() => {
    const run = new Run(recipe, structuredClone(kept.all));
    run.skip(untilMs);
    if (run.eventHash !== first.eventHash) throw new Error('After a death the future is another one.');
  }).cpuSeconds;
  const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`;
  const bytes = kept.all.reduce((sum, each) => sum + each.cells.byteLength, 0);
  return {
    what,
    figure: `${ms(again)} of CPU, from its beginning ${ms(anew - handing)}; ${ms(handing)} for handing over, ${kept.all.length} kept, ${(bytes / 1e6).toFixed(1)} MB`,
    bar: 'faster than from its beginning',
    reached: again < anew - handing,
  };
}
