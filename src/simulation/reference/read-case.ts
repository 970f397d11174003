/** The gate for reference case files: a case that the engine can run and judge, or every fault with its path. */

import { readSystem } from './read-system.ts';
import { type Fault, type Raw, Reading } from './reading.ts';
import type {
  ExpectedFigure,
  ReferenceCase,
  ReferenceStep,
  ReferenceSystem,
  Whose,
} from './reference-case.ts';
import { demandsOf } from './reference-model.ts';
import { FLOW_FIGURES, MACHINE_FIGURES, PROCESS_FIGURES, shareOf } from './run-figures.ts';

export const SCHEMA = 'reference-case/1';

export type ReadResult =
  | { readonly ok: true; readonly reference: ReferenceCase }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Where the figures come from, in words and runs of others; nothing here is run. */
const ABOUT = ['title', 'group', 'note', 'units', 'sampling_hint', 'cross_checks', 'agreement'] as const;
const WORDS = ['basis', 'method', 'note'] as const;
const DEFAULT_HINT = 1_000_000;

export function readReferenceCase(text: string): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
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
    throughputPerSecond: throughputOf(system, expected),
  };
  const isRunnable = reading.faults.length === 0 && expected.length > 0;
  return isRunnable ? { ok: true, reference } : { ok: false, faults: [...reading.faults, ...judging.faults] };
}

/** Without a pause, a rejected user would ask again at the same moment, for ever; without a time-out, wait for a dropped message. */
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
  const restless = classes.findIndex(
    ({ arrivals }) => arrivals.mode === 'closed' && arrivals.think.meanMs === 0,
  );
  if (restless >= 0 && processes.some(({ queueLimit, workers }) => queueLimit !== null && workers !== null))
    reading.fault(
      `workload.classes[${restless}].think_ms`,
      'Users who do not think cannot be rejected: they would ask again for ever in no time.',
    );
}

/** The largest number of requests that the file names for 1 %. */
function hintOf(reading: Reading, hint: unknown): number {
  if (hint === undefined) return DEFAULT_HINT;
  const numbers = Object.entries(reading.anyRecord(hint, 'sampling_hint')).flatMap(([key, value]) =>
    key.startsWith('requests_for_') && typeof value === 'number' && value > 0 ? [value] : [],
  );
  return Math.max(...numbers, numbers.length > 0 ? 1 : DEFAULT_HINT);
}

/** About how many requests complete in a second: as expected, else what comes in, else what users could send. */
function throughputOf({ classes }: ReferenceSystem, expected: readonly ExpectedFigure[]): number {
  const stated = expected.find(({ figure }) => figure === 'throughput_per_s')?.value ?? 0;
  if (stated > 0) return stated;
  return classes.reduce(
    (sum, { arrivals }) =>
      sum +
      (arrivals.mode === 'open'
        ? arrivals.ratePerSecond
        : (arrivals.population * 1000) / (arrivals.think.meanMs + 100)),
    0,
  );
}

/** Reads what is expected. A figure that cannot be measured is a fault. */
class Expectations {
  private readonly expected: ExpectedFigure[] = [];
  private readonly comparisons: string[] = [];
  private readonly reading: Reading;
  private readonly system: ReferenceSystem;

  constructor(reading: Reading, system: ReferenceSystem) {
    this.reading = reading;
    this.system = system;
  }

  read(value: unknown) {
    const raw = this.reading.anyRecord(value, 'expected');
    const { machines, processes, classes, operations } = this.system;
    const first = operations.find(({ name }) => name === classes[0]?.operation)?.process ?? '';
    for (const [key, each] of Object.entries(raw)) {
      if (isWord(key) || typeof each === 'string') continue;
      if (key === 'machines') this.named(each, key, machines, MACHINE_FIGURES, 'machine');
      else if (key === 'processes') this.named(each, key, processes, PROCESS_FIGURES, 'process');
      else if (key === 'classes') this.named(each, key, classes, FLOW_FIGURES, 'class');
      else if (key === 'mean_requests_at_machine') this.atMachines(each);
      else if (key === 'asymptotic_bounds') this.bounds(each);
      else if (key === 'probability_of_waiting')
        this.figure(each, key, { what: 'process', name: first }, key);
      else if (/_for_comparison(?:_|$)/.test(key)) this.comparisons.push(key);
      else this.flow(key, each, key, { what: 'all' }, FLOW_FIGURES);
    }
    if (this.expected.length === 0) this.reading.fault('expected', 'There is no figure to judge.');
    return { expected: this.expected, comparisons: this.comparisons };
  }

  private named(
    value: unknown,
    path: string,
    owners: readonly { readonly name: string }[],
    known: Readonly<Record<string, unknown>>,
    what: 'machine' | 'process' | 'class',
  ): void {
    for (const [name, figures] of Object.entries(this.reading.anyRecord(value, `expected.${path}`))) {
      if (!owners.some((owner) => owner.name === name)) {
        this.reading.fault(`expected.${path}.${name}`, `There is no ${what} of this name.`);
        continue;
      }
      for (const [key, each] of Object.entries(this.reading.anyRecord(figures, `expected.${path}.${name}`))) {
        if (!isWord(key) && typeof each !== 'string')
          this.flow(key, each, `${path}.${name}.${key}`, { what, name }, known);
      }
    }
  }

  private flow(
    key: string,
    value: unknown,
    path: string,
    whose: Whose,
    known: Readonly<Record<string, unknown>>,
  ): void {
    const hasTimes = whose.what === 'all' || whose.what === 'class';
    if (key === 'response_percentiles_ms' && hasTimes) {
      for (const [name, each] of Object.entries(this.reading.anyRecord(value, `expected.${path}`))) {
        if (isWord(name)) continue;
        if (shareOf(name) === null) this.unknown(`${path}.${name}`);
        else this.figure(each, `${path}.${name}`, whose, name);
      }
    } else if (Object.hasOwn(known, key)) this.figure(value, path, whose, key);
    else this.unknown(path);
  }

  private unknown(path: string): void {
    this.reading.fault(`expected.${path}`, 'The engine measures no such figure.');
  }

  private figure(
    value: unknown,
    figure: string,
    whose: Whose,
    measure: string,
    relation: ExpectedFigure['relation'] = 'equal',
  ): void {
    if (value === null) return;
    const path = `expected.${figure}`;
    if (OF_READY.has(measure) && !this.system.operations.every(({ steps }) => steps.every(isPlainStep))) {
      this.reading.fault(
        path,
        'The engine measures this only where operations do nothing but CPU work and calls.',
      );
      return;
    }
    const isPlain = typeof value === 'number';
    const raw: Raw = isPlain
      ? { value }
      : this.reading.record(value, path, ['value', 'ci95_half_width', ...WORDS]);
    this.expected.push({
      figure,
      whose,
      measure,
      value: this.reading.number(raw.value, `${path}.value`),
      halfWidth: this.reading.number(raw.ci95_half_width ?? 0, `${path}.ci95_half_width`, { least: 0 }),
      basis: typeof raw.basis === 'string' ? raw.basis : '',
      relation,
    });
  }

  private atMachines(value: unknown): void {
    const key = 'mean_requests_at_machine';
    for (const [name, each] of Object.entries(this.reading.anyRecord(value, `expected.${key}`))) {
      if (this.system.machines.some((machine) => machine.name === name))
        this.figure(each, `${key}.${name}`, { what: 'machine', name }, key);
      else this.reading.fault(`expected.${key}.${name}`, 'There is no machine of this name.');
    }
  }

  /** Bounds must be kept by what is measured; the knee follows from the file itself. */
  private bounds(value: unknown): void {
    const path = 'asymptotic_bounds';
    const raw = this.reading.anyRecord(value, `expected.${path}`);
    for (const [key, each] of Object.entries(raw)) {
      if (isWord(key)) continue;
      const at = `${path}.${key}`;
      if (key === 'throughput_upper_per_s')
        this.figure(each, at, { what: 'all' }, 'throughput_per_s', 'at most');
      else if (key === 'response_lower_ms') this.figure(each, at, { what: 'all' }, 'response_ms', 'at least');
      else if (key === 'knee_users') this.knee(each, `expected.${at}`);
      else this.unknown(at);
    }
  }

  /** Users at which the two bounds on throughput meet: (all demands + think time) / the largest demand. */
  private knee(value: unknown, path: string): void {
    const [users, ...others] = this.system.classes;
    if (users?.arrivals.mode !== 'closed' || others.length > 0) {
      this.reading.fault(path, 'A knee needs one class of users who think.');
      return;
    }
    const { cpuMs, linkMs } = demandsOf(this.system, users.operation);
    const total = [...cpuMs.values()].reduce((sum, ms) => sum + ms, linkMs);
    const largest = Math.max(
      ...this.system.machines.map(({ name, cores }) => (cpuMs.get(name) ?? 0) / cores),
    );
    const knee = (total + users.arrivals.think.meanMs) / largest;
    const stated = this.reading.number(value, path);
    if (Math.abs(stated / knee - 1) > 1e-6)
      this.reading.fault(path, `The demands of the file give ${knee} users, not ${stated}.`);
  }
}

/** Figures of those who want CPU: who holds a worker and does not wait for a call. */
const OF_READY: ReadonlySet<string> = new Set([
  'mean_cpu_or_ready_workers',
  'mean_workers_running_or_ready',
  'mean_requests_at_machine',
]);

function isPlainStep({ do: what }: ReferenceStep): boolean {
  return what === 'cpu' || what === 'ask';
}

function textOr(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isWord(key: string): boolean {
  return (WORDS as readonly string[]).includes(key);
}
