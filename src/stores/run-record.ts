/** What is known of a run besides its results: the diagram it began with, its scenario, and the log of what was done to it, cut where the past is changed. */
import type { Diagram } from '../diagram/diagram.ts';
import { type ScenarioEvent, scenarioOf, withScenario } from '../diagram/scenario.ts';
import { withoutStrayEvents } from '../diagram/stray-events.ts';
import { joined, type LogEntry, type RunRecipe, type RunScript } from '../simulation/edit-log.ts';
import { type GoneEvent, goneAfter, toldInLog, withGone } from '../simulation/gone-events.ts';
import { type Standing, stepsOf } from '../simulation/scenario-steps.ts';
import { Standings } from '../simulation/standings.ts';

export interface Recorded {
  readonly base: Diagram;
  readonly log: readonly LogEntry[];
  /** Events of the scenario whose parts were removed in this run. */
  readonly gone: readonly GoneEvent[];
  /** The scenario of the document, without them. */
  readonly planned: readonly ScenarioEvent[];
}

export class RunRecord {
  base: Diagram;
  log: readonly LogEntry[] = [];
  gone: readonly GoneEvent[] = [];
  private planned: readonly ScenarioEvent[];
  private standings: Standings;

  constructor(base: Diagram) {
    this.base = base;
    this.planned = scenarioOf(base);
    this.standings = new Standings(base, []);
  }

  begin(base: Diagram, log: readonly LogEntry[], gone: readonly GoneEvent[] = []): void {
    this.goTo({ base, log, gone, planned: scenarioOf(base) });
  }

  /** All of it, to come back to. */
  get recorded(): Recorded {
    const { base, log, gone, planned } = this;
    return { base, log, gone, planned };
  }

  goTo({ base, log, gone, planned }: Recorded): void {
    this.gone = gone;
    this.planned = planned;
    this.base = withScenario(base, withGone(planned, gone));
    this.log = log;
    this.standings = new Standings(this.base, log);
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

  /** The run as it is told to others. */
  get told(): Pick<RunRecipe, 'base' | 'log'> {
    return toldInLog(this, this.planned);
  }

  /** The same run with the scenario of this document. What had happened by then to parts that it lost still happens. */
  follow(document: Diagram, atMs: number): void {
    const { base, log } = this;
    const gone = goneAfter(this.gone, this.planned, document, atMs);
    if (gone === this.gone && scenarioOf(document) === this.planned) return;
    this.goTo({ base, log, gone, planned: scenarioOf(document) });
  }

  /** As it stood then, with the scenario of now: that of the parts, too, which were removed later. */
  documentAt(ms: number): Diagram {
    const again = this.gone.filter(({ goneMs }) => goneMs > ms).map(({ event }) => event);
    const scenario = again.length > 0 ? [...this.planned, ...again] : this.planned;
    return withoutStrayEvents(withScenario(this.standingAt(ms).document, scenario));
  }

  /** Enters what is done at its time; what was done after that is discarded. */
  enter(entry: LogEntry): void {
    const earlier = this.log.filter(({ atMs }) => atMs <= entry.atMs);
    const last = earlier.at(-1);
    const replaces =
      last?.atMs === entry.atMs && last.change.what === 'diagram' && entry.change.what === 'diagram';
    const log = replaces ? [...earlier.slice(0, -1), joined(last, entry)] : [...earlier, entry];
    this.goTo({ ...this.recorded, log });
  }

  /** What was done after this time is discarded. */
  cutAfter(ms: number): void {
    const { base, planned } = this;
    const log = this.log.filter(({ atMs }) => atMs <= ms);
    const gone = this.gone.filter(({ goneMs }) => goneMs <= ms);
    this.goTo({ base, log, gone, planned });
  }

  /** What was done after this time. */
  after(ms: number): readonly LogEntry[] {
    return this.log.filter(({ atMs }) => atMs > ms);
  }

  /** The system as it stood then. The same one as long as nothing happens. */
  standingAt(ms: number): Standing {
    return this.standings.at(ms);
  }

  /** Since when the system stands as it does then: changed by hand or by its scenario. */
  stoodSinceMs(ms: number): number {
    const step = stepsOf(this.scenario).findLast(({ atMs }) => atMs <= ms);
    return Math.max(this.lastChangeMs(ms), step?.atMs ?? 0);
  }

  /** When the system was last changed before this time; sending by hand is no change. */
  lastChangeMs(ms: number): number {
    return this.log.findLast(({ atMs, change }) => atMs <= ms && change.what === 'diagram')?.atMs ?? 0;
  }
}
