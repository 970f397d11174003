/** How the measurements of a headless run are told: tables for the eye, a closed document for machines. */
import type { Measurements } from '../simulation/headless-run.ts';

type Cells = readonly string[];

function table(head: Cells, rows: readonly Cells[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function rate(perSecond: number): string {
  return perSecond.toFixed(2);
}

function ms(value: number | null): string {
  return value === null ? '-' : value.toFixed(1);
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`;
}

function of(amount: number, limit: number | null): string {
  return `${amount.toFixed(2)} of ${limit ?? 'no limit'}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** The events, and what the clients got between them. */
function scenarioLines({ scenario, phases, clients }: Measurements): string[] {
  if (scenario.length === 0) return [];
  const rows = phases.flatMap((phase) =>
    phase.clients.map((client, index) => [
      index === 0 ? `${seconds(phase.fromMs)} to ${seconds(phase.toMs)}` : '',
      clients.find(({ id }) => id === client.id)?.name ?? client.id,
      rate(client.offeredPerSecond),
      rate(client.answeredPerSecond),
      rate(client.failedPerSecond),
      percent(client.failedShare),
      ms(client.p50Ms),
      ms(client.p95Ms),
    ]),
  );
  return [
    '',
    'scenario',
    ...scenario.map(({ atMs, words }) => `${seconds(atMs).padStart(8)} s  ${words}`),
    '',
    ...table(
      ['between, s', 'clients', 'sent/s', 'answered/s', 'failed/s', 'failed', 'p50 ms', 'p95 ms'],
      rows,
    ),
  ];
}

export function measurementLines(measured: Measurements): string[] {
  const { diagram, seed, warmUpSeconds, seconds, eventHash, notes } = measured;
  const clients = measured.clients.map((client) => [
    client.name,
    rate(client.offeredPerSecond),
    rate(client.answeredPerSecond),
    rate(client.failedPerSecond),
    percent(client.failedShare),
    ms(client.meanMs),
    ms(client.p50Ms),
    ms(client.p95Ms),
    ms(client.p99Ms),
  ]);
  const failures = measured.clients.flatMap(({ name, outcomes }) =>
    outcomes
      .filter(({ outcome }) => outcome !== 'ok')
      .map(({ outcome, count, share }) => `${name}: ${count} ended as ${outcome} (${percent(share)})`),
  );
  const processes = measured.processes.map((process) => [
    process.name,
    process.machine,
    rate(process.arrivedPerSecond),
    rate(process.servedPerSecond),
    rate(process.rejectedPerSecond),
    of(process.busyWorkers, process.workers),
    process.awaitingWorkers.toFixed(2),
    of(process.queueLength, process.queueLimit),
    ms(process.meanWaitMs),
    ms(process.meanServedMs),
    process.cpuCores.toFixed(3),
  ]);
  const machines = measured.machines.map(({ name, cores, cpuShare }) => [
    name,
    String(cores),
    percent(cpuShare),
  ]);
  return [
    `${diagram}: ${seconds} s measured after a warm-up of ${warmUpSeconds} s, seed ${seed}, run ${eventHash}`,
    '',
    ...table(
      ['clients', 'sent/s', 'answered/s', 'failed/s', 'failed', 'mean ms', 'p50 ms', 'p95 ms', 'p99 ms'],
      clients,
    ),
    ...failures,
    ...scenarioLines(measured),
    '',
    ...table(
      [
        'processes',
        'machine',
        'in/s',
        'served/s',
        'rejected/s',
        'workers held',
        'awaiting',
        'in line',
        'wait ms',
        'served ms',
        'cores used',
      ],
      processes,
    ),
    '',
    ...table(['machines', 'cores', 'CPU'], machines),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `Note: ${note}`)] : []),
  ];
}

/** Every key is always there; null stands for what was not measured (no answer, no limit). */
export function measurementDocument(measured: Measurements, repairs: readonly string[]) {
  const { diagram, seed, warmUpSeconds, seconds, eventHash, notes } = measured;
  return {
    format: 'loadbearing-measurements',
    version: 1,
    diagram,
    seed,
    warmUpSeconds,
    seconds,
    eventHash,
    repairs,
    notes,
    scenario: measured.scenario,
    phases: measured.phases.map(({ fromMs, toMs, began, clients }) => ({
      fromMs,
      toMs,
      began,
      clients: clients.map((client) => ({
        id: client.id,
        offeredPerSecond: client.offeredPerSecond,
        answeredPerSecond: client.answeredPerSecond,
        failedPerSecond: client.failedPerSecond,
        failedShare: client.failedShare,
        outcomes: Object.fromEntries(client.outcomes.map(({ outcome, count }) => [outcome, count])),
        p50Ms: client.p50Ms,
        p95Ms: client.p95Ms,
        p99Ms: client.p99Ms,
      })),
    })),
    clients: measured.clients.map((client) => ({
      id: client.id,
      name: client.name,
      kind: client.kind,
      offeredPerSecond: client.offeredPerSecond,
      answeredPerSecond: client.answeredPerSecond,
      failedPerSecond: client.failedPerSecond,
      failedShare: client.failedShare,
      outcomes: Object.fromEntries(client.outcomes.map(({ outcome, count }) => [outcome, count])),
      meanMs: client.meanMs,
      p50Ms: client.p50Ms,
      p95Ms: client.p95Ms,
      p99Ms: client.p99Ms,
      inFlight: client.inFlight,
    })),
    processes: measured.processes.map((process) => ({
      id: process.id,
      name: process.name,
      kind: process.kind,
      machine: process.machine,
      arrivedPerSecond: process.arrivedPerSecond,
      servedPerSecond: process.servedPerSecond,
      rejectedPerSecond: process.rejectedPerSecond,
      workers: process.workers,
      busyWorkers: process.busyWorkers,
      awaitingWorkers: process.awaitingWorkers,
      queueLimit: process.queueLimit,
      queueLength: process.queueLength,
      meanWaitMs: process.meanWaitMs,
      meanServedMs: process.meanServedMs,
      cpuCores: process.cpuCores,
      p50Ms: process.p50Ms,
      p95Ms: process.p95Ms,
      p99Ms: process.p99Ms,
    })),
    machines: measured.machines.map((machine) => ({
      id: machine.id,
      name: machine.name,
      cores: machine.cores,
      cpuShare: machine.cpuShare,
    })),
  };
}
