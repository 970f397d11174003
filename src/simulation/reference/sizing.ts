/** How long runs of a reference case are to begin with: by the requests that its file names, and how many of them complete in a second. */
import type { Reading } from './reading.ts';
import type { ExpectedFigure, ReferenceSystem } from './reference-case.ts';
import { demandsOf } from './reference-model.ts';

const DEFAULT_HINT = 1_000_000;

/** The largest number of requests that the file names for 1 %. */
export function hintOf(reading: Reading, hint: unknown): number {
  if (hint === undefined) return DEFAULT_HINT;
  const numbers = Object.entries(reading.anyRecord(hint, 'sampling_hint')).flatMap(([key, value]) =>
    key.startsWith('requests_for_') && typeof value === 'number' && value > 0 ? [value] : [],
  );
  return Math.max(...numbers, numbers.length > 0 ? 1 : DEFAULT_HINT);
}

/**
 * About how many requests complete in a second: as expected, else what comes in. A figure far from what the system can do must
 * neither make runs endless nor empty, so it is kept between what users complete who stand in each other's way all the time,
 * and four times what they complete who never do.
 */
export function throughputOf(system: ReferenceSystem, expected: readonly ExpectedFigure[]): number {
  let least = 0;
  let most = 0;
  for (const { arrivals, operation } of system.classes) {
    if (arrivals.mode === 'open') {
      least += arrivals.ratePerSecond / 20;
      most += arrivals.ratePerSecond;
      continue;
    }
    const { cpuMs, linkMs } = demandsOf(system, operation);
    const workMs = [...cpuMs.values()].reduce((sum, ms) => sum + ms, linkMs);
    const { population, think } = arrivals;
    least += (population * 500) / (population * workMs + think.meanMs + 100);
    most += (population * 4000) / (think.meanMs + workMs);
  }
  const stated = expected.find(({ figure }) => figure === 'throughput_per_s')?.value ?? 0;
  const usual = stated > 0 ? stated : Math.min(most, 20 * least);
  return Math.min(Math.max(usual, least), most);
}
