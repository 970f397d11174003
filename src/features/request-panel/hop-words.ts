/** A hop in words: where it happens, what happens, how long it takes, and when in the life of the request. */
import type { Hop } from '../../simulation/request-hops.ts';
import { type NameOf, phaseWords } from '../../simulation/story-words.ts';
import { durationText } from '../../simulation/time-words.ts';

export interface HopWords {
  /** "web-1", "web-1 to db-1". */
  readonly place: string;
  /** "being served", "on the network". */
  readonly phase: string;
  /** "20 ms", "1.2 ms so far". */
  readonly long: string;
  /** "from 25 ms to 45 ms after it was sent". */
  readonly when: string;
}

export function hopWords(hop: Hop, startedMs: number, nameOf: NameOf): HopWords {
  const place =
    hop.phase === 'network' ? `${nameOf(hop.from ?? '')} to ${nameOf(hop.place)}` : nameOf(hop.place);
  const [from, to] = [hop.fromMs - startedMs, hop.toMs - startedMs].map(durationText);
  return {
    place,
    phase: phaseWords(hop.phase, hop.waitsFor, nameOf),
    long: `${durationText(hop.toMs - hop.fromMs)}${hop.open ? ' so far' : ''}`,
    when: hop.open ? `since ${from} after it was sent` : `from ${from} to ${to} after it was sent`,
  };
}

/** Where the steps lead: -1 before the first hop, never beyond the last. */
export function hopAfter(at: number, by: 1 | -1, hops: number): number {
  return Math.max(hops === 0 ? -1 : 0, Math.min(at + by, hops - 1));
}
