/** The hops of a request: its way from place to place, one stretch of time after the other, up to its end. */
import type { Phase, RequestStory, Span } from './request-story.ts';

export interface Hop {
  readonly job: number;
  readonly phase: Phase;
  /** Component it happens at; on the network, the component the message goes to. */
  readonly place: string;
  readonly from: string | null;
  readonly waitsFor: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly depth: number;
  /** Still going on at the playhead. */
  readonly open: boolean;
}

/** Shorter is rounding, not a stretch of time. */
const SHORTEST_MS = 1e-6;

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * While a worker waits for another component, the hops are those of its call; only what no call explains
 * (nobody answered) stays a wait. So the hops follow each other without gap and add up to the whole.
 */
export function hopsOf(story: RequestStory): readonly Hop[] {
  const spans = story.spans.filter(({ afterEnd }) => !afterEnd);
  return hopsAt(spans, 0, { fromMs: -Infinity, toMs: Infinity }, null).sort(
    (left, right) => left.fromMs - right.fromMs || left.toMs - right.toMs,
  );
}

/** The hops of one depth within a stretch of time; of calls only those to the component waited for. */
function hopsAt(spans: readonly Span[], depth: number, within: Stretch, called: string | null): Hop[] {
  return spans.flatMap((span): Hop[] => {
    const isMeant = called === null || span.place === called || span.from === called;
    if (span.depth !== depth || !isMeant) return [];
    const fromMs = Math.max(span.fromMs, within.fromMs);
    const toMs = Math.min(span.toMs, within.toMs);
    if (toMs - fromMs <= SHORTEST_MS) return [];
    const hop: Hop = { ...span, fromMs, toMs, open: span.open && toMs === span.toMs };
    if (span.phase !== 'dependency') return [hop];
    const calls = hopsAt(spans, depth + 1, hop, span.waitsFor);
    return [...calls, ...gapsIn(hop, calls)];
  });
}

/** The parts of a wait during which its call was nowhere. */
function gapsIn(wait: Hop, calls: readonly Hop[]): Hop[] {
  const gaps: Hop[] = [];
  let fromMs = wait.fromMs;
  for (const call of calls.toSorted((left, right) => left.fromMs - right.fromMs)) {
    if (call.fromMs - fromMs > SHORTEST_MS) gaps.push({ ...wait, fromMs, toMs: call.fromMs, open: false });
    fromMs = Math.max(fromMs, call.toMs);
  }
  if (wait.toMs - fromMs > SHORTEST_MS) gaps.push({ ...wait, fromMs });
  return gaps;
}
