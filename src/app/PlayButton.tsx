/** Play and pause, always in the same place, where the run controls are out of sight. */
import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { playOrPause } from '../stores/commands.ts';
import { sessionStore } from '../stores/session.ts';
import css from './PlayButton.module.css';

export function PlayButton() {
  const mode = useStore(sessionStore, (session) => session.mode);
  const locked = useStore(sessionStore, (session) => session.lockedReason);
  const name = mode === 'playing' ? 'Pause' : 'Play';
  return (
    <button
      type="button"
      className={css.play}
      aria-label={name}
      title={locked ?? name}
      aria-disabled={locked !== null}
      disabled={mode === 'loading' || mode === 'failed'}
      onClick={playOrPause}
    >
      {mode === 'playing' ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
    </button>
  );
}
