/** The running session: what the learner can do to the run, and what the canvas reads from it at every frame. */
import { createStore } from 'zustand/vanilla';
import type { Diagram } from '../diagram/diagram.ts';
import type { Flight, Mishap, ProcessOccupancy } from '../simulation/occupancy.ts';
import type { Layout, Story } from '../simulation/results.ts';
import { RunClient } from '../worker/run-client.ts';
import { documentStore } from './document-store.ts';
import { RunSession } from './run-session.ts';

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

export interface SessionState {
  readonly mode: SessionMode;
  readonly speed: number;
  /** Simulated time shown, refreshed four times a second (the canvas reads the exact one from {@link Playhead}). */
  readonly playheadMs: number;
  /** How far the run is computed. */
  readonly computedToMs: number;
  /** Each dot stands for this many requests. */
  readonly sampleEvery: number;
  /** The request being followed, and its story so far (rows up to its end or the computed time). */
  readonly followed: { readonly request: number; readonly client: string } | null;
  readonly story: Story | null;
  /** One line about a failure of the simulation itself, in plain words. */
  readonly trouble: string | null;
}

export const sessionStore = createStore<SessionState>(() => ({
  mode: 'loading',
  speed: 1 / 10,
  playheadMs: 0,
  computedToMs: 0,
  sampleEvery: 1,
  followed: null,
  story: null,
  trouble: null,
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
  /** The current diagram from time 0 (the first 60 s computed at once). */
  restart(): void;
  setSpeed(speed: number): void;
  /** The watchable speed for the present traffic. */
  autoSpeed(): void;
  skip(ms: number): void;
  /** Sends one request by hand from a client and follows it. */
  sendOne(client: string, mixIndex: number): void;
  /** Opens a request by its number ("clicking a failure"). */
  follow(request: number, client: string): void;
  unfollow(): void;
  /** The playhead for this frame of the display. Called by the drawing once a frame. */
  frame(): Playhead;
}

const client = new RunClient({
  hear: (message) => session.hear(message),
  failed: (reason) => session.workerFailed(reason),
});

const session = new RunSession({
  openWorker: () => client.open(),
  closeWorker: () => client.close(),
  send: (message) => client.send(message),
  get: sessionStore.getState,
  set: sessionStore.setState,
  diagram: () => documentStore.getState().diagram,
  speeds: SPEEDS,
});

export const sessionControls: SessionControls = session;

/** Whether a change of the document is another system altogether, which starts a run of its own. */
export function isAnotherSystem(before: Diagram, after: Diagram): boolean {
  if (before.seed !== after.seed) return true;
  const known = new Set(before.components);
  const smallest = Math.min(before.components.length, after.components.length);
  return smallest > 1 && !after.components.some((component) => known.has(component));
}

/** Starts the run, follows the document, and moves with the display. Called once. */
export function startSession(): void {
  documentStore.subscribe(({ diagram, lastChange }, { diagram: before }) => {
    if (diagram === before) return;
    const { by } = lastChange;
    const label =
      by === 'undo' || by === 'redo'
        ? `${by === 'undo' ? 'Undo' : 'Redo'}: ${lastChange.label}`
        : lastChange.label;
    session.documentChanged(
      diagram,
      label,
      by === 'load' || by === 'replace' || isAnotherSystem(before, diagram),
    );
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) session.hide();
  });
  session.begin();
  let last = performance.now();
  const draw = (now: number): void => {
    session.tick(now - last);
    last = now;
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}
