/** The cache: one fast thread that looks up sessions in memory. */
import type { ProcessKind } from './kind.ts';
import { CPU_VARIATION, numberParameter, ourAssumption, startTime } from './parameters.ts';

export const cache: ProcessKind = {
  id: 'cache',
  role: 'process',
  label: 'Cache',
  plural: 'Caches',
  namePrefix: 'cache',
  group: 'Data',
  summary: 'Keeps sessions in memory: each page looks up who is asking.',
  icon: ['M13 2L4 14h7l-1 8 9-12h-7z'],
  colour: 'data',
  serves: ['look-ups'],
  asks: [],
  size: { width: 208, height: 144 },
  parameters: {
    cpuPerLookUpMs: numberParameter({
      label: 'CPU per look-up',
      unit: 'ms',
      range: [0.001, 100],
      default: 0.2,
      integer: false,
      step: 0.1,
      meaning: 'CPU time that one look-up takes on an idle core, on average.',
      realism: {
        text: 'Slower than life: in a benchmark one thread of Redis answered 70,000 to 80,000 look-ups a second, about 0.013 ms each. 0.2 ms is our assumption, in scale with our small machines.',
        source: 'Redis documentation, benchmarks',
      },
    }),
    maxClients: numberParameter({
      label: 'Max waiting look-ups',
      unit: 'look-ups',
      range: [1, 100_000],
      default: 10_000,
      step: 100,
      meaning: 'How many look-ups may wait for its one thread; further ones are refused.',
      realism: {
        text: 'Redis accepts 10,000 clients unless told otherwise.',
        source: 'Redis documentation, clients',
      },
    }),
    cpuVariation: CPU_VARIATION,
    startMs: startTime(500, ourAssumption('a cache starts fast, and empty.')),
  },
  plan: (settings) => ({
    workers: 1,
    backlogLimit: settings.number('maxClients'),
    fullPolicy: 'refuse',
    startMs: settings.number('startMs'),
    pool: null,
    operations: [
      {
        key: 'look-up',
        label: 'Session look-up',
        method: 'QUERY',
        path: 'GET session:4711',
        contentType: 'value',
        requestBytes: 100,
        responseBytes: 500,
        write: false,
        cpuMs: settings.number('cpuPerLookUpMs'),
        calls: [],
      },
    ],
    cpuVariation: settings.number('cpuVariation'),
  }),
  words: { cells: 'thread', line: 'queue', served: 'look-ups/s' },
  whenStopped: 'Refused at once. Callers count it as a miss and go on.',
  whenSilent: 'Silence. Callers wait a short time for each look-up, count it as a miss and go on.',
  whenFull: 'Further look-ups are refused. Callers count it as a miss and go on.',
};
