/** The gate for the system of a reference case: machines, processes, links, pools and operations. */
import { MOST_HOPS } from '../../engine/circles.ts';
import type { Routing } from '../../engine/model.ts';
import { expectedCalls } from './call-counts.ts';
import { POLICIES, readSteps } from './read-steps.ts';
import { readWorkload } from './read-workload.ts';
import type { Raw, Reading } from './reading.ts';
import type {
  Choice,
  ReferenceLink,
  ReferenceOperation,
  ReferenceProcess,
  ReferenceSystem,
} from './reference-case.ts';
import { linkId } from './reference-model.ts';

const FULL_POLICIES = ['refuse', 'drop', '503', '500'] as const;

export function readSystem(reading: Reading, system: unknown, workload: unknown): ReferenceSystem {
  const raw = reading.record(system, 'system', ['machines', 'processes', 'links', 'pools', 'operations']);
  const machines = reading.list(raw.machines, 'system.machines', 1).map((each, index) => {
    const path = `system.machines[${index}]`;
    const machine = reading.record(each, path, ['name', 'cores', 'scheduling', 'speed']);
    reading.oneOf(machine.scheduling, `${path}.scheduling`, ['processor-sharing']);
    return {
      name: reading.text(machine.name, `${path}.name`),
      cores: reading.number(machine.cores, `${path}.cores`, { least: 1, whole: true }),
      speed: optional(reading, machine, path, 'speed', { above: 0 }) ?? 1,
    };
  });
  const machineNames = machines.map(({ name }) => name);
  const rawOperations = reading.list(raw.operations, 'system.operations', 1);
  const operationNames = rawOperations.map((each, index) => {
    const path = `system.operations[${index}]`;
    return reading.text(reading.anyRecord(each, path).name, `${path}.name`);
  });
  const balancers = new Map<string, string>();
  const processes = reading.list(raw.processes, 'system.processes', 1).map((each, index) => {
    const path = `system.processes[${index}]`;
    return readProcess(reading, each, path, machineNames, operationNames, balancers);
  });
  const processNames = processes.map(({ name }) => name);
  const links = reading
    .list(raw.links ?? [], 'system.links')
    .map((each, index) => readLink(reading, each, `system.links[${index}]`, processNames));
  const pools = reading.list(raw.pools ?? [], 'system.pools').map((each, index) => {
    const path = `system.pools[${index}]`;
    const pool = reading.record(each, path, ['name', 'size', 'wait_timeout_ms']);
    return {
      name: reading.text(pool.name, `${path}.name`),
      size: reading.number(pool.size, `${path}.size`, { least: 1, whole: true }),
      waitTimeoutMs: optional(reading, pool, path, 'wait_timeout_ms', { least: 0 }),
    };
  });
  const names = { operations: operationNames, pools: pools.map(({ name }) => name) };
  const operations = rawOperations.map((each, index): ReferenceOperation => {
    const path = `system.operations[${index}]`;
    const keys = ['name', 'process', 'steps', 'request_bytes', 'response_bytes'];
    const operation = reading.record(each, path, keys);
    const process = reading.nameOf(operation.process, `${path}.process`, processNames, 'process');
    const steps = readSteps(reading, operation.steps, `${path}.steps`, names);
    const balances = balancers.get(process);
    const told = steps.map((step) => (step.do === 'ask' ? balanceKey(step.routing, step.choices) : ''));
    if (balances !== undefined && (told.length !== 1 || told[0] !== balances))
      reading.fault(
        `${path}.steps`,
        'A load balancer makes one balance step, with its own policy and targets.',
      );
    return {
      name: operationNames[index] ?? '',
      process,
      steps,
      requestBytes: optional(reading, operation, path, 'request_bytes', { least: 0 }) ?? 0,
      responseBytes: optional(reading, operation, path, 'response_bytes', { least: 0 }) ?? 0,
    };
  });
  reading.different(machineNames, 'system.machines');
  reading.different(processNames, 'system.processes');
  reading.different(operationNames, 'system.operations');
  reading.different(names.pools, 'system.pools');
  reading.different(
    links.map(({ from, to }) => linkId(from, to)),
    'system.links',
  );
  const classes = readWorkload(reading, workload, operationNames);
  if (reading.faults.length === 0) refuseEndlessCircles(reading, operations);
  return { machines, processes, links, pools, operations, classes };
}

/** A number that may be missing or null. */
function optional(
  reading: Reading,
  raw: Raw,
  path: string,
  key: string,
  range: Parameters<Reading['number']>[2],
): number | null {
  const value = raw[key];
  return value === undefined || value === null ? null : reading.number(value, `${path}.${key}`, range);
}

function readLink(reading: Reading, value: unknown, path: string, processes: readonly string[]) {
  const keys = ['from', 'to', 'one_way_ms', 'megabits_per_s', 'loss_probability'];
  const link = reading.record(value, path, keys);
  return {
    from: reading.nameOf(link.from, `${path}.from`, processes, 'process'),
    to: reading.nameOf(link.to, `${path}.to`, processes, 'process'),
    oneWayMs: reading.number(link.one_way_ms, `${path}.one_way_ms`, { least: 0 }),
    megabitsPerSecond: optional(reading, link, path, 'megabits_per_s', { above: 0 }),
    lossShare: optional(reading, link, path, 'loss_probability', { least: 0, most: 0.9 }) ?? 0,
  } satisfies ReferenceLink;
}

function balanceKey(routing: Routing, choices: readonly Choice[]): string {
  return `${routing} ${choices.map(({ operation }) => operation).join(' ')}`;
}

/** A process; of a load balancer, notes what its balance step must be. */
function readProcess(
  reading: Reading,
  value: unknown,
  path: string,
  machines: readonly string[],
  operations: readonly string[],
  balancers: Map<string, string>,
): ReferenceProcess {
  const keys = ['name', 'machine', 'workers', 'queue_limit', 'full_policy', 'kind', 'policy', 'targets'];
  const raw = reading.record(value, path, keys);
  const name = reading.text(raw.name, `${path}.name`);
  if (raw.kind !== undefined) {
    reading.oneOf(raw.kind, `${path}.kind`, ['load-balancer']);
    const policy = reading.oneOf(raw.policy, `${path}.policy`, POLICIES);
    const choices = reading.list(raw.targets, `${path}.targets`, 1).map((each, at) => ({
      operation: reading.nameOf(each, `${path}.targets[${at}]`, operations, 'operation'),
      weight: 1,
    }));
    balancers.set(name, balanceKey(policy, choices));
  } else if (raw.policy !== undefined || raw.targets !== undefined)
    reading.fault(path, 'Only a load balancer has a policy and targets.');
  const limit = (key: 'workers' | 'queue_limit', least: number): number | null =>
    raw[key] === null ? null : reading.number(raw[key], `${path}.${key}`, { least, whole: true });
  return {
    name,
    machine: reading.nameOf(raw.machine, `${path}.machine`, machines, 'machine'),
    workers: limit('workers', 1),
    queueLimit: limit('queue_limit', 0),
    fullPolicy:
      raw.full_policy === undefined
        ? 'refuse'
        : reading.oneOf(raw.full_policy, `${path}.full_policy`, FULL_POLICIES),
  };
}

/** A request may come back to where it was by chance, but not for ever: the engine drops it after so many hops. */
function refuseEndlessCircles(reading: Reading, operations: readonly ReferenceOperation[]): void {
  for (const { name } of operations) {
    const { left, visits } = expectedCalls(operations, name, MOST_HOPS);
    if (left < 1e-9) continue;
    const round = [...visits].filter(([, times]) => times > 1).map(([each]) => each);
    reading.fault(
      'system.operations',
      round.length > 0
        ? `The calls go in a circle for ever, or for more than ${MOST_HOPS} hops: ${round.join(', ')}.`
        : `The calls of ${name} go deeper than ${MOST_HOPS} hops.`,
    );
    return;
  }
}
