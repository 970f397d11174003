/** What goals may look at, read-only: the system, what was measured up to the playhead, and what the learner did. */
import type { Diagram } from '../diagram/diagram.ts';
import { type Compiled, compile } from '../simulation/compile.ts';
import type { RequestStory } from '../simulation/request-story.ts';
import { type Layout, WINDOW_MS, type WindowResult } from '../simulation/results.ts';
import type { UiFact } from './ui-facts.ts';

export interface LessonView {
  /** As it stands at the playhead. */
  readonly diagram: Diagram;
  readonly layout: Layout | null;
  readonly nowMs: number;
  /** When the running system last changed: structure, settings, power or traffic. Sending by hand is no change. */
  readonly lastChangeMs: number;
  /** Where the playhead stood when the present step began. */
  readonly stepBeganMs: number;
  /** Windows that lie wholly between two times, oldest first (`WindowHistory.between`). */
  readonly windowsBetween: (fromMs: number, toMs: number) => readonly WindowResult[];
  /** Requests that the learner sent by hand or opened in this step, told up to the playhead. */
  readonly stories: readonly RequestStory[];
  /** What the learner did on the page in this step; monitors as long as they are there. */
  readonly facts: readonly UiFact[];
  /** The choice committed before this step; null without a prediction. */
  readonly predicted: number | null;
  /** Choice that the learner last gave to the step's question; null: none yet. */
  readonly answered: number | null;
}

/** A length of time before the playhead, or all of it since the last change. */
export type Over = number | 'since-change';

export interface Settled {
  readonly windows: readonly WindowResult[];
  readonly haveSeconds: number;
  /** 0 when any length will do. */
  readonly needSeconds: number;
}

/** The windows that count: wholly after the last change and within the present step. */
export function settledWindows(view: LessonView, over: Over): Settled {
  const endMs = Math.floor(view.nowMs / WINDOW_MS) * WINDOW_MS;
  const stableMs = Math.max(view.lastChangeMs, view.stepBeganMs);
  const fromMs = over === 'since-change' ? stableMs : Math.max(stableMs, endMs - over * 1000);
  const windows = view.windowsBetween(fromMs, endMs).filter((window) => window.fromMs >= fromMs - 0.001);
  const haveSeconds = ((windows.at(-1)?.toMs ?? 0) - (windows[0]?.fromMs ?? 0)) / 1000;
  return { windows, haveSeconds, needSeconds: over === 'since-change' ? 0 : over };
}

const compiledDiagrams = new WeakMap<Diagram, Compiled>();

/** A document never changes, so its model is made once. */
export function compiled(diagram: Diagram): Compiled {
  const known = compiledDiagrams.get(diagram);
  if (known) return known;
  const fresh = compile(diagram);
  compiledDiagrams.set(diagram, fresh);
  return fresh;
}
