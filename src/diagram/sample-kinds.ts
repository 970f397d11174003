/** A small table of kinds for the tests of this floor, which does not know the catalog. */
import type { KindRules, KindTable } from './kind-rules.ts';

const size = { width: 160, height: 80 };
const client = { role: 'client', serves: [], asks: ['pages'], size } as const;
const process = { role: 'process', size } as const;

const SAMPLE: readonly KindRules[] = [
  {
    ...client,
    id: 'browser',
    label: 'Web browser',
    namePrefix: 'browser',
    parameters: {
      people: { type: 'number', label: 'People', min: 0, max: 100_000, integer: true, default: 200 },
    },
  },
  { ...client, id: 'mobile', label: 'Mobile client', namePrefix: 'mobile', parameters: {} },
  {
    ...process,
    id: 'web',
    label: 'Web server',
    namePrefix: 'web',
    serves: ['pages'],
    asks: ['queries', 'look-ups'],
    parameters: {
      workers: { type: 'number', label: 'Workers', min: 1, max: 1000, integer: true, default: 8 },
      cpuMs: {
        type: 'number',
        label: 'CPU a page',
        unit: 'ms',
        min: 0.1,
        max: 1000,
        integer: false,
        default: 20,
      },
      whenFull: {
        type: 'choice',
        label: 'Full backlog',
        options: ['drop', 'refuse', '503'],
        default: 'drop',
      },
      keepAlive: { type: 'toggle', label: 'Keep alive', default: true },
    },
  },
  {
    ...process,
    id: 'db',
    label: 'Database',
    namePrefix: 'db',
    serves: ['queries'],
    asks: [],
    parameters: {},
  },
  {
    ...process,
    id: 'cache',
    label: 'Cache',
    namePrefix: 'cache',
    serves: ['look-ups'],
    asks: [],
    parameters: {},
  },
  {
    id: 'machine',
    role: 'machine',
    label: 'Machine',
    namePrefix: 'machine',
    serves: [],
    asks: [],
    size: { width: 480, height: 320 },
    parameters: { cores: { type: 'number', label: 'Cores', min: 1, max: 64, integer: true, default: 2 } },
  },
];

export const SAMPLE_KINDS: KindTable = new Map(SAMPLE.map((kind) => [kind.id, kind]));
