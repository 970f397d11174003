/** What is known of a run besides its results: the diagram it began with, its scenario, and the log of what was done to it, cut where the past is changed. */
import type { Diagram } from '../diagram/diagram.ts';
import { type ScenarioEvent, scenarioOf, withScenario } from '../diagram/scenario.ts';
import { joined, type LogEntry, type RunRecipe, type RunScript } from '../simulation/edit-log.ts';
import type { Standing } from '../simulation/scenario-steps.ts';
import { Standings } from '../simulation/standings.ts';

export class RunRecord {
  base: Diagram;
  log: readonly LogEntry[] = [];
  private standings: Standings;

  constructor(base: Diagram) {
    this.base = base;
    this.standings = new Standings(base, []);
  }

  begin(base: Diagram, log: readonly LogEntry[]): void {
    this.base = base;
    this.log = log;
    this.standings = new Standings(base, log);
  }

  get scenario(): readonly ScenarioEvent[] {
    return scenarioOf(this.base);
  }

  /** The document after all that was done. */
  get latest(): Diagram {
    const last = this.log.findLast(({ change }) => change.what === 'diagram')?.change;
    return last?.what === 'diagram' ? last.diagram : this.base;
  }

  get script(): RunScript {
    return { scenario: this.scenario, log: this.log };
  }

  get recipe(): RunRecipe {
    const { base, log } = this;
    return { base, seed: base.seed, log };
  }

  /** The same run with another scenario. */
  follow(scenario: readonly ScenarioEvent[]): void {
    this.begin(withScenario(this.base, scenario), this.log);
  }

  /** Enters what is done at its time; what was done after that is discarded. */
  enter(entry: LogEntry): void {
    const earlier = this.log.filter(({ atMs }) => atMs <= entry.atMs);
    const last = earlier.at(-1);
    const replaces =
      last?.atMs === entry.atMs && last.change.what === 'diagram' && entry.change.what === 'diagram';
    const log = replaces ? [...earlier.slice(0, -1), joined(last, entry)] : [...earlier, entry];
    this.begin(this.base, log);
  }

  /** What was done after this time is discarded. */
  cutAfter(ms: number): void {
    this.begin(
      this.base,
      this.log.filter(({ atMs }) => atMs <= ms),
    );
  }

  /** What was done after this time. */
  after(ms: number): readonly LogEntry[] {
    return this.log.filter(({ atMs }) => atMs > ms);
  }

  /** The system as it stood then. The same one as long as nothing happens. */
  standingAt(ms: number): Standing {
    return this.standings.at(ms);
  }

  /** When the system was last changed before this time; sending by hand is no change. */
  lastChangeMs(ms: number): number {
    return this.log.findLast(({ atMs, change }) => atMs <= ms && change.what === 'diagram')?.atMs ?? 0;
  }
}
