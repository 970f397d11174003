/** For tests: the session against the real run host in the same thread, which works when it is told to settle. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { type Effects, NO_EFFECTS, type Overrides, withEffects, withOverrides } from '../diagram/effects.ts';
import { RunHost } from '../worker/run-host.ts';
import { nextRun } from './planned-run.ts';
import { resultsStore } from './results-store.ts';
import { RunSession } from './run-session.ts';
import { type SessionState, SPEEDS, sessionStore } from './session.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

export const base = OPENING_EXAMPLE.diagram;

/** A session whose worker is a host in this thread; `settle` lets it do all that it was told. */
export function playground(own: Partial<SessionSurroundings> = {}) {
  let diagram = base;
  const onCanvas: { earlier: Diagram | null; effects: Effects } = { earlier: null, effects: NO_EFFECTS };
  let host: RunHost | null = null;
  const jobs: (() => void)[] = [];
  const session: RunSession = new RunSession({
    openWorker: () => {
      host = new RunHost(
        (message) => {
          if (message.say === 'failed') session.workerFailed(message.reason);
          else session.hear(structuredClone(message));
        },
        (work) => jobs.push(work),
      );
    },
    closeWorker: () => {
      host = null;
    },
    send: (message) => {
      const to = host;
      jobs.push(() => to?.hear(structuredClone(message)));
    },
    get: sessionStore.getState,
    set: sessionStore.setState,
    diagram: () => diagram,
    showEarlier: (earlier) => {
      onCanvas.earlier = earlier;
    },
    showNow: (effects) => {
      onCanvas.earlier = null;
      onCanvas.effects = effects;
    },
    becomes: (document) => {
      diagram = document;
    },
    forgetTurns: () => {},
    nextRun,
    speeds: SPEEDS,
    ...own,
  });
  const settle = (): void => {
    for (let job = jobs.shift(); job; job = jobs.shift()) job();
  };
  /** So many pictures of 50 ms on the clock. */
  const watch = (pictures: number): void => {
    for (let i = 0; i < pictures; i++) {
      session.tick(50);
      settle();
    }
  };
  const change = (label: string, next: Diagram, overrides?: Overrides): void => {
    diagram = next;
    session.documentChanged(withEffects(next, withOverrides(onCanvas.effects, overrides)), {
      label,
      isAnother: false,
      ...(overrides && { overrides }),
    });
    settle();
  };
  const openAnother = (next: Diagram): void => {
    diagram = next;
    session.documentChanged(next, { label: 'Open', isAnother: true });
    settle();
  };
  const kill = (): void => {
    host = null;
    jobs.length = 0;
    session.workerFailed('It was killed.');
  };
  session.begin();
  settle();
  return { session, settle, watch, change, openAnother, kill, onCanvas, document: () => diagram };
}

export function state(): SessionState {
  return sessionStore.getState();
}

export function withPower(id: string, power: 'on' | 'stopped'): Diagram {
  return { ...base, components: base.components.map((each) => (each.id === id ? { ...each, power } : each)) };
}

/** Points of the charts up to the playhead. */
export function charted(client?: string) {
  const { series, total } = resultsStore.getState();
  const points = client === undefined ? total : (series.get(client) ?? []);
  return points.filter(({ fromMs }) => fromMs + 1000 <= state().playheadMs);
}

/** As before any session. */
export function forgetSession(): void {
  sessionStore.setState({ mode: 'loading', followed: null, story: null, trouble: null, deaths: [] });
}
