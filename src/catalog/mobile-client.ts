/** The mobile client: people with an app that calls the API and draws the screen itself from JSON. */
import { describeTraffic, planTraffic, trafficParameters } from './client-traffic.ts';
import type { ClientKind } from './kind.ts';

export const mobileClient: ClientKind = {
  id: 'mobile-client',
  role: 'client',
  label: 'Mobile client',
  plural: 'Mobile clients',
  namePrefix: 'mobile',
  group: 'Clients',
  summary: 'People with an app on the phone: it calls the API and gets data as JSON.',
  icon: ['M9 2h6a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z', 'M11 18h2'],
  colour: 'mobile',
  serves: [],
  asks: ['pages', 'api'],
  size: { width: 208, height: 160 },
  parameters: trafficParameters({
    people: 160,
    ratePerSecond: 8,
    roundTripMs: 150,
    megabitsPerSecond: 1.6,
    accept: 'json',
    network: {
      text: 'The usual test setting for a phone on a slow 4G network: 150 ms and 1.6 Mbit/s. About one in four 4G users has it slower.',
      source: 'Lighthouse, mobile preset',
    },
  }),
  plan: planTraffic,
  describe: describeTraffic,
  waiting: { screen: 'spinner', title: 'Loading…', detail: 'waiting for the server' },
  sees: {
    ok: { screen: 'app', title: 'Up to date', detail: 'everything works' },
    'ok-stale': { screen: 'app', title: 'Shown', detail: 'with data that is a little old' },
    refused: { screen: 'app-error', title: "Can't connect", detail: 'connection refused, at once' },
    'connect-timeout': {
      screen: 'app-error',
      title: "Can't connect",
      detail: 'no answer: connecting took too long',
    },
    timeout: {
      screen: 'app-error',
      title: 'This takes too long',
      detail: 'connected, but the answer did not come',
    },
    'dns-nxdomain': { screen: 'app-error', title: "Can't connect", detail: 'there is no such name' },
    'dns-servfail': {
      screen: 'app-error',
      title: "Can't connect",
      detail: 'the name could not be looked up',
    },
    '500': {
      screen: 'server-error',
      title: 'Something went wrong',
      detail: 'error 500: the server failed inside',
    },
    '502': {
      screen: 'server-error',
      title: 'Something went wrong',
      detail: 'error 502: no valid answer from behind the front server',
    },
    '503': { screen: 'server-error', title: 'Too busy', detail: 'error 503: try again later' },
    '504': {
      screen: 'server-error',
      title: 'Something went wrong',
      detail: 'error 504: the front server got no answer in time',
    },
    '429': { screen: 'server-error', title: 'Slow down', detail: 'error 429: too many requests' },
    '401-session': {
      screen: 'server-error',
      title: 'Please sign in again',
      detail: 'the server forgot the session',
    },
  },
};
