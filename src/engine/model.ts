/** The flat model that the engine runs: a layered queueing network of machines, processes, operations, links, pools and sources. */
import type { Outcome } from './outcome.ts';

/** A draw of time or work. Mean in milliseconds. `cv` is the coefficient of variation, `stages` those of an Erlang. */
export type Distribution =
  | { readonly law: 'deterministic'; readonly meanMs: number }
  | { readonly law: 'exponential'; readonly meanMs: number }
  | { readonly law: 'uniform'; readonly meanMs: number; readonly halfWidthMs: number }
  | { readonly law: 'erlang'; readonly meanMs: number; readonly stages: number }
  | { readonly law: 'hyperexponential'; readonly meanMs: number; readonly cv: number }
  | { readonly law: 'log-normal'; readonly meanMs: number; readonly cv: number };

/** A computer: `cores` shared by its processes (processor sharing). `on: false` is silence. `speed` 0.5 halves all work done on it. */
export interface MachineModel {
  readonly id: string;
  readonly cores: number;
  readonly speed: number;
  readonly on: boolean;
  /** Time from power on until its processes start, in milliseconds. */
  readonly bootMs: number;
}

export type FullPolicy = 'drop' | 'refuse' | '503' | '500';

/** A running program: `workers` (null: unlimited) each hold one request from start to reply, `backlogLimit` (null: unlimited, 0: none) wait in line. */
export interface ProcessModel {
  readonly id: string;
  readonly machine: string;
  readonly workers: number | null;
  readonly backlogLimit: number | null;
  /** What the caller meets when no worker is free and the line is full. */
  readonly fullPolicy: FullPolicy;
  /** `false`: the process is stopped; the machine answers "refused". */
  readonly running: boolean;
  /** Time from start until it accepts, in milliseconds. */
  readonly startMs: number;
  /** Every CPU demand drawn here is multiplied by this. 1 is normal. */
  readonly slowFactor: number;
}

/**
 * What becomes of the caller's request when its call fails: an outcome; 'ignore' to go on without it; or 'relay' to
 * pass the answer on as a gateway does: refused becomes 502, silence 504, an error stays what it is.
 */
export type FailurePolicy = Outcome | 'ignore' | 'relay';

/** Which of several targets a call or a client goes to. */
export type Routing = 'random' | 'round-robin' | 'least-connections';

export interface Target {
  /** Operation id. */
  readonly operation: string;
  /** Link id, or null for no network at all. */
  readonly link: string | null;
  /** Share of the picks at random, against the others' weights; 1 unless given. */
  readonly weight?: number;
}

export type Step =
  | { readonly do: 'cpu'; readonly demand: Distribution }
  /** Time that uses no CPU but holds the worker (disk, think). */
  | { readonly do: 'delay'; readonly time: Distribution }
  /** All branches at once; goes on when the last is done. Fails as the first branch that failed. */
  | { readonly do: 'parallel'; readonly branches: readonly (readonly Step[])[] }
  | {
      readonly do: 'call';
      readonly targets: readonly Target[];
      readonly routing: Routing;
      /** Chance that the call is made at all, 0 to 1. */
      readonly probability: number;
      /** `false`: send and go on without waiting for the reply. */
      readonly synchronous: boolean;
      /** Pool whose connection the call holds, by id. */
      readonly pool: string | null;
      /** How long the caller waits for the reply before giving up; null: for ever. */
      readonly timeoutMs: number | null;
      readonly onFailure: FailurePolicy;
    }
  /** The operation ends here with this outcome. */
  | { readonly do: 'fail'; readonly outcome: Outcome };

/** What a request asks of a process: steps in order, then a reply. */
export interface OperationModel {
  readonly id: string;
  readonly process: string;
  readonly steps: readonly Step[];
  /** Sizes on the wire, bytes. They matter on links with a bandwidth. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** A write changes data (drawn as a square); a read does not (a circle). */
  readonly write: boolean;
}

/** A network path. `latencyMs` one way; `megabitsPerSecond` per request (null: no limit). */
export interface LinkModel {
  readonly id: string;
  readonly latencyMs: number;
  readonly megabitsPerSecond: number | null;
  readonly cut: boolean;
  /** Chance that a message is lost and sent again, after 200 ms, then 400 ms, 800 ms…; 0 unless given. */
  readonly lossShare?: number;
}

/** Connections shared by the workers of a process. */
export interface PoolModel {
  readonly id: string;
  readonly size: number;
  /** How long a worker waits for a free connection, milliseconds; null: for ever. */
  readonly waitTimeoutMs: number | null;
  /** What the caller's request becomes when that wait ends in vain. */
  readonly onTimeout: Outcome;
}

export interface MixEntry {
  /** Name of the request class, unique in its source ("GET page"). */
  readonly id: string;
  readonly weight: number;
  readonly targets: readonly Target[];
}

/** A client population. Open: Poisson arrivals. Closed: `population` users, each thinks, sends, waits. */
export interface SourceModel {
  readonly id: string;
  readonly arrivals:
    | { readonly mode: 'open'; readonly ratePerSecond: number }
    | { readonly mode: 'closed'; readonly population: number; readonly think: Distribution };
  readonly mix: readonly MixEntry[];
  readonly routing: Routing;
  /** Patience until the server has accepted the request; null: for ever. */
  readonly connectTimeoutMs: number | null;
  /** Patience until the whole answer is there; null: for ever. */
  readonly timeoutMs: number | null;
}

/** Everything the engine runs. Ids are stable across edits: the engine keeps what it knows about an id. */
export interface EngineModel {
  readonly machines: readonly MachineModel[];
  readonly processes: readonly ProcessModel[];
  readonly operations: readonly OperationModel[];
  readonly links: readonly LinkModel[];
  readonly pools: readonly PoolModel[];
  readonly sources: readonly SourceModel[];
}
