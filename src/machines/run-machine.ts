/** The session as a state chart: it decides what the run does next; the session's actions carry it out and report back. */
import { or, type SnapshotFrom, setup, stateIn } from 'xstate';

export type RunMode = 'loading' | 'paused' | 'playing' | 'stepping' | 'seeking' | 'recovering' | 'failed';

export type RunEvent =
  /** The run is computed far enough to be shown. */
  | { readonly type: 'READY' }
  | { readonly type: 'PLAY' }
  | { readonly type: 'PAUSE' }
  | { readonly type: 'STEP' }
  | { readonly type: 'STEP_BACK' }
  /** The playhead stands at the event the step was to. */
  | { readonly type: 'STEPPED' }
  /** The present diagram from time 0. */
  | { readonly type: 'RESTART' }
  | { readonly type: 'SEEK'; readonly toMs: number }
  /** The learner takes hold of the playhead: a run that plays waits until it is let go. */
  | { readonly type: 'GRAB' }
  | { readonly type: 'RELEASE' }
  /** The playhead stands at the moment that was looked for. */
  | { readonly type: 'ARRIVED' }
  /** The system was changed at the playhead; what was computed beyond it no longer holds. */
  | { readonly type: 'EDIT' }
  /** The playhead caught up with what is computed. */
  | { readonly type: 'STARVED' }
  /** There is enough computed to go on. */
  | { readonly type: 'FED' }
  /** The worker threw an error, or was silent for too long. */
  | { readonly type: 'WORKER_FAILED'; readonly reason: string }
  /** A fresh worker has computed up to the playhead again. */
  | { readonly type: 'RECOVERED' }
  /** It took too long to load or to recover. */
  | { readonly type: 'GAVE_UP'; readonly reason: string }
  /** It has played for a minute without trouble. */
  | { readonly type: 'HEALTHY' }
  /** The page is in the background. */
  | { readonly type: 'HIDDEN' }
  | { readonly type: 'RETRY' };

const leftToTheSession = () => {};
const withReason = (_: unknown, _params: { readonly reason: string }) => {};

const chart = setup({
  types: { events: {} as RunEvent },
  actions: {
    /** Starts a fresh worker with the present diagram from time 0; answers READY. */
    startWorker: leftToTheSession,
    /** Gives the worker the present diagram from time 0; answers READY. */
    restartRun: leftToTheSession,
    /** Lets the playhead move; reports STARVED and HEALTHY. */
    advance: leftToTheSession,
    /** Holds the playhead where it is. */
    freeze: leftToTheSession,
    /** Gives the worker the edit log: it drops its future and computes on from the playhead; reports FED. */
    compute: leftToTheSession,
    /** Moves the playhead to the next event of the followed request; answers STEPPED. */
    takeStep: leftToTheSession,
    /** Moves the playhead to the event before it; answers STEPPED. */
    takeStepBack: leftToTheSession,
    /** Moves the playhead to a moment, computed or not; answers ARRIVED. */
    seek: (_: unknown, _params: { readonly toMs: number }) => {},
    /** Ends the worker, starts a fresh one and computes up to the playhead; answers RECOVERED or GAVE_UP. */
    restartWorker: withReason,
    /** Ends the worker for good and says why. */
    stopWorker: withReason,
  },
  guards: {
    wishesToPlay: stateIn({ wish: 'playing' }),
    held: stateIn({ wish: 'held' }),
    atRest: or([stateIn({ mode: 'paused' }), stateIn({ mode: 'playing' })]),
    flowing: stateIn({ mode: { playing: 'flowing' } }),
    seeking: stateIn({ mode: 'seeking' }),
    failed: stateIn({ mode: 'failed' }),
    beingMended: or([stateIn({ mode: 'loading' }), stateIn({ mode: 'recovering' })]),
    failedTwiceBefore: stateIn({ failures: 'two' }),
  },
});

/** What the learner wishes: kept through seeking and recovering, so that the run goes on as it was. */
const wish = chart.createStateConfig({
  initial: 'paused',
  states: {
    paused: { on: { PLAY: 'playing' } },
    playing: {
      on: {
        PAUSE: 'paused',
        STEP: { guard: 'atRest', target: 'paused' },
        STEP_BACK: { guard: 'atRest', target: 'paused' },
        HIDDEN: 'pausedWhileHidden',
        GRAB: 'held',
      },
    },
    held: {
      on: {
        PLAY: 'playing',
        RELEASE: 'playing',
        PAUSE: 'paused',
        STEP: { guard: 'atRest', target: 'paused' },
        STEP_BACK: { guard: 'atRest', target: 'paused' },
        HIDDEN: 'pausedWhileHidden',
      },
    },
    pausedWhileHidden: {
      on: {
        PLAY: 'playing',
        PAUSE: 'paused',
        STEP: { guard: 'atRest', target: 'paused' },
        STEP_BACK: { guard: 'atRest', target: 'paused' },
      },
    },
  },
});

/** How often the worker failed without a healthy spell between. The third time is the last. */
const failures = chart.createStateConfig({
  initial: 'none',
  on: {
    GAVE_UP: { guard: 'beingMended', target: '.none' },
    ARRIVED: { guard: 'seeking', target: '.none' },
    HEALTHY: { guard: 'flowing', target: '.none' },
  },
  states: {
    none: { on: { WORKER_FAILED: [{ guard: 'failed' }, { target: 'one' }] } },
    one: { on: { WORKER_FAILED: 'two' } },
    two: { on: { WORKER_FAILED: 'none' } },
  },
});

const asWished = [{ guard: 'wishesToPlay', target: 'playing' }, { target: 'paused' }] as const;
const toSeeking = {
  target: 'seeking',
  actions: {
    type: 'seek',
    params: ({ event }: { event: { toMs: number } }) => ({ toMs: event.toMs }),
  },
} as const;
const because = ({ event }: { event: { reason: string } }) => ({ reason: event.reason });
const toFailed = { target: 'failed', actions: { type: 'stopWorker', params: because } } as const;
const afresh = { target: 'loading', actions: 'startWorker' } as const;

export const runMachine = chart.createMachine({
  id: 'run',
  type: 'parallel',
  entry: 'startWorker',
  states: {
    wish,
    failures,
    mode: {
      initial: 'loading',
      on: {
        RESTART: { target: '.loading', actions: 'restartRun' },
        EDIT: { actions: 'compute' },
        WORKER_FAILED: [
          { guard: 'failedTwiceBefore', target: '.failed', actions: { type: 'stopWorker', params: because } },
          { target: '.recovering', actions: { type: 'restartWorker', params: because } },
        ],
      },
      states: {
        loading: { on: { READY: asWished, GAVE_UP: toFailed } },
        paused: {
          on: {
            PLAY: 'playing',
            RELEASE: { guard: 'held', target: 'playing' },
            STEP: 'stepping',
            STEP_BACK: 'steppingBack',
            SEEK: toSeeking,
          },
        },
        playing: {
          initial: 'flowing',
          on: {
            PAUSE: 'paused',
            HIDDEN: 'paused',
            GRAB: 'paused',
            STEP: 'stepping',
            STEP_BACK: 'steppingBack',
            SEEK: toSeeking,
          },
          states: {
            flowing: {
              entry: 'advance',
              exit: 'freeze',
              on: { STARVED: 'starved', EDIT: { target: 'starved', actions: 'compute' } },
            },
            starved: { on: { FED: 'flowing' } },
          },
        },
        stepping: {
          entry: 'takeStep',
          on: {
            STEPPED: 'paused',
            PLAY: 'playing',
            PAUSE: 'paused',
            SEEK: toSeeking,
            EDIT: { actions: ['compute', 'takeStep'] },
          },
        },
        steppingBack: {
          entry: 'takeStepBack',
          on: {
            STEPPED: 'paused',
            PLAY: 'playing',
            PAUSE: 'paused',
            SEEK: toSeeking,
            EDIT: { target: 'paused', actions: 'compute' },
          },
        },
        seeking: { on: { ARRIVED: asWished, SEEK: toSeeking } },
        recovering: { on: { RECOVERED: asWished, GAVE_UP: toFailed, RESTART: afresh } },
        failed: { on: { RETRY: afresh, RESTART: afresh, WORKER_FAILED: {}, EDIT: {} } },
      },
    },
  },
});

type RunSnapshot = SnapshotFrom<typeof runMachine>;

/** The mode shown: playing includes waiting for the worker. */
export function runMode({ value }: RunSnapshot): RunMode {
  if (typeof value.mode !== 'string') return 'playing';
  return value.mode === 'steppingBack' ? 'stepping' : value.mode;
}

/** Playing, but the playhead waits for what is being computed. */
export function isWaitingForWorker(snapshot: RunSnapshot): boolean {
  return snapshot.matches({ mode: { playing: 'starved' } });
}

/** Paused because the page went to the background, until the learner plays, pauses or steps. */
export function isPausedWhileHidden(snapshot: RunSnapshot): boolean {
  return snapshot.matches({ wish: 'pausedWhileHidden' });
}
