/** What happens to a run beside its base and its seed: the scenario, and the log of what the learner did to the running system, and when. */
import type { Diagram } from '../diagram/diagram.ts';
import type { Overrides } from '../diagram/effects.ts';
import type { ScenarioEvent } from '../diagram/scenario.ts';

export interface LogEntry {
  /** Simulated time at which it takes effect. */
  readonly atMs: number;
  /** In words, for the flag on the charts: "Stop db-1". */
  readonly label: string;
  readonly change:
    | {
        readonly what: 'diagram';
        /** The document from then on. Its own scenario does not count: a run has one. */
        readonly diagram: Diagram;
        /** What was done by hand to what the scenario had done. */
        readonly overrides?: Overrides;
      }
    /** One request sent by hand, from a client, of the class at this index of its mix. */
    | { readonly what: 'send'; readonly source: string; readonly mixIndex: number };
}

/** Both in order of time; of the same time the scenario comes first. */
export interface RunScript {
  readonly scenario: readonly ScenarioEvent[];
  readonly log: readonly LogEntry[];
}

export interface RunRecipe {
  /** With the scenario of the run. */
  readonly base: Diagram;
  readonly seed: number;
  readonly log: readonly LogEntry[];
}

/** The later of two changes at the same time, with what both did to effects. */
export function joined(earlier: LogEntry, later: LogEntry): LogEntry {
  if (earlier.change.what === 'send' || later.change.what === 'send') return later;
  const overrides = { ...earlier.change.overrides, ...later.change.overrides };
  return Object.keys(overrides).length === 0 ? later : { ...later, change: { ...later.change, overrides } };
}
