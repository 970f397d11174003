/** The web server: workers that build pages and API answers, each held until its calls have come back. */
import type { KindCall, KindOperation, ProcessKind, Settings } from './kind.ts';
import { CPU_VARIATION, choiceParameter, numberParameter, ourAssumption, startTime } from './parameters.ts';
import { WEB_MESSAGES } from './web-messages.ts';

export const webServer: ProcessKind = {
  id: 'web-server',
  role: 'process',
  label: 'Web server',
  plural: 'Web servers',
  namePrefix: 'web',
  group: 'Compute',
  summary: 'Answers browsers with pages and apps with data. Asks a database, a cache and static files.',
  icon: [
    'M5 4h14a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
    'M5 13h14a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2z',
    'M7 7.5h.01M7 16.5h.01',
  ],
  colour: 'compute',
  serves: ['pages', 'api'],
  asks: ['queries', 'look-ups', 'files'],
  size: { width: 208, height: 144 },
  parameters: {
    workers: numberParameter({
      label: 'Workers',
      unit: 'workers',
      range: [1, 1_000],
      default: 8,
      meaning:
        'How many requests it works on at the same time. A worker is held until its answer is complete, also while it waits for the database.',
      realism: {
        text: 'gunicorn advises two for each core plus one, and 4 to 12 are typical. Tomcat starts with 200.',
        source: 'gunicorn and Tomcat documentation',
      },
    }),
    backlog: numberParameter({
      label: 'Backlog',
      unit: 'requests',
      range: [0, 10_000],
      default: 100,
      meaning: 'How many requests may wait in line when all workers are busy.',
      realism: {
        text: 'Tomcat has 100, nginx and Node.js 511, gunicorn 2,048. A longer line makes overload worse.',
        source: 'Tomcat, nginx, Node.js and gunicorn documentation',
      },
    }),
    fullPolicy: choiceParameter({
      label: 'When the backlog is full',
      options: { drop: 'Drop: no answer', refuse: 'Refuse at once', '503': 'Answer 503 at once' },
      default: 'drop',
      meaning: 'What a new request meets when all workers are busy and the line is full.',
      realism: {
        text: 'Linux drops new connections without a word unless told otherwise.',
        source: 'listen(2), Linux network settings',
      },
    }),
    cpuPerPageMs: numberParameter({
      label: 'CPU per page',
      unit: 'ms',
      range: [0.1, 1_000],
      default: 20,
      integer: false,
      step: 1,
      meaning: 'CPU time that one page or API answer takes here on an idle core, without the database.',
      realism: ourAssumption('every application differs.'),
    }),
    queriesPerPage: numberParameter({
      label: 'Queries per page',
      unit: 'queries',
      range: [1, 50],
      default: 2,
      meaning: 'How many questions it asks the database for one answer, one after the other.',
      realism: ourAssumption(
        'two for a page that is written with care. Programs that ask once for each row of a list reach dozens.',
      ),
    }),
    poolSize: numberParameter({
      label: 'Connection pool',
      unit: 'connections',
      range: [1, 1_000],
      default: 10,
      meaning: 'How many connections to the database its workers share.',
      realism: {
        text: 'HikariCP, a widely used pool, has 10 unless told otherwise.',
        source: 'HikariCP documentation',
      },
    }),
    poolWaitMs: numberParameter({
      label: 'Wait for a connection',
      unit: 'ms',
      range: [0, 120_000],
      default: 5_000,
      step: 100,
      meaning: 'How long a worker waits for a free connection before the request fails with 500.',
      realism: {
        text: 'Shortened so that one can watch it: HikariCP waits 30 seconds.',
        source: 'HikariCP documentation',
      },
    }),
    callTimeoutMs: numberParameter({
      label: 'Database time-out',
      unit: 'ms',
      range: [1, 300_000],
      default: 10_000,
      step: 100,
      meaning: 'How long it waits for the answer to a query before the request fails with 500.',
      realism: {
        text: 'Shortened so that one can watch it: nginx waits 60 seconds for what is behind it.',
        source: 'nginx documentation',
      },
    }),
    lookUpTimeoutMs: numberParameter({
      label: 'Cache and files time-out',
      unit: 'ms',
      range: [1, 60_000],
      default: 50,
      step: 10,
      meaning: 'How long it waits for the cache or for a file before it goes on without.',
      realism: ourAssumption('a cache that is slower than this is of no use.'),
    }),
    cpuVariation: CPU_VARIATION,
    startMs: startTime(
      1_000,
      ourAssumption('shortened so that one can watch it. Large applications take many seconds.'),
    ),
  },
  plan: (settings) => ({
    workers: settings.number('workers'),
    backlogLimit: settings.number('backlog'),
    fullPolicy: settings.choice('fullPolicy') as 'drop' | 'refuse' | '503',
    startMs: settings.number('startMs'),
    pool: { size: settings.number('poolSize'), waitTimeoutMs: settings.number('poolWaitMs') },
    operations: operations(settings),
    cpuVariation: settings.number('cpuVariation'),
  }),
  words: { cells: 'workers', line: 'queue', served: 'requests/s' },
  whenStopped: 'Refused at once: the machine is on and says that nobody listens.',
  whenSilent: 'Silence: nobody is there to say no. Clients wait until they give up.',
  whenFull:
    'First answers get slow. When the line is full too, new requests are dropped, refused or answered 503, as set.',
};

function operations(settings: Settings): readonly KindOperation[] {
  const cpuMs = settings.number('cpuPerPageMs');
  return WEB_MESSAGES.map((message) => ({
    ...message,
    cpuMs,
    calls: calls(settings, message.write, message.contentType === 'text/html'),
  }));
}

/** First the session, then the queries, the last one a write if the request is, then one file for an HTML page. */
function calls(settings: Settings, write: boolean, html: boolean): readonly KindCall[] {
  const optional = {
    usesPool: false,
    timeoutMs: settings.number('lookUpTimeoutMs'),
    onFailure: 'ignore',
  } as const;
  const count = settings.number('queriesPerPage');
  const queries = Array.from(
    { length: count },
    (_, index): KindCall => ({
      ask: 'queries',
      operation: write && index === count - 1 ? 'write' : 'query',
      usesPool: true,
      timeoutMs: settings.number('callTimeoutMs'),
      onFailure: '500',
    }),
  );
  const session: KindCall = { ask: 'look-ups', operation: 'look-up', ...optional };
  const file: KindCall = { ask: 'files', operation: 'file', ...optional };
  return html ? [session, ...queries, file] : [session, ...queries];
}
