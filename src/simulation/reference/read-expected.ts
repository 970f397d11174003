/** The gate for the expected figures of a reference case: those that can be judged, and a fault for every other. */
import type { Raw, Reading } from './reading.ts';
import type { ExpectedFigure, ReferenceStep, ReferenceSystem, Whose } from './reference-case.ts';
import { demandsOf } from './reference-model.ts';
import { FLOW_FIGURES, MACHINE_FIGURES, PROCESS_FIGURES, shareOf } from './run-figures.ts';

/** Words about figures. */
const WORDS = ['basis', 'method', 'note'] as const;
/** A knee is a number of users: four digits say all. */
const KNEE_ROUNDING = 1e-4;

/** Reads what is expected. A figure that cannot be measured is a fault. */
export class Expectations {
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
      if (isWord(key)) continue;
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
        if (!isWord(key)) this.flow(key, each, `${path}.${name}.${key}`, { what, name }, known);
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
    const path = `expected.${figure}`;
    if (value === null) {
      this.notStated(figure, whose, measure);
      return;
    }
    if (OF_READY.has(measure) && !this.system.operations.every(({ steps }) => steps.every(isPlainStep))) {
      this.reading.fault(
        path,
        'The engine measures this only where operations do nothing but CPU work and calls.',
      );
      return;
    }
    const faultsBefore = this.reading.faults.length;
    const isPlain = typeof value === 'number';
    const raw: Raw = isPlain
      ? { value }
      : this.reading.record(value, path, ['value', 'ci95_half_width', ...WORDS]);
    if (this.reading.faults.length > faultsBefore) return;
    const expected = {
      figure,
      whose,
      measure,
      value: this.reading.number(raw.value, `${path}.value`),
      halfWidth: this.reading.number(raw.ci95_half_width ?? 0, `${path}.ci95_half_width`, { least: 0 }),
      basis: typeof raw.basis === 'string' ? raw.basis : '',
      relation,
    };
    if (this.reading.faults.length === faultsBefore) this.expected.push(expected);
  }

  /** Workers without a limit have no utilisation; any other figure that is null is named. */
  private notStated(figure: string, whose: Whose, measure: string): void {
    const isUnlimited =
      whose.what === 'process' &&
      this.system.processes.some(({ name, workers }) => name === whose.name && workers === null);
    if (measure !== 'worker_utilisation' || !isUnlimited) this.comparisons.push(`${figure} (null)`);
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
    if (value === null) {
      this.comparisons.push('asymptotic_bounds.knee_users (null)');
      return;
    }
    const faultsBefore = this.reading.faults.length;
    const raw =
      typeof value === 'number'
        ? { value }
        : this.reading.record(value, path, ['value', 'ci95_half_width', ...WORDS]);
    if (this.reading.faults.length > faultsBefore) return;
    const stated = this.reading.number(raw.value, path);
    if (this.reading.faults.length === faultsBefore && Math.abs(stated / knee - 1) > KNEE_ROUNDING)
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

function isWord(key: string): boolean {
  return (WORDS as readonly string[]).includes(key);
}
