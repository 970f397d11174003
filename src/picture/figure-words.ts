/** Short figures for the cards: rates, times and shares with their units. */
import type { Outcome } from '../engine/outcome.ts';
import { isSuccess } from '../engine/outcome.ts';
import type { ClientFigures, Figures } from '../simulation/figures.ts';
import { durationText } from '../simulation/time-words.ts';
import { amount, percent } from '../stores/figure-words.ts';

export function servedText(figures: Figures | undefined, unit: string): string {
  return figures?.role === 'process' ? `${amount(figures.servedPerSecond)} ${unit}` : '';
}

export function p95Text(figures: Figures | undefined): string {
  if (figures === undefined || figures.role === 'machine') return '';
  return figures.p95Ms === null ? '' : `p95 ${durationText(figures.p95Ms)}`;
}

const SHORT: Readonly<Partial<Record<Outcome, string>>> = {
  refused: 'refused',
  'connect-timeout': 'no connection',
  timeout: 'no answer',
  'dns-nxdomain': 'unknown name',
  'dns-servfail': 'name look-up failed',
  '401-session': 'signed out',
  'ok-stale': 'old data',
};

export function shortOutcome(outcome: Outcome): string {
  return SHORT[outcome] ?? outcome;
}

export interface ShareText {
  readonly text: string;
  readonly bad: boolean;
}

/** "100 % refused", "38 % fail", "all answered": what became of the last seconds' requests. */
export function shareText(figures: ClientFigures): ShareText {
  const failures = figures.outcomes.filter(({ outcome, count }) => !isSuccess(outcome) && count > 0);
  if (figures.outcomes.every(({ count }) => count === 0)) return { text: 'no answers', bad: false };
  const worst = failures.reduce<(typeof failures)[number] | null>(
    (most, one) => (most === null || one.share > most.share ? one : most),
    null,
  );
  if (worst === null) return { text: 'all answered', bad: false };
  if (failures.length === 1)
    return { text: `${percent(worst.share)} ${shortOutcome(worst.outcome)}`, bad: true };
  return { text: `${percent(figures.failedShare ?? worst.share)} fail`, bad: true };
}

export function cpuText(share: number): string {
  return `CPU ${Math.round(share * 100)} %`;
}
