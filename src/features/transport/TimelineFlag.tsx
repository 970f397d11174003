/** A flag on the timeline where something was done; a press takes the playhead to just before it. */
import { shortClockText } from '../../simulation/time-words.ts';
import { sessionControls } from '../../stores/session.ts';
import css from './Timeline.module.css';
import type { FlagGroup } from './time-range.ts';

export interface TimelineFlagProps {
  readonly flag: FlagGroup;
  /** In percent of the timeline. */
  readonly left: number;
}

export function TimelineFlag({ flag, left }: TimelineFlagProps) {
  const words = `${shortClockText(flag.atMs)} ${flag.labels.join('; ')}`;
  return (
    <button
      type="button"
      className={css.flag}
      style={{ left: `${left}%` }}
      data-side={left > 50 ? 'left' : 'right'}
      aria-label={`Go to ${words}`}
      onClick={() => sessionControls.seek(flag.atMs)}
    >
      <svg viewBox="0 0 10 12" aria-hidden="true">
        <path d="M1 12V1h8l-2.5 3L9 7H1" />
      </svg>
      <span className={css.words} aria-hidden="true">
        {words}
      </span>
    </button>
  );
}
