/** The checkpoints of a run: the last ten minutes, closer together or thinner as memory allows. */
import type { RunCheckpoint } from './run-cursor.ts';
import { REMEMBERED_MS } from './window-history.ts';

/** Making one costs about as much as a second of a busy run. */
const CLOSEST_MS = 5000;
/** Together they take at most about so much memory. */
const MOST_BYTES = 48 * 1024 * 1024;
/** However large they are, so many are kept. */
const FEWEST = 3;

export class Checkpoints {
  private kept: RunCheckpoint[] = [];
  private everyMs = CLOSEST_MS;

  /** Whether one is due at this time. */
  isDue(atMs: number): boolean {
    return atMs % this.everyMs === 0 && this.kept.at(-1)?.atMs !== atMs;
  }

  /** Keeps one; its time is after all others'. */
  keep(checkpoint: RunCheckpoint): void {
    this.kept.push(checkpoint);
    const oldest = checkpoint.atMs - REMEMBERED_MS;
    // The last one before what is remembered stays: the oldest moment is reached from it.
    while ((this.kept[1]?.atMs ?? Infinity) <= oldest) this.kept.shift();
    if (this.kept.length <= FEWEST || this.kept.length * checkpoint.engine.cells.byteLength <= MOST_BYTES)
      return;
    this.everyMs *= 2;
    this.kept = this.kept.filter(
      ({ atMs }, index) => index === 0 || index === this.kept.length - 1 || atMs % this.everyMs === 0,
    );
  }

  /** Whether there is one at or before this time. */
  reachBackTo(atMs: number): boolean {
    return (this.kept[0]?.atMs ?? Infinity) <= atMs;
  }

  /** Forgets all but this one, at the beginning. */
  beginAt(checkpoint: RunCheckpoint): void {
    this.kept = [checkpoint];
  }

  /** The last one at or before a time; the first one when all are later. */
  before(atMs: number): RunCheckpoint {
    const found = this.kept.findLast((checkpoint) => checkpoint.atMs <= atMs) ?? this.kept[0];
    if (!found) throw new Error('The run has no checkpoint yet.');
    return found;
  }

  /** The newest. */
  get last(): RunCheckpoint {
    return this.before(Infinity);
  }

  /** Forgets those after a time; returns the last one left. */
  cutAfter(atMs: number): RunCheckpoint {
    const found = this.before(atMs);
    if (found.atMs > atMs) throw new Error(`There is no checkpoint before ${atMs} ms to go back to.`);
    this.kept.length = this.kept.indexOf(found) + 1;
    return found;
  }
}
