/** The gate for the steps of an operation in a reference case. */
import type { Routing } from '../../engine/model.ts';
import { readLaw, SHAPE_KEYS } from './read-law.ts';
import type { Raw, Reading } from './reading.ts';
import type { Choice, ReferenceStep } from './reference-case.ts';

export const POLICIES: readonly Routing[] = ['round-robin', 'random', 'least-connections'];

/** What steps may name. */
export interface Names {
  readonly operations: readonly string[];
  readonly pools: readonly string[];
}

const CALL_KEYS = ['asynchronous', 'pool', 'timeout_ms'] as const;

export function readSteps(reading: Reading, value: unknown, path: string, names: Names): ReferenceStep[] {
  return reading.list(value, path).map((step, at) => readStep(reading, step, `${path}[${at}]`, names));
}

function readStep(reading: Reading, value: unknown, path: string, names: Names): ReferenceStep {
  const step = reading.anyRecord(value, path);
  const operation = (each: unknown, at: string): string =>
    reading.nameOf(each, at, names.operations, 'operation');
  if ('cpu_ms' in step) {
    reading.record(step, path, ['cpu_ms', 'distribution', ...SHAPE_KEYS]);
    return { do: 'cpu', demand: readLaw(reading, step, path, 'cpu_ms', 'distribution') };
  }
  if ('delay_ms' in step) {
    reading.record(step, path, ['delay_ms', 'distribution', ...SHAPE_KEYS]);
    return { do: 'delay', time: readLaw(reading, step, path, 'delay_ms', 'distribution') };
  }
  if ('parallel' in step) {
    reading.record(step, path, ['parallel']);
    const branches = reading.list(step.parallel, `${path}.parallel`, 1);
    return {
      do: 'parallel',
      branches: branches.map((each, at) => readSteps(reading, each, `${path}.parallel[${at}]`, names)),
    };
  }
  if ('call' in step) {
    reading.record(step, path, ['call', ...CALL_KEYS]);
    const choices = [{ operation: operation(step.call, `${path}.call`), weight: 1 }];
    return asking(reading, step, path, names, 'random', choices);
  }
  if ('call_one_of' in step) {
    reading.record(step, path, ['call_one_of', ...CALL_KEYS]);
    const choices = reading.list(step.call_one_of, `${path}.call_one_of`, 1).map((each, index) => {
      const at = `${path}.call_one_of[${index}]`;
      const choice = reading.record(each, at, ['probability', 'call']);
      return {
        operation: operation(choice.call, `${at}.call`),
        weight: reading.number(choice.probability, `${at}.probability`, { least: 0, most: 1 }),
      };
    });
    const sum = choices.reduce((all, { weight }) => all + weight, 0);
    if (Math.abs(sum - 1) > 1e-6)
      reading.fault(`${path}.call_one_of`, `The probabilities add up to ${sum}, not to 1.`);
    return asking(reading, step, path, names, 'random', choices);
  }
  if ('balance' in step) {
    reading.record(step, path, ['balance', 'policy', ...CALL_KEYS]);
    const choices = reading
      .list(step.balance, `${path}.balance`, 1)
      .map((each, index) => ({ operation: operation(each, `${path}.balance[${index}]`), weight: 1 }));
    const routing = reading.oneOf(step.policy, `${path}.policy`, POLICIES);
    return asking(reading, step, path, names, routing, choices);
  }
  const keys = Object.keys(step).join(', ') || 'nothing';
  reading.fault(
    path,
    `The engine knows cpu_ms, delay_ms, call, call_one_of, balance and parallel, not ${keys}.`,
  );
  return { do: 'parallel', branches: [] };
}

function asking(
  reading: Reading,
  step: Raw,
  path: string,
  { pools }: Names,
  routing: Routing,
  choices: readonly Choice[],
): ReferenceStep {
  const synchronous = step.asynchronous !== true;
  if (step.asynchronous !== undefined && typeof step.asynchronous !== 'boolean')
    reading.fault(`${path}.asynchronous`, 'This is true or false.');
  for (const key of ['pool', 'timeout_ms']) {
    if (!synchronous && step[key] !== undefined)
      reading.fault(`${path}.${key}`, 'An asynchronous call waits for nothing.');
  }
  return {
    do: 'ask',
    routing,
    choices,
    synchronous,
    pool: step.pool === undefined ? null : reading.nameOf(step.pool, `${path}.pool`, pools, 'pool'),
    timeoutMs:
      step.timeout_ms === undefined
        ? null
        : reading.number(step.timeout_ms, `${path}.timeout_ms`, { above: 0 }),
  };
}
