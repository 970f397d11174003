/** A reference case: a system, its workload and the figures that theory expects of it. */
import type { Distribution, FullPolicy, Routing } from '../../engine/model.ts';
import type { Fault } from './reading.ts';

export interface ReferenceProcess {
  readonly name: string;
  readonly machine: string;
  /** null: unlimited. */
  readonly workers: number | null;
  readonly queueLimit: number | null;
  readonly fullPolicy: FullPolicy;
}

/** One of several operations that a step may ask. */
export interface Choice {
  readonly operation: string;
  readonly weight: number;
}

export type ReferenceStep =
  | { readonly do: 'cpu'; readonly demand: Distribution }
  | { readonly do: 'delay'; readonly time: Distribution }
  | { readonly do: 'parallel'; readonly branches: readonly (readonly ReferenceStep[])[] }
  | {
      readonly do: 'ask';
      readonly choices: readonly Choice[];
      readonly routing: Routing;
      readonly synchronous: boolean;
      /** Name of the pool whose connection it holds. */
      readonly pool: string | null;
      readonly timeoutMs: number | null;
    };

export interface ReferenceOperation {
  readonly name: string;
  readonly process: string;
  readonly steps: readonly ReferenceStep[];
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface ReferenceClass {
  readonly name: string;
  readonly operation: string;
  readonly arrivals:
    | { readonly mode: 'open'; readonly ratePerSecond: number }
    | { readonly mode: 'closed'; readonly population: number; readonly think: Distribution };
  readonly timeoutMs: number | null;
}

export interface ReferenceLink {
  readonly from: string;
  readonly to: string;
  readonly oneWayMs: number;
  readonly megabitsPerSecond: number | null;
  readonly lossShare: number;
}

export interface ReferencePool {
  readonly name: string;
  readonly size: number;
  /** null: for ever. */
  readonly waitTimeoutMs: number | null;
}

export interface ReferenceSystem {
  readonly machines: readonly { readonly name: string; readonly cores: number; readonly speed: number }[];
  readonly processes: readonly ReferenceProcess[];
  readonly links: readonly ReferenceLink[];
  readonly pools: readonly ReferencePool[];
  readonly operations: readonly ReferenceOperation[];
  readonly classes: readonly ReferenceClass[];
}

/** Where a measured figure stands in a run, see `run-figures.ts`. */
export type Whose =
  | { readonly what: 'all' }
  | { readonly what: 'class' | 'machine' | 'process'; readonly name: string };

export interface ExpectedFigure {
  /** Its path in the file, below `expected`: "machines.host.utilisation". */
  readonly figure: string;
  readonly whose: Whose;
  /** Which figure of it: "throughput_per_s", "p95". */
  readonly measure: string;
  readonly value: number;
  /** Half-width of its 95 % interval; 0 when it is exact. */
  readonly halfWidth: number;
  readonly basis: string;
  /** A bound is kept, not met. */
  readonly relation: 'equal' | 'at most' | 'at least';
}

export interface ReferenceCase {
  readonly id: string;
  readonly title: string;
  /** Group of the file: "single-station", "layered", "closed". */
  readonly group: string;
  /** Where the expected figures come from, in words. */
  readonly method: string;
  readonly system: ReferenceSystem;
  readonly expected: readonly ExpectedFigure[];
  /** Expected figures that cannot be judged, and why: each counts as failed. */
  readonly unjudged: readonly Fault[];
  /** Figures that the file gives of other systems, for comparison: named, not judged. */
  readonly comparisons: readonly string[];
  /** About how many completed requests give a 1 % half-width at 95 %. */
  readonly hintRequests: number;
  /** What the case is sized by. */
  readonly throughputPerSecond: number;
}
