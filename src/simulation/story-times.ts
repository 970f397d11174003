/** When a request was sent and when it was over, read from its rows. */
import { COLUMN, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { Story } from './results.ts';

export interface StoryTimes {
  readonly sentMs: number;
  /** When its client learned how it ended; while it did not, the last row. */
  readonly endedMs: number;
}

/** In milliseconds of the run; null without any row of the request. */
export function timesOf({ request, rows }: Story): StoryTimes | null {
  let sentMs: number | null = null;
  let lastMs = 0;
  let doneMs: number | null = null;
  for (let at = 0; at + TRACE_STRIDE <= rows.length; at += TRACE_STRIDE) {
    if (rows[at + COLUMN.request] !== request) continue;
    lastMs = rows[at + COLUMN.time] ?? 0;
    sentMs ??= lastMs;
    if (rows[at + COLUMN.type] === TRACE.done) doneMs ??= lastMs;
  }
  return sentMs === null ? null : { sentMs, endedMs: doneMs ?? lastMs };
}
