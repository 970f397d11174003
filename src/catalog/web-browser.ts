/** The web browser: people who fetch pages (HTML) and send forms. */
import { describeTraffic, planTraffic, trafficParameters } from './client-traffic.ts';
import type { ClientKind } from './kind.ts';

export const webBrowser: ClientKind = {
  id: 'web-browser',
  role: 'client',
  label: 'Web browser',
  plural: 'Web browsers',
  namePrefix: 'browsers',
  group: 'Clients',
  summary: 'People with a web browser: they open pages and send forms, and get HTML back.',
  icon: ['M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z', 'M3 9h18'],
  colour: 'browser',
  serves: [],
  asks: ['pages', 'api'],
  size: { width: 208, height: 160 },
  parameters: trafficParameters({
    people: 240,
    ratePerSecond: 12,
    roundTripMs: 40,
    megabitsPerSecond: 10,
    accept: 'html',
    network: {
      text: 'The usual test setting for a desktop computer on a fixed line: 40 ms and 10 Mbit/s.',
      source: 'Lighthouse, desktop preset',
    },
  }),
  plan: planTraffic,
  describe: describeTraffic,
  waiting: { screen: 'spinner', title: 'Loading…', detail: 'waiting for the server' },
  sees: {
    ok: { screen: 'page', title: 'Page shown', detail: 'everything works' },
    'ok-stale': { screen: 'page', title: 'Page shown', detail: 'with data that is a little old' },
    refused: {
      screen: 'browser-error',
      title: "This site can't be reached",
      detail: 'connection refused, at once',
    },
    'connect-timeout': {
      screen: 'browser-error',
      title: "This site can't be reached",
      detail: 'no answer: connecting took too long',
    },
    timeout: {
      screen: 'browser-error',
      title: 'The page does not load',
      detail: 'connected, but the answer took too long',
    },
    'dns-nxdomain': {
      screen: 'browser-error',
      title: "This site can't be found",
      detail: 'there is no such name',
    },
    'dns-servfail': {
      screen: 'browser-error',
      title: "This site can't be found",
      detail: 'the name could not be looked up',
    },
    '500': {
      screen: 'server-error',
      title: '500 Internal Server Error',
      detail: 'the server answers, but something behind it failed',
    },
    '502': {
      screen: 'server-error',
      title: '502 Bad Gateway',
      detail: 'the server in front got no valid answer from behind',
    },
    '503': {
      screen: 'server-error',
      title: '503 Service Unavailable',
      detail: 'too busy just now, try again later',
    },
    '504': {
      screen: 'server-error',
      title: '504 Gateway Timeout',
      detail: 'the server in front got no answer in time',
    },
    '429': {
      screen: 'server-error',
      title: '429 Too Many Requests',
      detail: 'sent too many requests, slow down',
    },
    '401-session': {
      screen: 'server-error',
      title: 'Signed out',
      detail: 'the server no longer knows the session',
    },
  },
};
