/** The run up to the playhead, for those who judge it: lessons read their measurements here. */
import { type Diagram, EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import type { Layout, WindowResult } from '../simulation/results.ts';
import type { Playback } from './playback.ts';
import type { RunRecord } from './run-record.ts';

/** Read it at once and never keep it. */
export interface RunPast {
  /** Grows whenever the run starts from time 0. */
  readonly run: number;
  readonly timeMs: number;
  readonly layout: Layout | null;
  /** When the running system last changed; sending by hand is no change. */
  readonly lastChangeMs: number;
  /** What the run began with, and what was done to it. */
  readonly base: Diagram;
  readonly log: readonly LogEntry[];
  readonly windowsBetween: (fromMs: number, toMs: number) => readonly WindowResult[];
}

export const NO_PAST: RunPast = {
  run: 0,
  timeMs: 0,
  layout: null,
  lastChangeMs: 0,
  base: EMPTY_DIAGRAM,
  log: [],
  windowsBetween: () => [],
};

export function pastOf(run: number, playback: Playback, record: RunRecord): RunPast {
  const { timeMs, here: layout, history } = playback;
  return {
    run,
    timeMs,
    layout,
    lastChangeMs: record.lastChangeMs(timeMs),
    ...record.told,
    windowsBetween: (fromMs, toMs) => history.between(fromMs, toMs),
  };
}
