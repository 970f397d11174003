/** Where the time of a client's requests goes, in words and rows: a group a place, and an honest total. */
import type { SplitPart, TimeSplit } from '../../simulation/time-split.ts';
import { durationText } from '../../simulation/time-words.ts';
import type { MeasuredSplit } from '../../stores/run-questions.ts';

const PART_WORDS: Readonly<Record<SplitPart, string>> = {
  there: 'there, with the request',
  back: 'back, with the answer',
  network: 'network, there and back',
  line: 'waiting for a worker',
  connection: 'waiting for a connection',
  cpu: 'served: own CPU',
  'cpu-wait': 'served: waiting for CPU',
  'no-answer': 'without any answer',
};

/** Said even when they are 0: that nobody waits is news too. */
const ALWAYS: readonly SplitPart[] = ['line', 'cpu', 'cpu-wait'];

export interface SplitRow {
  readonly part: SplitPart;
  readonly words: string;
  readonly ms: number;
}

export interface SplitRows {
  readonly place: string;
  readonly title: string;
  /** "2 calls"; null where there is just the one. */
  readonly calls: string | null;
  readonly ms: number;
  readonly rows: readonly SplitRow[];
}

export function splitRows(split: TimeSplit, nameOf: (id: string) => string): readonly SplitRows[] {
  return split.groups.map(({ place, visits, shares }) => {
    const isClient = place === split.client;
    const known = new Map(shares.map(({ part, meanMs }) => [part, meanMs]));
    const parts = (Object.keys(PART_WORDS) as SplitPart[]).filter(
      (part) => known.has(part) || (!isClient && ALWAYS.includes(part)),
    );
    const calls = Number(visits.toFixed(1));
    return {
      place,
      title: isClient ? `Network of ${nameOf(place)}` : nameOf(place),
      calls: isClient || calls === 1 ? null : `${calls} calls`,
      ms: shares.reduce((sum, { meanMs }) => sum + meanMs, 0),
      rows: parts.map((part) => ({ part, words: PART_WORDS[part], ms: known.get(part) ?? 0 })),
    };
  });
}

/** Closer than this the two means read the same. */
const SAME_MS = 0.05;

/** How the total stands to what the client measured: the same, or how far off and why. */
export function totalSentence(split: TimeSplit, measuredMs: number | null): string {
  if (measuredMs === null) return '';
  const apart = split.meanMs - measuredMs;
  const measured = `The measured mean response time is ${durationText(measuredMs)}`;
  if (Math.abs(apart) < SAME_MS) return `${measured}: the parts add up to it.`;
  const off = `${durationText(Math.abs(apart))} ${apart > 0 ? 'less' : 'more'} than the parts together`;
  const why =
    split.told < split.answered
      ? `they are of ${split.told} requests among ${split.answered}`
      : 'the system changed in this time';
  return `${measured}, ${off}: ${why}.`;
}

/** What stands in place of the split when there is none. */
export function noSplitSentence({ split, seconds }: MeasuredSplit, name: string): string | null {
  if (split === null)
    return 'Too many requests to follow each of them. Lower the traffic to see where their time goes.';
  if (split.told === 0)
    return `No request of ${name} was answered in the last ${Number(seconds.toFixed(1))} s.`;
  return null;
}

/** How far back to look: a few seconds, or further for a client that sends little, but not beyond the last change. */
export function secondsToSplit(answeredPerSecond: number, sinceChangeSeconds: number): number {
  const wanted = answeredPerSecond > 0 ? Math.ceil(20 / answeredPerSecond) : 30;
  return Math.max(1, Math.min(30, Math.max(3, wanted), sinceChangeSeconds));
}
