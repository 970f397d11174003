/** Two clients over the same seconds, figure by figure, with the difference in words. */
import type { ClientFigures } from '../../simulation/figures.ts';
import { durationText } from '../../simulation/time-words.ts';
import { amount, percent } from '../../stores/figure-words.ts';

export interface ComparedRow {
  readonly label: string;
  readonly one: string;
  readonly other: string;
  /** Of the second against the first: "112 ms longer", "the same". */
  readonly difference: string;
}

/** Closer than this two times are the same to a reader. */
const SAME_MS = 0.5;

const timeText = (ms: number | null) => (ms === null ? 'no answers' : durationText(ms));
const shareText = (share: number | null) => (share === null ? 'none completed' : percent(share));

function timeDifference(one: number | null, other: number | null): string {
  if (one === null || other === null) return '';
  const apart = other - one;
  if (Math.abs(apart) < SAME_MS) return 'the same';
  return `${durationText(Math.abs(apart))} ${apart > 0 ? 'longer' : 'shorter'}`;
}

function amountDifference(apart: number, text: (value: number) => string): string {
  if (text(Math.abs(apart)) === text(0)) return 'the same';
  return `${text(Math.abs(apart))} ${apart > 0 ? 'more' : 'less'}`;
}

function shareDifference(one: number | null, other: number | null): string {
  if (one === null || other === null) return '';
  const points = Math.round(100 * (other - one));
  if (points === 0) return 'the same';
  return `${Math.abs(points)} points ${points > 0 ? 'more' : 'less'}`;
}

export function comparedRows(one: ClientFigures, other: ClientFigures): readonly ComparedRow[] {
  return [
    {
      label: 'Response time, p50',
      one: timeText(one.p50Ms),
      other: timeText(other.p50Ms),
      difference: timeDifference(one.p50Ms, other.p50Ms),
    },
    {
      label: 'Response time, p95',
      one: timeText(one.p95Ms),
      other: timeText(other.p95Ms),
      difference: timeDifference(one.p95Ms, other.p95Ms),
    },
    {
      label: 'Failed',
      one: shareText(one.failedShare),
      other: shareText(other.failedShare),
      difference: shareDifference(one.failedShare, other.failedShare),
    },
    {
      label: 'Requests/s',
      one: amount(one.offeredPerSecond),
      other: amount(other.offeredPerSecond),
      difference: amountDifference(other.offeredPerSecond - one.offeredPerSecond, amount),
    },
  ];
}

/** "mobile-1 waits 112 ms longer at p50 and 90 ms longer at p95. Neither has failures." */
export function comparedSentence(
  one: ClientFigures,
  other: ClientFigures,
  names: readonly [string, string],
): string {
  return `${waitSentence(one, other, names)} ${failureSentence(one, other, names)}`;
}

function waitSentence(one: ClientFigures, other: ClientFigures, [first, second]: readonly [string, string]) {
  if (one.p50Ms === null || other.p50Ms === null) {
    const silent = [one.p50Ms === null ? first : null, other.p50Ms === null ? second : null].filter(Boolean);
    return `${silent.join(' and ')} got no answers in this time.`;
  }
  const apart = other.p50Ms - one.p50Ms;
  const [slower, faster] = apart > 0 ? [second, first] : [first, second];
  if (Math.abs(apart) < SAME_MS) return `${first} and ${second} wait equally long at p50.`;
  return `${slower} waits ${durationText(Math.abs(apart))} longer at p50 than ${faster}.`;
}

function failureSentence(
  one: ClientFigures,
  other: ClientFigures,
  [first, second]: readonly [string, string],
) {
  const failing = [
    ...(one.failedShare ? [`${percent(one.failedShare)} of ${first}`] : []),
    ...(other.failedShare ? [`${percent(other.failedShare)} of ${second}`] : []),
  ];
  return failing.length === 0 ? 'Neither has failures.' : `Requests failed: ${failing.join(', ')}.`;
}
