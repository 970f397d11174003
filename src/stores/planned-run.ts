/** The run that begins with a document: afresh, or as a link has it, with what was done to it and where the playhead stood. */
import type { Diagram } from '../diagram/diagram.ts';
import { scenarioOf } from '../diagram/scenario.ts';
import type { LogEntry } from '../simulation/edit-log.ts';

/** Simulated time computed before the first picture, so that charts and numbers live at once. */
export const WARM_UP_MS = 60_000;

const BEFORE_FIRST_EVENT_MS = 5000;

export interface PlannedRun {
  readonly base: Diagram;
  /** What was done to it, oldest first; it led to the document on the canvas. */
  readonly log: readonly LogEntry[];
  /** Where the playhead stands until the run is computed. */
  readonly startMs: number;
  /** Simulated time at which the page opens. */
  readonly momentMs: number;
  /** Of the playhead; absent: one at which the traffic can be watched. */
  readonly speed?: number;
}

let planned: { readonly diagram: Diagram; readonly run: PlannedRun } | null = null;

/** To be called before the document is opened: the run that begins with it is this one. */
export function planRun(diagram: Diagram, run: PlannedRun): void {
  planned = { diagram, run };
}

/** Shortly before the first event of a scenario, so that all of it is seen. */
function openingMs(diagram: Diagram): number {
  const firstMs = scenarioOf(diagram)[0]?.atMs ?? Infinity;
  return Math.max(0, Math.min(WARM_UP_MS, firstMs - BEFORE_FIRST_EVENT_MS));
}

/** The run planned for this document, once; else one that begins with it. */
export function nextRun(diagram: Diagram): PlannedRun {
  if (planned?.diagram !== diagram)
    return { base: diagram, log: [], startMs: 0, momentMs: openingMs(diagram) };
  const { run } = planned;
  planned = null;
  return run;
}
