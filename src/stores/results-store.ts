/** What the run shows at the playhead, refreshed four times a second: figures, states, charts, log. */
import { createStore } from 'zustand/vanilla';
import type { Outcome } from '../engine/outcome.ts';
import type { ComponentState } from '../simulation/component-life.ts';
import type { Figures, LinkFigures, SeriesPoint } from '../simulation/figures.ts';

/** The newest request of a client population. */
export interface LatestRequest {
  readonly request: number;
  /** 'waiting' while it is under way. */
  readonly outcome: Outcome | 'waiting';
  /** Milliseconds: the response time, or how long it has waited so far. */
  readonly elapsedMs: number;
}

/** Something switched or changed during the run, or planned to be. */
export interface Flag {
  readonly atMs: number;
  readonly label: string;
  /** By the scenario, not by hand. */
  readonly isPlanned: boolean;
}

/** One line of the text log: "12.4 s: web-1 refused connections". */
export interface LogLine {
  readonly atMs: number;
  readonly text: string;
  readonly tone: 'info' | 'problem' | 'good';
}

export interface ResultsState {
  /** The figures below are over this many simulated seconds before the playhead. */
  readonly figuresOverSeconds: number;
  readonly figures: ReadonlyMap<string, Figures>;
  readonly links: ReadonlyMap<string, LinkFigures>;
  readonly states: ReadonlyMap<string, ComponentState>;
  readonly latest: ReadonlyMap<string, LatestRequest>;
  /** Per client id, one point a simulated second, oldest first, up to the playhead. */
  readonly series: ReadonlyMap<string, readonly SeriesPoint[]>;
  /** All clients together. */
  readonly total: readonly SeriesPoint[];
  readonly flags: readonly Flag[];
  readonly log: readonly LogLine[];
}

export const resultsStore = createStore<ResultsState>(() => ({
  figuresOverSeconds: 3,
  figures: new Map(),
  links: new Map(),
  states: new Map(),
  latest: new Map(),
  series: new Map(),
  total: [],
  flags: [],
  log: [],
}));
