/** Short figures for the cards: rates, times and shares with their units. */
import type { Outcome } from '../../engine/outcome.ts';
import { isSuccess } from '../../engine/outcome.ts';
import type { ClientFigures, Figures } from '../../simulation/figures.ts';
import { durationText } from '../../simulation/time-words.ts';

export function rateText(perSecond: number): string {
  if (perSecond >= 1000) return Math.round(perSecond).toLocaleString('en-GB');
  if (perSecond >= 9.95) return String(Math.round(perSecond));
  return perSecond > 0 ? String(Number(perSecond.toFixed(1))) : '0';
}

export function servedText(figures: Figures | undefined, unit: string): string {
  return figures?.role === 'process' ? `${rateText(figures.servedPerSecond)} ${unit}` : '';
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

const percent = (share: number) => {
  const value = share * 100;
  if (value > 0 && value < 1) return '< 1 %';
  return `${value > 99 && value < 100 ? 99 : Math.round(value)} %`;
};

export interface ShareText {
  readonly text: string;
  readonly bad: boolean;
}

/** "100 % refused", "38 % fail", "all answered": what became of the last seconds' requests. */
export function shareText(figures: ClientFigures): ShareText {
  const failures = figures.outcomes.filter(({ outcome, count }) => !isSuccess(outcome) && count > 0);
  if (figures.outcomes.every(({ count }) => count === 0)) return { text: 'no answers yet', bad: false };
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
