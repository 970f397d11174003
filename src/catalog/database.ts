/** The database: answers queries and writes, one connection each, with all the CPU its machine gives. */
import type { KindOperation, ProcessKind } from './kind.ts';
import { CPU_VARIATION, numberParameter, ourAssumption, startTime } from './parameters.ts';

/** Connections that the database keeps for its administrators. */
export const RESERVED_CONNECTIONS = 3;

export const database: ProcessKind = {
  id: 'database',
  role: 'process',
  label: 'Database',
  plural: 'Databases',
  namePrefix: 'db',
  group: 'Data',
  summary: 'Keeps the data: answers queries and stores writes.',
  icon: [
    'M4 5c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3z',
    'M4 5v14c0 1.7 3.6 3 8 3s8-1.3 8-3V5',
    'M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  ],
  colour: 'data',
  serves: ['queries'],
  asks: [],
  size: { width: 208, height: 144 },
  parameters: {
    cpuPerQueryMs: numberParameter({
      label: 'CPU per query',
      unit: 'ms',
      range: [0.1, 1_000],
      default: 15,
      integer: false,
      step: 0.5,
      meaning: 'CPU time that one query or write takes on an idle core, on average.',
      realism: ourAssumption(
        'every application differs. With two queries a page, the database is the first to run out of CPU.',
      ),
    }),
    maxConnections: numberParameter({
      label: 'Max connections',
      unit: 'connections',
      range: [RESERVED_CONNECTIONS + 1, 1_000],
      default: 100,
      meaning: `How many connections it accepts; ${RESERVED_CONNECTIONS} of them are kept for administrators. One query uses one connection.`,
      realism: {
        text: 'PostgreSQL accepts 100 unless told otherwise and keeps 3 of them for administrators.',
        source: 'PostgreSQL manual, connection settings',
      },
    }),
    cpuVariation: CPU_VARIATION,
    startMs: startTime(
      1_000,
      ourAssumption('shortened so that one can watch it. Recovery after a crash can take minutes.'),
    ),
  },
  plan: (settings) => {
    const cpuMs = settings.number('cpuPerQueryMs');
    const usable = settings.number('maxConnections') - RESERVED_CONNECTIONS;
    return {
      workers: usable,
      backlogLimit: 0,
      fullPolicy: '500',
      startMs: settings.number('startMs'),
      pool: null,
      operations: [query(cpuMs), write(cpuMs)],
      cpuVariation: settings.number('cpuVariation'),
    };
  },
  words: { cells: 'connections', line: 'queue', served: 'queries/s' },
  whenStopped: 'Refused at once. Web servers that ask it answer 500.',
  whenSilent:
    'Silence. Web servers wait until their own time-out and hold a worker all that time, then answer 500.',
  whenFull: 'At once an error: too many clients already. The web server that asked answers 500.',
};

function query(cpuMs: number): KindOperation {
  return {
    key: 'query',
    label: 'Query',
    method: 'QUERY',
    path: 'SELECT … FROM products',
    contentType: 'rows',
    requestBytes: 200,
    responseBytes: 2_000,
    write: false,
    cpuMs,
    calls: [],
  };
}

function write(cpuMs: number): KindOperation {
  return {
    key: 'write',
    label: 'Write',
    method: 'QUERY',
    path: 'INSERT INTO orders …',
    contentType: 'rows',
    requestBytes: 500,
    responseBytes: 100,
    write: true,
    cpuMs,
    calls: [],
  };
}
