/** The load balancer: one address in front of several web servers. It picks one for each request and passes the answer on. */
import type { Routing } from '../engine/model.ts';
import type { ProcessKind, Settings } from './kind.ts';
import { choiceParameter, numberParameter, ourAssumption, startTime } from './parameters.ts';
import { WEB_MESSAGES } from './web-messages.ts';

const PICKS: Readonly<Record<Routing, string>> = {
  'round-robin': 'each in turn',
  random: 'one at random for each request',
  'least-connections': 'the one with the fewest requests under way',
};

/** Passing on is nearly the same work each time. */
const CPU_SPREAD = 0.5;

const routingOf = (settings: Settings): Routing => settings.choice('routing') as Routing;

export const loadBalancer: ProcessKind = {
  id: 'load-balancer',
  role: 'process',
  label: 'Load balancer',
  plural: 'Load balancers',
  namePrefix: 'lb',
  group: 'Compute',
  summary: 'One address in front of several web servers: it spreads requests over them.',
  icon: [
    'M12 2.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
    'M5 15.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
    'M19 15.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
    'M10.5 8L6.5 15.5M13.5 8L17.5 15.5',
  ],
  colour: 'compute',
  serves: ['pages', 'api'],
  asks: ['pages', 'api'],
  size: { width: 208, height: 144 },
  parameters: {
    routing: choiceParameter({
      label: 'Picks a server',
      options: {
        'round-robin': 'In turn (round robin)',
        random: 'At random',
        'least-connections': 'With the fewest requests (least connections)',
      },
      default: 'round-robin',
      meaning: 'Which of its servers gets the next request.',
      realism: {
        text: 'nginx and HAProxy go round in turn unless told otherwise. Both also know least connections and random.',
        source: 'nginx and HAProxy documentation',
      },
    }),
    maxRequests: numberParameter({
      label: 'Max requests under way',
      unit: 'requests',
      range: [1, 10_000],
      default: 10_000,
      step: 100,
      meaning: 'How many requests may be under way through it at the same time; further ones are refused.',
      realism: ourAssumption('enough that it is not what runs out first. nginx has 512 for each worker.'),
    }),
    cpuPerRequestMs: numberParameter({
      label: 'CPU per request',
      unit: 'ms',
      range: [0.001, 10],
      default: 0.1,
      integer: false,
      step: 0.1,
      meaning: 'CPU time that it takes to pass one request on and its answer back, on an idle core.',
      realism: ourAssumption('passing on is far cheaper than building a page.'),
    }),
    serverTimeoutMs: numberParameter({
      label: 'Server time-out',
      unit: 'ms',
      range: [1, 60_000],
      default: 10_000,
      step: 100,
      meaning: 'How long it waits for the answer of a server before the user gets 504.',
      realism: {
        text: 'Shortened so that one can watch it: nginx waits 60 seconds for what is behind it.',
        source: 'nginx documentation',
      },
    }),
    startMs: startTime(500, ourAssumption('it has little to load, so it starts fast.')),
  },
  plan: (settings) => ({
    workers: settings.number('maxRequests'),
    backlogLimit: 0,
    fullPolicy: 'refuse',
    startMs: settings.number('startMs'),
    pool: null,
    operations: WEB_MESSAGES.map((message) => ({
      ...message,
      cpuMs: settings.number('cpuPerRequestMs'),
      calls: [
        {
          ask: message.contentType === 'text/html' ? 'pages' : 'api',
          operation: message.key,
          usesPool: false,
          routing: routingOf(settings),
          timeoutMs: settings.number('serverTimeoutMs'),
          onFailure: 'relay',
          whenNobody: '503',
        },
      ],
    })),
    cpuVariation: CPU_SPREAD,
  }),
  words: { cells: 'requests', line: 'queue', served: 'requests/s' },
  asking: (settings) => ({
    nobody: 'has no server behind it: it answers 503.',
    several: (count) =>
      `spreads requests over ${count} servers, ${PICKS[routingOf(settings)]}, and tries no other when one fails.`,
  }),
  whenStopped: 'Refused at once: all users are turned away, although the servers behind it are well.',
  whenSilent: 'Silence: nobody is there to say no. Clients wait until they give up.',
  whenFull: 'Further requests are refused at once.',
};
