/** What web browsers and mobile clients share: how many people send how much, over which network, with how much patience. */
import type { ClientPlan, Parameter, Realism, Settings } from './kind.ts';
import { choiceParameter, numberParameter, ourAssumption } from './parameters.ts';

interface TrafficDefaults {
  readonly people: number;
  readonly ratePerSecond: number;
  readonly roundTripMs: number;
  readonly megabitsPerSecond: number;
  readonly accept: 'html' | 'json';
  readonly network: Realism;
}

export function trafficParameters(defaults: TrafficDefaults): Readonly<Record<string, Parameter>> {
  return {
    loadMode: choiceParameter({
      label: 'Traffic given as',
      options: { people: 'People', rate: 'Requests per second' },
      default: 'people',
      meaning: 'Whether you set how many people there are, or directly how many requests arrive.',
      realism: {
        text: 'People arrive without waiting for each other, so a slow server does not lower the traffic. Studies warn that testing tools which do wait hide overload.',
        source: 'Schroeder, Wierman and Harchol-Balter, "Open versus closed", 2006',
      },
    }),
    people: numberParameter({
      label: 'People',
      unit: 'people',
      range: [0, 1_000_000],
      default: defaults.people,
      step: 10,
      shownWhen: { key: 'loadMode', is: ['people'] },
      meaning: 'How many people use the system at this moment.',
      realism: ourAssumption(
        'a small site, so that one small machine is enough at first. Traffic and machines are scaled down together.',
      ),
    }),
    requestsPerMinute: numberParameter({
      label: 'Requests per person',
      unit: 'requests/min',
      range: [0, 60],
      default: 3,
      integer: false,
      step: 0.5,
      shownWhen: { key: 'loadMode', is: ['people'] },
      meaning: 'How many requests each person sends in a minute, on average.',
      realism: ourAssumption('someone who reads a page for about 20 seconds before the next click.'),
    }),
    ratePerSecond: numberParameter({
      label: 'Requests',
      unit: 'requests/s',
      range: [0, 100_000],
      default: defaults.ratePerSecond,
      integer: false,
      shownWhen: { key: 'loadMode', is: ['rate'] },
      meaning: 'How many requests arrive in a second, on average, at random moments.',
      realism: ourAssumption('the same traffic as the people above would send.'),
    }),
    writeShare: numberParameter({
      label: 'Share of writes',
      unit: '%',
      range: [0, 100],
      default: 20,
      meaning: 'How many of 100 requests change data (POST); the others only read (GET).',
      realism: ourAssumption('most people look at far more than they order. Every system has its own share.'),
    }),
    accept: choiceParameter({
      label: 'Asks for',
      options: { html: 'Pages (HTML)', json: 'Data (JSON)' },
      default: defaults.accept,
      meaning: 'Whether it fetches finished HTML pages or only the data as JSON, about a tenth of the size.',
      realism: {
        text: 'Half of all web pages send more than 18 KB of HTML; we send 20 KB. That JSON has 2 KB is our assumption.',
        source: 'Web Almanac 2024 (secondary)',
      },
    }),
    roundTripMs: numberParameter({
      label: 'Network round trip',
      unit: 'ms',
      range: [0, 2_000],
      default: defaults.roundTripMs,
      step: 10,
      meaning: 'Time a message takes from the client to the server and back, without the work in between.',
      realism: defaults.network,
    }),
    megabitsPerSecond: numberParameter({
      label: 'Bandwidth for each user',
      unit: 'Mbit/s',
      range: [0.1, 10_000],
      default: defaults.megabitsPerSecond,
      integer: false,
      step: 0.1,
      meaning: 'How fast bytes reach one user: big answers take longer on a narrow network.',
      realism: defaults.network,
    }),
    connectTimeoutMs: numberParameter({
      label: 'Patience to connect',
      unit: 'ms',
      range: [100, 130_000],
      default: 3_000,
      step: 100,
      meaning: 'How long it tries to reach the server before it gives up.',
      realism: {
        text: 'Shortened so that one can watch it: browsers try for about 21 to 30 seconds, Linux by default for about 127 seconds.',
        source: 'tcp(7) for Linux; browsers from secondary sources',
      },
    }),
    timeoutMs: numberParameter({
      label: 'Patience for the answer',
      unit: 'ms',
      range: [100, 300_000],
      default: 5_000,
      step: 100,
      meaning: 'How long a user waits for the whole answer before giving up.',
      realism: ourAssumption(
        'shortened so that one can watch it. Real programs often wait 30 seconds or more.',
      ),
    }),
  };
}

export function planTraffic(settings: Settings): ClientPlan {
  const inPeople = settings.choice('loadMode') === 'people';
  const writes = settings.number('writeShare');
  const [read, write] =
    settings.choice('accept') === 'html' ? ['get-page', 'post-form'] : ['get-api', 'post-api'];
  return {
    ratePerSecond: inPeople
      ? (settings.number('people') * settings.number('requestsPerMinute')) / 60
      : settings.number('ratePerSecond'),
    mix: [
      { operation: read, weight: 100 - writes },
      { operation: write, weight: writes },
    ],
    roundTripMs: settings.number('roundTripMs'),
    megabitsPerSecond: settings.number('megabitsPerSecond'),
    connectTimeoutMs: settings.number('connectTimeoutMs'),
    timeoutMs: settings.number('timeoutMs'),
  };
}

/** "240 people, HTML" or "12 requests/s, JSON". */
export function describeTraffic(settings: Settings): string {
  const format = settings.choice('accept') === 'html' ? 'HTML' : 'JSON';
  if (settings.choice('loadMode') === 'rate')
    return `${readable(settings.number('ratePerSecond'))} requests/s, ${format}`;
  const people = settings.number('people');
  return `${readable(people)} ${people === 1 ? 'person' : 'people'}, ${format}`;
}

/** A number with thin groups of three: 1,000,000. Up to two decimals. */
function readable(value: number): string {
  const [whole = '0', fraction] = String(Math.round(value * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
