/** The turns of a run: undo steps that put another log in the place of the one there was, with the run on both sides of each. */
import { scenarioOf } from '../diagram/scenario.ts';
import { differFromMs } from '../simulation/scenario-steps.ts';
import type { Recorded } from './run-record.ts';

export interface RunSide extends Recorded {
  readonly presentMs: number;
  /** Where the playhead goes; null: it stays where it is. */
  readonly playheadMs: number | null;
}

export interface Crossing {
  readonly turn: number;
  readonly by: 'undo' | 'redo';
}

export class RunTurns {
  private readonly sides = new Map<number, { readonly before: RunSide; readonly after: RunSide }>();
  private count = 0;

  /** A new run began. */
  begin(): void {
    this.sides.clear();
  }

  /** Returns the number of the turn. */
  add(before: RunSide, after: RunSide): number {
    this.sides.set(++this.count, { before, after });
    return this.count;
  }

  /** The run on the other side of a turn. `now`: how it is, to be found again by the undo of a redo. Null: no turn of this run. */
  cross({ turn, by }: Crossing, now: RunSide): RunSide | null {
    const sides = this.sides.get(turn);
    if (!sides) return null;
    if (by === 'undo') return sides.before;
    this.sides.set(turn, { before: now, after: sides.after });
    return sides.after;
  }
}

/** From when on two of them differ; infinity: nowhere. */
export function sidesDifferFromMs(one: RunSide, other: RunSide): number {
  const scenarioMs = differFromMs(scenarioOf(one.base), scenarioOf(other.base));
  const length = Math.max(one.log.length, other.log.length);
  for (let at = 0; at < length; at++) {
    const [entry, twin] = [one.log[at], other.log[at]];
    if (entry !== twin) return Math.min(scenarioMs, entry?.atMs ?? Infinity, twin?.atMs ?? Infinity);
  }
  return scenarioMs;
}
