/** How a request ended, as its sender learns it: one list, everywhere. */

export const OUTCOMES = [
  'ok',
  'ok-stale',
  'refused',
  'connect-timeout',
  'timeout',
  'dns-nxdomain',
  'dns-servfail',
  '500',
  '502',
  '503',
  '504',
  '429',
  '401-session',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_COUNT = OUTCOMES.length;

/** The outcome's place in {@link OUTCOMES}; the engine stores this number. */
export function outcomeCode(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome);
}

export function isSuccess(outcome: Outcome): boolean {
  return outcome === 'ok' || outcome === 'ok-stale';
}
