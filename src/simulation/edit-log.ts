/** The edit log: what the learner did to a running system, and when. A run is a base diagram, this log and a seed. */
import type { Diagram } from '../diagram/diagram.ts';

export interface LogEntry {
  /** Simulated time at which it takes effect. */
  readonly atMs: number;
  /** In words, for the flag on the charts: "Stop db-1". */
  readonly label: string;
  readonly change:
    | { readonly what: 'diagram'; readonly diagram: Diagram }
    /** One request sent by hand, from a client, of the class at this index of its mix. */
    | { readonly what: 'send'; readonly source: string; readonly mixIndex: number };
}

export interface RunRecipe {
  readonly base: Diagram;
  readonly seed: number;
  readonly log: readonly LogEntry[];
}
