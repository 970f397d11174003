/** The gate for reference case files: a case that the engine can run and judge, or every fault with its path. */
import { Expectations } from './read-expected.ts';
import { readSystem } from './read-system.ts';
import { type Fault, type Raw, Reading } from './reading.ts';
import type { ReferenceCase, ReferenceSystem } from './reference-case.ts';
import { hintOf, throughputOf } from './sizing.ts';

export const SCHEMA = 'reference-case/1';

export type ReadResult =
  | { readonly ok: true; readonly reference: ReferenceCase }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Where the figures come from, in words and runs of others; nothing here is run. */
const ABOUT = ['title', 'group', 'note', 'units', 'sampling_hint', 'cross_checks', 'agreement'] as const;

export function readReferenceCase(text: string): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, faults: [{ path: '', message: 'The file is not JSON.' }] };
  }
  const reading = new Reading();
  const raw = reading.record(value, '', ['schema', 'id', 'system', 'workload', 'expected', ...ABOUT]);
  reading.oneOf(raw.schema, 'schema', [SCHEMA]);
  const units = reading.record(raw.units ?? {}, 'units', ['time', 'rate']);
  if (units.time !== undefined) reading.oneOf(units.time, 'units.time', ['ms']);
  if (units.rate !== undefined) reading.oneOf(units.rate, 'units.rate', ['per second']);
  const system = readSystem(reading, raw.system, raw.workload);
  refuseEndlessWaits(reading, system);
  const judging = new Reading();
  const { expected, comparisons } = new Expectations(judging, system).read(raw.expected);
  const reference = {
    id: reading.text(raw.id, 'id'),
    title: textOr(raw.title),
    group: textOr(raw.group),
    method: textOr((raw.expected as Raw | undefined)?.method),
    system,
    expected,
    unjudged: judging.faults,
    comparisons,
    hintRequests: hintOf(reading, raw.sampling_hint),
    throughputPerSecond: reading.faults.length === 0 ? throughputOf(system, expected) : 1,
  };
  const isRunnable = reading.faults.length === 0 && expected.length > 0;
  return isRunnable ? { ok: true, reference } : { ok: false, faults: [...reading.faults, ...judging.faults] };
}

/** Without a time-out a user would wait for a dropped message for ever. */
function refuseEndlessWaits(reading: Reading, { processes, classes }: ReferenceSystem): void {
  const patient = classes.findIndex(({ timeoutMs }) => timeoutMs === null);
  if (
    patient >= 0 &&
    processes.some(({ queueLimit, fullPolicy }) => queueLimit !== null && fullPolicy === 'drop')
  )
    reading.fault(
      `workload.classes[${patient}].timeout_ms`,
      'Users need a time-out where messages are dropped: they would wait for ever.',
    );
}

function textOr(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
