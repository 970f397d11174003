/** What the story of one request is made of: stretches of time, what happened, where the time went. */
import type { Outcome } from '../engine/outcome.ts';
import type { RequestEvent, RequestState } from '../engine/request-life.ts';
import type { LOST } from '../engine/trace.ts';

/** What a stretch of time was spent on. `silence`: the message is lost, and nobody will ever answer it. */
export type Phase = 'network' | 'worker' | 'served' | 'dependency' | 'connection' | 'silence';

/** A stretch of time of the request or of a call made for it. */
export interface Span {
  /** Spans of one visit to one component share it. */
  readonly job: number;
  readonly phase: Phase;
  /** Component it happens at; on the network, the component the message goes to. */
  readonly place: string;
  /** On the network: the component it comes from. */
  readonly from: string | null;
  /** `dependency` and `connection`: the component waited for. */
  readonly waitsFor: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** 0 for the request itself, 1 for its calls, 2 for theirs. */
  readonly depth: number;
  /** Still going on at the playhead. */
  readonly open: boolean;
  /** After the client learned how it ended: work for nobody. */
  readonly afterEnd: boolean;
}

export type Happening =
  | 'sent'
  | 'set-out'
  | 'answered'
  | 'queued'
  | 'started'
  | 'waits'
  | 'waits-for-connection'
  | 'goes-on'
  | 'left'
  | 'turned-away'
  | 'lost'
  | 'ended';

export interface StoryEvent {
  readonly atMs: number;
  readonly what: Happening;
  readonly place: string;
  /** The other component: where the message goes, or who is waited for. */
  readonly other: string | null;
  readonly outcome: Outcome | null;
  readonly lost: keyof typeof LOST | null;
  /** Turned away because it had gone in circles: the components of the last round, in order; else null. */
  readonly circle: readonly string[] | null;
  readonly depth: number;
}

/** An event of the request's own life, as the request machine takes it; `outcome` on the last one only. */
export interface LifeEvent {
  readonly event: RequestEvent;
  readonly outcome: Outcome | null;
  readonly atMs: number;
}

export interface PhaseTotal {
  readonly phase: Phase;
  readonly waitsFor: string | null;
  readonly ms: number;
}

export interface RequestStory {
  readonly request: number;
  readonly client: string;
  /** Name of its request class, and its operation's id; null until the rows say it. */
  readonly requestClass: string | null;
  readonly operation: string | null;
  readonly byHand: boolean;
  readonly startedMs: number;
  /** When the client learned how it ended; null while it is under way. */
  readonly endedMs: number | null;
  readonly outcome: Outcome | null;
  /** Playhead, or the last row when that comes first. */
  readonly nowMs: number;
  readonly state: RequestState;
  readonly life: readonly LifeEvent[];
  readonly visited: readonly { readonly state: RequestState; readonly atMs: number }[];
  readonly spans: readonly Span[];
  /** Of the request itself until its end: they add up to its response time. */
  readonly totals: readonly PhaseTotal[];
  readonly events: readonly StoryEvent[];
}

/** The order in which phases are told. */
export const PHASES: readonly Phase[] = [
  'network',
  'worker',
  'served',
  'connection',
  'dependency',
  'silence',
];

/** Where the time of the request itself went, until its end. */
export function totalsOf(spans: readonly Span[]): PhaseTotal[] {
  const totals = new Map<string, { phase: Phase; waitsFor: string | null; ms: number }>();
  for (const span of spans) {
    if (span.depth > 0 || span.afterEnd) continue;
    const key = `${span.phase} ${span.waitsFor ?? ''}`;
    const total = totals.get(key) ?? { phase: span.phase, waitsFor: span.waitsFor, ms: 0 };
    total.ms += span.toMs - span.fromMs;
    totals.set(key, total);
  }
  return [...totals.values()].sort((left, right) => PHASES.indexOf(left.phase) - PHASES.indexOf(right.phase));
}
