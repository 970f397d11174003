/** The system at any moment of a run, from its base and its script alone: what was edited, and what the scenario has done. */
import type { Diagram } from '../diagram/diagram.ts';
import { NO_EFFECTS } from '../diagram/effects.ts';
import { scenarioOf } from '../diagram/scenario.ts';
import type { LogEntry } from './edit-log.ts';
import { afterEntry, afterStep, type Standing, stepsOf } from './scenario-steps.ts';

export class Standings {
  private readonly base: Diagram;
  private readonly log: readonly LogEntry[];
  private stepCount = 0;
  private logLength = 0;
  private sinceMs = 0;
  private standing: Standing;

  constructor(base: Diagram, log: readonly LogEntry[]) {
    this.base = base;
    this.log = log;
    this.standing = { document: base, effects: NO_EFFECTS };
  }

  /** The same one as long as nothing happens. */
  at(ms: number): Standing {
    if (ms < this.sinceMs) this.rewind();
    const steps = stepsOf(scenarioOf(this.base));
    for (;;) {
      const step = steps[this.stepCount];
      const entry = this.log[this.logLength];
      const stepMs = step?.atMs ?? Infinity;
      const entryMs = entry?.atMs ?? Infinity;
      const nextMs = Math.min(stepMs, entryMs);
      if (nextMs > ms) return this.standing;
      this.sinceMs = nextMs;
      if (step && stepMs <= entryMs) {
        this.stepCount++;
        this.standing = afterStep(this.standing, step);
      } else if (entry) {
        this.logLength++;
        this.standing = afterEntry(this.standing, entry);
      }
    }
  }

  private rewind(): void {
    this.stepCount = 0;
    this.logLength = 0;
    this.sinceMs = 0;
    this.standing = { document: this.base, effects: NO_EFFECTS };
  }
}
