/** The document: components, links and notes on a canvas, with the traffic factor and the seed. Plain, immutable data. */
import type { Aside } from './aside.ts';
import type { ScenarioEvent } from './scenario.ts';

export const DIAGRAM_VERSION = 1;

export type ParameterValue = number | string | boolean;

/** `on`; `stopped`: the process is down, its machine answers "refused"; `off`: powered off, silence (machines only). */
export type Power = 'on' | 'stopped' | 'off';

/** A part of the system. `x`, `y` are relative to its machine when it stands in one. */
export interface Component {
  readonly id: string;
  /** Id of a kind in the catalog. */
  readonly kind: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Size in canvas units; machines only, other kinds have the size of their card. */
  readonly width?: number;
  readonly height?: number;
  /** Id of the machine it stands in. */
  readonly machine?: string;
  /** Only what differs from the kind's defaults. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly power: Power;
  /** 1 is normal; 3 means three times slower. */
  readonly slowFactor: number;
}

/** A connection: `from` sends requests to `to`. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** There and back, milliseconds. Absent: by placement (same machine, same data centre, client's own network). */
  readonly roundTripMs?: number;
  readonly cut: boolean;
}

/** A text note on the canvas. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Diagram {
  readonly version: typeof DIAGRAM_VERSION;
  readonly name: string;
  readonly seed: number;
  /** Multiplies the traffic of all clients. */
  readonly trafficFactor: number;
  /** In drawing order; a machine stands before what it holds. */
  readonly components: readonly Component[];
  readonly links: readonly Link[];
  readonly notes: readonly Note[];
  /** What happens in its runs, in order of time; absent without events. */
  readonly scenario?: readonly ScenarioEvent[];
  /** What came in with it and could not be used. */
  readonly aside?: Aside;
}

export const EMPTY_DIAGRAM: Diagram = {
  version: DIAGRAM_VERSION,
  name: 'Untitled',
  seed: 1,
  trafficFactor: 1,
  components: [],
  links: [],
  notes: [],
};

/** The caps of every document, whatever way it comes in. */
export const LIMITS = {
  components: 300,
  links: 1000,
  notes: 100,
  nameLength: 60,
  noteLength: 500,
  coordinate: 100_000,
  size: 10_000,
  fileBytes: 1_048_576,
  slowFactor: { min: 1, max: 100 },
  trafficFactor: { min: 0, max: 20 },
  roundTripMs: { min: 0, max: 10_000 },
  seed: { min: 0, max: 4_294_967_295 },
} as const;

/** What every id looks like. */
export const ID_PATTERN = /^[a-z0-9_-]{1,32}$/i;
