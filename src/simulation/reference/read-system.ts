/** The gate for the system of a reference case: machines, processes, links, operations and their steps. */
import type { Distribution, Routing } from '../../engine/model.ts';
import type { Reading } from './reading.ts';
import type {
  Choice,
  ReferenceClass,
  ReferenceOperation,
  ReferenceProcess,
  ReferenceStep,
  ReferenceSystem,
} from './reference-case.ts';

const POLICIES: readonly Routing[] = ['round-robin', 'random', 'least-connections'];
const LAWS = ['exponential', 'deterministic', 'erlang', 'hyperexponential', 'log-normal', 'uniform'] as const;
const SHAPE_KEYS = ['stages', 'scv', 'cv', 'half_width_ms'] as const;
const WHOLE = { least: 1, whole: true } as const;

export function readSystem(reading: Reading, system: unknown, workload: unknown): ReferenceSystem {
  const raw = reading.record(system, 'system', ['machines', 'processes', 'links', 'operations']);
  const machines = reading.list(raw.machines, 'system.machines', 1).map((each, index) => {
    const path = `system.machines[${index}]`;
    const machine = reading.record(each, path, ['name', 'cores', 'scheduling']);
    reading.oneOf(machine.scheduling, `${path}.scheduling`, ['processor-sharing']);
    return {
      name: reading.text(machine.name, `${path}.name`),
      cores: reading.number(machine.cores, `${path}.cores`, WHOLE),
    };
  });
  const machineNames = machines.map(({ name }) => name);
  const rawOperations = reading.list(raw.operations, 'system.operations', 1);
  const operationNames = rawOperations.map((each, index) =>
    reading.text(
      reading.anyRecord(each, `system.operations[${index}]`).name,
      `system.operations[${index}].name`,
    ),
  );
  const balancers = new Map<string, string>();
  const processes = reading.list(raw.processes, 'system.processes', 1).map((each, index) => {
    const path = `system.processes[${index}]`;
    return readProcess(reading, each, path, machineNames, operationNames, balancers);
  });
  const processNames = processes.map(({ name }) => name);
  const links = reading.list(raw.links ?? [], 'system.links').map((each, index) => {
    const path = `system.links[${index}]`;
    const link = reading.record(each, path, ['from', 'to', 'one_way_ms']);
    return {
      from: reading.nameOf(link.from, `${path}.from`, processNames, 'process'),
      to: reading.nameOf(link.to, `${path}.to`, processNames, 'process'),
      oneWayMs: reading.number(link.one_way_ms, `${path}.one_way_ms`, { least: 0 }),
    };
  });
  const operations = rawOperations.map((each, index) => {
    const path = `system.operations[${index}]`;
    const operation = reading.record(each, path, ['name', 'process', 'steps']);
    const process = reading.nameOf(operation.process, `${path}.process`, processNames, 'process');
    const steps = reading
      .list(operation.steps, `${path}.steps`)
      .map((step, at) => readStep(reading, step, `${path}.steps[${at}]`, operationNames));
    const balances = balancers.get(process);
    const told = steps.flatMap((step) => (step.do === 'ask' ? [balanceKey(step.routing, step.choices)] : []));
    if (balances !== undefined && (told.length !== 1 || told[0] !== balances))
      reading.fault(
        `${path}.steps`,
        'A load balancer makes one balance step, with its own policy and targets.',
      );
    return { name: operationNames[index] ?? '', process, steps };
  });
  reading.different(machineNames, 'system.machines');
  reading.different(processNames, 'system.processes');
  reading.different(operationNames, 'system.operations');
  reading.different(
    links.map(({ from, to }) => `${from} to ${to}`),
    'system.links',
  );
  refuseCircles(reading, operations);
  return { machines, processes, links, operations, classes: readWorkload(reading, workload, operationNames) };
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
  const raw = reading.record(value, path, [
    'name',
    'machine',
    'workers',
    'queue_limit',
    'kind',
    'policy',
    'targets',
  ]);
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
  };
}

function readStep(
  reading: Reading,
  value: unknown,
  path: string,
  operations: readonly string[],
): ReferenceStep {
  const step = reading.anyRecord(value, path);
  const named = (each: unknown, at: string): string => reading.nameOf(each, at, operations, 'operation');
  if ('cpu_ms' in step) {
    reading.record(step, path, ['cpu_ms', 'distribution', ...SHAPE_KEYS]);
    return { do: 'cpu', demand: readDistribution(reading, step, path, 'cpu_ms', 'distribution') };
  }
  if ('call' in step) {
    reading.record(step, path, ['call']);
    return asking('random', [{ operation: named(step.call, `${path}.call`), weight: 1 }]);
  }
  if ('call_one_of' in step) {
    reading.record(step, path, ['call_one_of']);
    const choices = reading.list(step.call_one_of, `${path}.call_one_of`, 1).map((each, index) => {
      const at = `${path}.call_one_of[${index}]`;
      const choice = reading.record(each, at, ['probability', 'call']);
      return {
        operation: named(choice.call, `${at}.call`),
        weight: reading.number(choice.probability, `${at}.probability`, { least: 0, most: 1 }),
      };
    });
    const sum = choices.reduce((all, { weight }) => all + weight, 0);
    if (Math.abs(sum - 1) > 1e-6)
      reading.fault(`${path}.call_one_of`, `The probabilities add up to ${sum}, not to 1.`);
    return asking('random', choices);
  }
  if ('balance' in step) {
    reading.record(step, path, ['balance', 'policy']);
    const choices = reading
      .list(step.balance, `${path}.balance`, 1)
      .map((each, index) => ({ operation: named(each, `${path}.balance[${index}]`), weight: 1 }));
    return asking(reading.oneOf(step.policy, `${path}.policy`, POLICIES), choices);
  }
  const keys = Object.keys(step).join(', ') || 'nothing';
  reading.fault(path, `The engine knows cpu_ms, call, call_one_of and balance, not ${keys}.`);
  return asking('random', []);
}

function asking(routing: Routing, choices: readonly Choice[]): ReferenceStep {
  return { do: 'ask', routing, choices };
}

/** A law with its mean under one key and its name under another; `prefix` stands before the keys of its shape. */
function readDistribution(
  reading: Reading,
  raw: Readonly<Record<string, unknown>>,
  path: string,
  meanKey: string,
  lawKey: string,
  prefix = '',
): Distribution {
  const meanMs = reading.number(raw[meanKey], `${path}.${meanKey}`, { least: 0 });
  if (meanMs === 0 && raw[lawKey] === undefined) return { law: 'deterministic', meanMs };
  const law = reading.oneOf(raw[lawKey], `${path}.${lawKey}`, LAWS);
  const wanted: Readonly<Record<string, readonly string[]>> = {
    erlang: ['stages'],
    hyperexponential: ['scv', 'cv'],
    'log-normal': ['scv', 'cv'],
    uniform: ['half_width_ms'],
  };
  for (const key of SHAPE_KEYS) {
    if (raw[prefix + key] !== undefined && !wanted[law]?.includes(key))
      reading.fault(`${path}.${prefix}${key}`, `The law ${law} has no ${key}.`);
  }
  const shape = (key: string, range: Parameters<Reading['number']>[2]): number =>
    reading.number(raw[prefix + key], `${path}.${prefix}${key}`, range);
  const cv = (least: number): number =>
    raw[`${prefix}cv`] === undefined ? Math.sqrt(shape('scv', { least })) : shape('cv', { least });
  switch (law) {
    case 'erlang':
      return { law, meanMs, stages: shape('stages', WHOLE) };
    case 'hyperexponential':
      return { law, meanMs, cv: cv(1) };
    case 'log-normal':
      return { law, meanMs, cv: cv(0) };
    case 'uniform':
      return { law, meanMs, halfWidthMs: shape('half_width_ms', { least: 0, most: meanMs }) };
    default:
      return { law, meanMs };
  }
}

function readWorkload(reading: Reading, value: unknown, operations: readonly string[]): ReferenceClass[] {
  const workload = reading.record(value, 'workload', ['type', 'classes']);
  const type = reading.oneOf(workload.type, 'workload.type', ['open', 'closed']);
  const keys =
    type === 'open'
      ? ['arrivals', 'rate_per_s']
      : ['population', 'think_ms', 'think_distribution', ...SHAPE_KEYS.map((key) => `think_${key}`)];
  const classes = reading.list(workload.classes, 'workload.classes', 1).map((each, index): ReferenceClass => {
    const path = `workload.classes[${index}]`;
    const raw = reading.record(each, path, ['name', 'operation', ...keys]);
    const name = reading.text(raw.name, `${path}.name`);
    const operation = reading.nameOf(raw.operation, `${path}.operation`, operations, 'operation');
    if (type === 'open') {
      reading.oneOf(raw.arrivals, `${path}.arrivals`, ['poisson']);
      const ratePerSecond = reading.number(raw.rate_per_s, `${path}.rate_per_s`, { above: 0 });
      return { name, operation, arrivals: { mode: 'open', ratePerSecond } };
    }
    const population = reading.number(raw.population, `${path}.population`, WHOLE);
    const think = readDistribution(reading, raw, path, 'think_ms', 'think_distribution', 'think_');
    return { name, operation, arrivals: { mode: 'closed', population, think } };
  });
  reading.different(
    classes.map(({ name }) => name),
    'workload.classes',
  );
  return classes;
}

/** Calls that come back to where they began would never end. */
function refuseCircles(reading: Reading, operations: readonly ReferenceOperation[]): void {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const settled = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    if (settled.has(name)) return;
    if (way.includes(name)) {
      reading.fault('system.operations', `The calls go in a circle: ${[...way, name].join(', ')}.`);
      return;
    }
    for (const step of byName.get(name)?.steps ?? []) {
      if (step.do === 'ask') for (const { operation } of step.choices) follow(operation, [...way, name]);
    }
    settled.add(name);
  };
  for (const { name } of operations) follow(name, []);
}
