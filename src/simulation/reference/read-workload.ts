/** The gate for the workload of a reference case: open and closed classes of users. */
import { readLaw, SHAPE_KEYS } from './read-law.ts';
import type { Reading } from './reading.ts';
import type { ReferenceClass } from './reference-case.ts';

const OPEN_KEYS = ['arrivals', 'rate_per_s'] as const;
const CLOSED_KEYS = [
  'population',
  'think_ms',
  'think_distribution',
  ...SHAPE_KEYS.flatMap((key) => [key, `think_${key}`]),
] as const;

export function readWorkload(
  reading: Reading,
  value: unknown,
  operations: readonly string[],
): ReferenceClass[] {
  const workload = reading.record(value, 'workload', ['type', 'classes']);
  const type = reading.oneOf(workload.type, 'workload.type', ['open', 'closed', 'mixed']);
  const classes = reading.list(workload.classes, 'workload.classes', 1).map((each, index): ReferenceClass => {
    const path = `workload.classes[${index}]`;
    const own = type === 'mixed' ? ['type'] : [];
    const mode =
      type === 'mixed'
        ? reading.oneOf(reading.anyRecord(each, path).type, `${path}.type`, ['open', 'closed'])
        : type;
    const keys = mode === 'open' ? OPEN_KEYS : CLOSED_KEYS;
    const raw = reading.record(each, path, ['name', 'operation', 'timeout_ms', ...own, ...keys]);
    const shared = {
      name: reading.text(raw.name, `${path}.name`),
      operation: reading.nameOf(raw.operation, `${path}.operation`, operations, 'operation'),
      timeoutMs:
        raw.timeout_ms === undefined
          ? null
          : reading.number(raw.timeout_ms, `${path}.timeout_ms`, { above: 0 }),
    };
    if (mode === 'open') {
      reading.oneOf(raw.arrivals, `${path}.arrivals`, ['poisson']);
      const ratePerSecond = reading.number(raw.rate_per_s, `${path}.rate_per_s`, { above: 0 });
      return { ...shared, arrivals: { mode, ratePerSecond } };
    }
    const population = reading.number(raw.population, `${path}.population`, { least: 1, whole: true });
    const think = readLaw(reading, raw, path, 'think_ms', 'think_distribution', 'think_');
    return { ...shared, arrivals: { mode: 'closed', population, think } };
  });
  reading.different(
    classes.map(({ name }) => name),
    'workload.classes',
  );
  return classes;
}
