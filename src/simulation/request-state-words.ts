/** The words for a request's states and for how it ended. */
import type { RequestState } from '../engine/request-life.ts';

export const STATE_WORDS: Readonly<Record<RequestState, string>> = {
  resolving: 'looking up the name',
  connecting: 'connecting',
  queued: 'waiting in line',
  processing: 'being served',
  awaiting: 'waiting for another component',
  responding: 'answer on its way',
  ok: 'answered',
  'ok-stale': 'answered with old data',
  refused: 'connection refused',
  'connect-timeout': 'no connection in time',
  timeout: 'no answer in time',
  'dns-nxdomain': 'unknown name',
  'dns-servfail': 'name look-up failed',
  '500': '500, error in the server',
  '502': '502, bad answer from behind',
  '503': '503, too busy',
  '504': '504, no answer from behind',
  '429': '429, too many requests',
  '401-session': '401, session lost',
};
