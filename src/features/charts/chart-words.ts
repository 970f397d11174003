/** The charts in words: headlines, what a second says, and a summary of each picture. */
import type { Outcome } from '../../engine/outcome.ts';
import type { SeriesPoint } from '../../simulation/figures.ts';
import { durationText } from '../../simulation/time-words.ts';
import {
  causesIn,
  endOf,
  failuresPerSecond,
  HEADLINE_SECONDS,
  lastMean,
  type TimeWindow,
} from './chart-data.ts';
import { OUTCOME_LOOKS } from './outcome-look.ts';

export type ChartName = 'requests' | 'response' | 'failures';

export const CHART_TITLES: Readonly<Record<ChartName, string>> = {
  requests: 'Requests/s',
  response: 'Response time',
  failures: 'Failures/s',
};

/** In full, for those who hear it. */
export const CHART_NAMES: Readonly<Record<ChartName, string>> = {
  requests: 'Requests per second',
  response: 'Response time',
  failures: 'Failures per second, by cause',
};

/** A length of time on an axis: "2.5 s", "500 ms". */
export function axisTimeText(ms: number): string {
  return durationText(ms)
    .replace(/\.?0+ s$/, (zeros) => (zeros.startsWith('.') ? ' s' : zeros))
    .replace(/(\.\d*[1-9])0+ s$/, '$1 s');
}

/** Made once: making one takes far longer than using it. */
const ENGLISH = new Intl.NumberFormat('en-US');

export function numberText(value: number): string {
  const shown = value < 9.95 ? Number(value.toFixed(1)) : Math.round(value);
  return ENGLISH.format(shown);
}

/** Against the playhead: "-12 s", "now", "+5 s". */
export function agoText(point: SeriesPoint, { playheadMs }: TimeWindow): string {
  const apart = (endOf(point) - playheadMs) / 1000;
  const seconds = Math.round(apart);
  if (seconds === 0 || (apart < 0 && apart > -1)) return 'now';
  return seconds < 0 ? `${seconds} s` : `+${seconds} s`;
}

/** Without p99, which has no room in a narrow chart. */
function shortResponseText({ p50Ms, p95Ms }: SeriesPoint): string {
  if (p50Ms === null || p95Ms === null) return 'no answers';
  return `p50 ${durationText(p50Ms)}, p95 ${durationText(p95Ms)}`;
}

const p99Text = ({ p99Ms }: SeriesPoint) => (p99Ms === null ? '' : `, p99 ${durationText(p99Ms)}`);

export function responseText(point: SeriesPoint): string {
  return `${shortResponseText(point)}${p99Text(point)}`;
}

export function failuresText(
  rates: readonly { readonly word: string; readonly perSecond: number }[],
): string {
  const some = rates.filter(({ perSecond }) => perSecond > 0);
  if (some.length === 0) return 'none';
  return some.map(({ word, perSecond }) => `${numberText(perSecond)} ${word}`).join(', ');
}

const wordedFailures = (point: SeriesPoint) =>
  point.failures.map(({ outcome, perSecond }) => ({ word: OUTCOME_LOOKS[outcome].word, perSecond }));

/** What one second says. */
export function secondText(chart: ChartName, point: SeriesPoint): string {
  if (chart === 'response') return responseText(point);
  if (chart === 'failures') return failuresText(wordedFailures(point));
  return `${numberText(point.answeredPerSecond)} answered of ${numberText(point.offeredPerSecond)}`;
}

/** The same in two pieces: the second one only where there is room. */
export function secondInPieces(chart: ChartName, point: SeriesPoint): readonly [string, string] {
  return chart === 'response' ? [shortResponseText(point), p99Text(point)] : [secondText(chart, point), ''];
}

export interface Headline {
  readonly text: string;
  /** The window it is about. */
  readonly over: string;
}

export function headline(chart: ChartName, points: readonly SeriesPoint[]): Headline {
  const last = points.at(-1);
  const seconds = Math.min(HEADLINE_SECONDS, points.length);
  if (!last) return { text: 'no figures yet', over: '' };
  if (chart === 'response') {
    return { text: shortResponseText(last), over: 'last 1 s' };
  }
  const over = `last ${seconds} s`;
  if (chart === 'requests') {
    const answered = lastMean(points, (point) => point.answeredPerSecond);
    const offered = lastMean(points, (point) => point.offeredPerSecond);
    return { text: `${numberText(answered)} answered of ${numberText(offered)}`, over };
  }
  const [only, ...others] = recentCauses(points);
  if (!only) return { text: 'none', over };
  const all = [only, ...others].reduce((sum, { perSecond }) => sum + perSecond, 0);
  return { text: `${numberText(all)} ${others.length === 0 ? only.word : 'failed'}`, over };
}

/** The failures of the last seconds by cause, means per second. */
export function recentCauses(
  points: readonly SeriesPoint[],
): readonly { word: string; outcome: Outcome; perSecond: number }[] {
  return causesIn(points.slice(-HEADLINE_SECONDS)).map((outcome) => ({
    outcome,
    word: OUTCOME_LOOKS[outcome].word,
    perSecond: lastMean(points, (point) => failuresPerSecond(point, outcome)),
  }));
}

function rangeText(values: readonly number[], text: (value: number) => string): string {
  if (values.length === 0) return 'nothing';
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  return low === high ? low : `${low} to ${high}`;
}

/** The picture up to the playhead in two sentences, for those who do not see it. */
export function chartSummary(chart: ChartName, points: readonly SeriesPoint[], window: TimeWindow): string {
  const seconds = Math.round((window.playheadMs - window.fromMs) / 1000);
  const { text, over } = headline(chart, points);
  const now = over === '' ? `So far ${text}` : `In the ${over}: ${text}`;
  return `${CHART_NAMES[chart]} over the last ${seconds} s of simulated time: ${body(chart, points)}. ${now}.`;
}

function body(chart: ChartName, points: readonly SeriesPoint[]): string {
  if (chart === 'requests') {
    const offered = rangeText(
      points.map((point) => point.offeredPerSecond),
      numberText,
    );
    const answered = rangeText(
      points.map((point) => point.answeredPerSecond),
      numberText,
    );
    return `offered ${offered}, answered ${answered}`;
  }
  if (chart === 'response') {
    const slow = points.flatMap(({ p95Ms }) => (p95Ms === null ? [] : [p95Ms]));
    return `p95 ${rangeText(slow, durationText)}`;
  }
  const most = causesIn(points).map((outcome) => {
    const top = Math.max(...points.map((point) => failuresPerSecond(point, outcome)));
    return `${OUTCOME_LOOKS[outcome].word} up to ${numberText(top)}`;
  });
  return most.length === 0 ? 'no failures' : most.join(', ');
}
