/** The run's controls: play and pause first, then time, steps, speed, traffic and the single request. */
import {
  CircleAlert,
  FastForward,
  LoaderCircle,
  Lock,
  Pause,
  Play,
  RotateCcw,
  StepBack,
  StepForward,
} from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import { clockText } from '../../simulation/time-words.ts';
import { afterwards, later } from '../../stores/fetch-piece.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { type SessionMode, sessionControls, sessionStore } from '../../stores/session.ts';
import { viewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import { Timeline } from './Timeline.tsx';
import { TrafficControl } from './TrafficControl.tsx';
import css from './Transport.module.css';

/** Its menu comes with a library of its own, so it is fetched when the run has begun. */
const SendOne = afterwards(async () => ({ default: (await import('./SendOne.tsx')).SendOne }));

const ScenarioButton = afterwards(async () => ({
  default: (await import('./scenario/ScenarioButton.tsx')).ScenarioButton,
}));

const FaultReport = later(async () => ({ default: (await import('./FaultReport.tsx')).FaultReport }));

const modeWords: Readonly<Record<SessionMode, string>> = {
  loading: 'Loading…',
  paused: 'Paused',
  playing: 'Playing',
  stepping: 'Stepping…',
  seeking: 'Catching up…',
  recovering: 'Starting again…',
  failed: 'Stopped by a fault',
};

const modeIcons: Readonly<Record<SessionMode, ReactNode>> = {
  loading: <LoaderCircle />,
  paused: <Pause />,
  playing: <Play />,
  stepping: <StepForward />,
  seeking: <FastForward />,
  recovering: <RotateCcw />,
  failed: <CircleAlert />,
};

export function Transport() {
  const mode = useStore(sessionStore, (session) => session.mode);
  const followed = useStore(sessionStore, (session) => session.followed);
  const trouble = useStore(sessionStore, (session) => session.trouble);
  const locked = useStore(sessionStore, (session) => session.lockedReason);
  const viewOnly = useStore(viewStore, (view) => view.viewOnly);
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  const runs = mode === 'playing' || mode === 'seeking';
  return (
    <div className={css.transport}>
      <div className={css.row}>
        <div className={css.now}>
          <button
            type="button"
            className={css.play}
            aria-label={runs ? 'Pause' : 'Play'}
            title={locked ?? (runs ? 'Pause' : 'Play')}
            aria-disabled={locked !== null}
            disabled={mode === 'loading'}
            onClick={() => (runs ? sessionControls.pause() : sessionControls.play())}
          >
            {runs ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" className={css.triangle} />}
          </button>
          <div className={css.clock}>
            <Clock />
            <span className={css.mode} role="status" data-mode={mode}>
              <span aria-hidden="true">{locked === null ? modeIcons[mode] : <Lock />}</span>
              {locked === null ? modeWords[mode] : inLesson ? 'Predict first' : 'Not running'}
            </span>
          </div>
        </div>
        <div className={css.steps}>
          <Button
            icon={<StepBack />}
            name="Step back"
            title={followed ? 'To the event before of the followed request' : 'To the event before'}
            aria-disabled={locked !== null}
            onClick={() => sessionControls.stepBack()}
          />
          <Button
            icon={<StepForward />}
            title={
              followed ? 'To the next event of the followed request' : 'To the next event of any request'
            }
            aria-label="Step"
            aria-disabled={locked !== null}
            onClick={() => sessionControls.step()}
          >
            Step
          </Button>
          <Button
            icon={<FastForward />}
            title="Skip 10 simulated seconds"
            aria-label="Skip 10 s"
            aria-disabled={locked !== null}
            onClick={() => sessionControls.skip(10_000)}
          >
            <span className={css.long}>Skip </span>10 s
          </Button>
          <Button
            icon={<RotateCcw />}
            title="Restart: this diagram from time 0"
            aria-label="Restart"
            onClick={() => sessionControls.restart()}
          >
            <span className={css.long}>Restart</span>
          </Button>
        </div>
        <div className={css.scales}>
          <SpeedControl />
          {!viewOnly && <TrafficControl />}
        </div>
        {!viewOnly && (
          <div className={css.send}>
            <Suspense fallback={<Button disabled>Send one</Button>}>
              <SendOne />
            </Suspense>
          </div>
        )}
        <span className={css.secondLine} aria-hidden="true" />
        <div className={css.timeline}>
          <Timeline />
          {!viewOnly && !inLesson && (
            <Suspense>
              <ScenarioButton />
            </Suspense>
          )}
        </div>
      </div>
      {trouble !== null && (
        <div className={css.trouble}>
          <p role="alert">
            <CircleAlert aria-hidden="true" />
            {trouble}
          </p>
          {mode === 'failed' && (
            <Suspense>
              <FaultReport />
            </Suspense>
          )}
        </div>
      )}
    </div>
  );
}

/** The playhead's time, four times a second. */
function Clock() {
  const playheadMs = useStore(sessionStore, (session) => session.playheadMs);
  return (
    <span
      className={css.time}
      role="timer"
      aria-label="Simulated time"
      title="Simulated time, minutes and seconds"
    >
      {clockText(playheadMs)}
    </span>
  );
}
