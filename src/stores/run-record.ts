/** What is known of a run besides its results: the diagram it began with and the log of what was done to it, cut where the past is changed. */
import type { Diagram } from '../diagram/diagram.ts';
import type { LogEntry } from '../simulation/edit-log.ts';

export class RunRecord {
  base: Diagram;
  log: readonly LogEntry[] = [];

  constructor(base: Diagram) {
    this.base = base;
  }

  begin(base: Diagram, log: readonly LogEntry[]): void {
    this.base = base;
    this.log = log;
  }

  /** Enters what is done at its time; what was done after that is discarded. */
  enter(entry: LogEntry): void {
    const earlier = this.log.filter(({ atMs }) => atMs <= entry.atMs);
    const last = earlier.at(-1);
    const replaces =
      last?.atMs === entry.atMs && last.change.what === 'diagram' && entry.change.what === 'diagram';
    this.log = [...(replaces ? earlier.slice(0, -1) : earlier), entry];
  }

  /** What was done after this time is discarded. */
  cutAfter(ms: number): void {
    this.log = this.log.filter(({ atMs }) => atMs <= ms);
  }

  /** What was done after this time. */
  after(ms: number): readonly LogEntry[] {
    return this.log.filter(({ atMs }) => atMs > ms);
  }

  /** The system as it stood then. */
  diagramAt(ms: number): Diagram {
    for (const { atMs, change } of this.log.toReversed())
      if (atMs <= ms && change.what === 'diagram') return change.diagram;
    return this.base;
  }

  /** When the system last changed before this time; sending by hand is no change. */
  lastChangeMs(ms: number): number {
    return this.log.findLast(({ atMs, change }) => atMs <= ms && change.what === 'diagram')?.atMs ?? 0;
  }
}
