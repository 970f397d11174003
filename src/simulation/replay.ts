/** A piece of a run looked at again with open eyes: from a checkpoint on, with every row, and with all that was done in it. */
import type { RunScript } from './edit-log.ts';
import type { Layout } from './results.ts';
import type { RunCursor } from './run-cursor.ts';

export class Replay {
  private readonly cursor: RunCursor;
  private readonly script: RunScript;
  private readonly beat: () => void;

  /** `beat` is called at every step. */
  constructor(cursor: RunCursor, script: RunScript, beat: () => void) {
    this.cursor = cursor;
    this.script = script;
    this.beat = beat;
  }

  /** As it stands now; slots of before stay where they were. */
  get layout(): Layout {
    return this.cursor.layout;
  }

  get nowMs(): number {
    return this.cursor.nowMs;
  }

  get events(): number {
    return this.cursor.events;
  }

  /** Goes on; returns what happened, in order of time. */
  advance(untilMs: number): Float64Array {
    this.beat();
    return this.cursor.tell(untilMs, this.script);
  }
}
