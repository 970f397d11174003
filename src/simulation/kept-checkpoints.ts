/** Checkpoints of the run that the worker handed over, in case it dies: few, spread over the whole run. */
import type { HandedCheckpoint } from './handed-checkpoint.ts';

const MOST = 16;
const MOST_BYTES = 64 * 1024 * 1024;

export class KeptCheckpoints {
  private kept: HandedCheckpoint[] = [];
  private takenUpAtMs = 0;

  get all(): readonly HandedCheckpoint[] {
    return this.kept;
  }

  /** Up to where a run can be taken up again; 0: only from its beginning. */
  get toMs(): number {
    return this.kept.at(-1)?.atMs ?? 0;
  }

  /** Its time is after all others'. When there are too many, every second one goes, but never the newest. */
  keep(checkpoint: HandedCheckpoint): void {
    this.kept.push(checkpoint);
    const bytes = () => this.kept.reduce((sum, { cells }) => sum + cells.byteLength, 0);
    while (this.kept.length > 1 && (this.kept.length > MOST || bytes() > MOST_BYTES)) {
      const newest = this.kept.length - 1;
      this.kept = this.kept.filter((_, index) => (newest - index) % 2 === 0);
    }
  }

  /** What was computed from this time on does not hold any more. */
  cutFrom(ms: number): void {
    this.kept = this.kept.filter(({ atMs }) => atMs < ms);
  }

  /**
   * A fresh worker is about to take the run up from here. When it died without getting any further than the last time,
   * these may be what kills it: then the run is computed anew from its beginning.
   */
  takeUp(): void {
    if (this.toMs > 0 && this.toMs === this.takenUpAtMs) this.clear();
    this.takenUpAtMs = this.toMs;
  }

  clear(): void {
    this.kept = [];
    this.takenUpAtMs = 0;
  }
}
