/** The running session: what the learner can do to the run, and what the canvas reads from it at every frame. */
import { createStore } from 'zustand/vanilla';
import type { KeptScenario } from '../simulation/keep-scenario.ts';
import type { Flight, Mishap, ProcessOccupancy } from '../simulation/occupancy.ts';
import type { Layout, Story } from '../simulation/results.ts';
import { NO_PAST, type RunPast } from './run-past.ts';
import { announce } from './view-store.ts';

/** Speeds on offer: simulated milliseconds per millisecond on the clock. */
export const SPEEDS = [
  1 / 1000,
  1 / 400,
  1 / 200,
  1 / 100,
  1 / 40,
  1 / 20,
  1 / 10,
  1 / 4,
  1 / 2,
  1,
  2,
  5,
  10,
  20,
] as const;

export type SessionMode = 'loading' | 'paused' | 'playing' | 'stepping' | 'seeking' | 'recovering' | 'failed';

export interface WorkerDeath {
  /** Simulated time shown when it happened. */
  readonly atMs: number;
  readonly reason: string;
}

export interface SessionState {
  readonly mode: SessionMode;
  readonly speed: number;
  /** Simulated time shown, refreshed four times a second (the canvas reads the exact one from {@link Playhead}). */
  readonly playheadMs: number;
  /** How far the run is computed. */
  readonly computedToMs: number;
  /** The farthest the playhead has been since something was last done. */
  readonly presentMs: number;
  /** So much was done to the system after the moment shown; above 0 the canvas shows the past. */
  readonly laterChanges: number;
  /** Each dot stands for this many requests. */
  readonly sampleEvery: number;
  /** The request being followed, and its story so far (rows up to its end or the computed time). */
  readonly followed: { readonly request: number; readonly client: string } | null;
  readonly story: Story | null;
  /** One line about a failure of the simulation itself, in plain words. */
  readonly trouble: string | null;
  /** How the simulation's worker died, up to the last three times of this run. */
  readonly deaths: readonly WorkerDeath[];
  /** Why the run may not go on yet, such as a prediction to be made first; null: it may. */
  readonly lockedReason: string | null;
}

export const sessionStore = createStore<SessionState>(() => ({
  mode: 'loading',
  speed: 1 / 10,
  playheadMs: 0,
  computedToMs: 0,
  presentMs: 0,
  laterChanges: 0,
  sampleEvery: 1,
  followed: null,
  story: null,
  trouble: null,
  deaths: [],
  lockedReason: null,
}));

/** What the drawing reads at every frame. Same objects, changing contents: never keep them. */
export interface Playhead {
  readonly timeMs: number;
  readonly speed: number;
  readonly layout: Layout | null;
  readonly flights: readonly Flight[];
  /** Of the last second on the clock. */
  readonly mishaps: readonly Mishap[];
  /** By process slot of the layout. */
  readonly processes: ReadonlyMap<number, ProcessOccupancy>;
}

export interface SessionControls {
  play(): void;
  pause(): void;
  /** To the next event of the followed request, or of any request when none is followed. */
  step(): void;
  /** To the event before the playhead. */
  stepBack(): void;
  /** The current diagram from time 0 (the first 60 s computed at once). */
  restart(): void;
  setSpeed(speed: number): void;
  /** The watchable speed for the present traffic. */
  autoSpeed(): void;
  skip(ms: number): void;
  /** Puts the playhead to a moment, in the past or ahead. */
  seek(toMs: number): void;
  /** While the playhead is held, a run that plays waits. */
  grab(): void;
  release(): void;
  /** From a moment in the past back to where the run was left. */
  returnToNow(): void;
  /** The moment shown becomes the present: what was done later is discarded, as one undo step. */
  continueFromHere(): void;
  /** What was done to this run becomes timed events of the document, as one undo step. Null: there is no run yet. */
  keepAsScenario(): KeptScenario | null;
  /** Sends one request by hand from a client and follows it. */
  sendOne(client: string, mixIndex: number): void;
  /** Opens a request by its number ("clicking a failure"). */
  follow(request: number, client: string): void;
  unfollow(): void;
  /** The playhead for this frame of the display. Called by the drawing once a frame. */
  frame(): Playhead;
  past(): RunPast;
}

/** The running session, once it is fetched; what is asked of it before then waits. */
let live: SessionControls | null = null;
const waiting: ((controls: SessionControls) => void)[] = [];
const nothingYet: Playhead = {
  timeMs: 0,
  speed: 1,
  layout: null,
  flights: [],
  mishaps: [],
  processes: new Map(),
};

function tell(order: (controls: SessionControls) => void): void {
  if (live) order(live);
  else waiting.push(order);
}

/** For what moves the run on: while it is locked, the reason is said instead. */
function tellUnlessLocked(order: (controls: SessionControls) => void): void {
  const { lockedReason } = sessionStore.getState();
  if (lockedReason === null) tell(order);
  else announce(lockedReason);
}

export function attachSession(controls: SessionControls): void {
  live = controls;
  for (const order of waiting.splice(0)) order(controls);
}

export const sessionControls: SessionControls = {
  play: () => tellUnlessLocked((controls) => controls.play()),
  pause: () => tell((controls) => controls.pause()),
  step: () => tellUnlessLocked((controls) => controls.step()),
  stepBack: () => tellUnlessLocked((controls) => controls.stepBack()),
  restart: () => tell((controls) => controls.restart()),
  setSpeed: (speed) => tell((controls) => controls.setSpeed(speed)),
  autoSpeed: () => tell((controls) => controls.autoSpeed()),
  skip: (ms) => tellUnlessLocked((controls) => controls.skip(ms)),
  seek: (toMs) => {
    const { lockedReason, playheadMs } = sessionStore.getState();
    if (lockedReason === null || toMs <= playheadMs) tell((controls) => controls.seek(toMs));
    else announce(lockedReason);
  },
  grab: () => tell((controls) => controls.grab()),
  release: () => tell((controls) => controls.release()),
  returnToNow: () => tell((controls) => controls.returnToNow()),
  continueFromHere: () => tellUnlessLocked((controls) => controls.continueFromHere()),
  keepAsScenario: () => live?.keepAsScenario() ?? null,
  sendOne: (client, mixIndex) => tellUnlessLocked((controls) => controls.sendOne(client, mixIndex)),
  follow: (request, client) => tell((controls) => controls.follow(request, client)),
  unfollow: () => tell((controls) => controls.unfollow()),
  frame: () => live?.frame() ?? nothingYet,
  past: () => live?.past() ?? NO_PAST,
};
