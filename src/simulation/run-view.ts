/** The run seen event by event from some moment on: a second cursor that follows the playhead while the run is computed far ahead of it. */
import { COLUMN, TRACE_STRIDE } from '../engine/trace.ts';
import type { RunScript } from './edit-log.ts';
import type { ViewPiece } from './results.ts';
import type { RunCheckpoint, RunCursor } from './run-cursor.ts';

/** What the watcher wants to see. */
export interface Watching {
  /** Rows of one request in so many; 1 is all of them. */
  readonly sampleEvery: number;
  /** Request whose rows are kept in any case, -1 for none. */
  readonly followed: number;
}

export class RunView {
  private readonly cursor: RunCursor;
  private readonly script: RunScript;
  private needsKeyframe: boolean;

  /** `isNew`: nobody knows yet who sits where. */
  constructor(cursor: RunCursor, script: RunScript, isNew: boolean) {
    this.cursor = cursor;
    this.script = script;
    this.needsKeyframe = isNew;
  }

  get nowMs(): number {
    return this.cursor.nowMs;
  }

  /** Goes on to `untilMs`, or less far when `maxEvents` is reached. */
  piece(untilMs: number, watching: Watching, epoch: number, maxEvents: number = Infinity): ViewPiece {
    const { cursor } = this;
    const fromMs = cursor.nowMs;
    const isSample = watching.sampleEvery > 1;
    const keyframe = isSample || this.needsKeyframe ? cursor.occupants() : null;
    this.needsKeyframe = isSample;
    const rows = sample(cursor.tell(untilMs, this.script, maxEvents), watching);
    const { layout, nowMs: toMs } = cursor;
    return { epoch, fromMs, toMs, layout, keyframe, rows, sampleEvery: watching.sampleEvery };
  }
}

/** Time of the last event between a checkpoint and `untilMs` that is before `beforeMs`; null: there is none. */
export function lastEventBefore(
  beforeMs: number,
  untilMs: number,
  cursor: RunCursor,
  from: RunCheckpoint,
  script: RunScript,
  watching: Watching,
): number | null {
  cursor.jumpTo(from);
  const rows = sample(cursor.tell(untilMs, script), watching);
  for (let at = rows.length - TRACE_STRIDE; at >= 0; at -= TRACE_STRIDE) {
    const time = rows[at + COLUMN.time] ?? 0;
    if (time < beforeMs) return time;
  }
  return null;
}

/** The rows of one request in `sampleEvery`, by its number, and those of the followed one. */
function sample(rows: Float64Array, { sampleEvery, followed }: Watching): Float64Array {
  if (sampleEvery <= 1) return rows;
  let kept = 0;
  for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
    const request = rows[at + COLUMN.request] ?? 0;
    if (Math.imul(request, 0x9e3779b1) >>> 0 >= 0x1_0000_0000 / sampleEvery && request !== followed) continue;
    rows.copyWithin(kept, at, at + TRACE_STRIDE);
    kept += TRACE_STRIDE;
  }
  return rows.slice(0, kept);
}
