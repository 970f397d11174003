/** A small flag where something was switched or changed; its words show under the mouse and with focus. */
import { clockText } from '../../simulation/time-words.ts';
import type { FlagGroup } from './chart-data.ts';
import css from './FlagMark.module.css';

export interface FlagMarkProps {
  readonly flag: FlagGroup;
  readonly x: number;
  readonly width: number;
  readonly takesFocus: boolean;
}

export function FlagMark({ flag, x, width, takesFocus }: FlagMarkProps) {
  const words = `${clockText(flag.atMs)} ${flag.labels.join('; ')}`;
  const side = x > width / 2 ? css.leftward : css.rightward;
  return (
    <span
      className={css.flag}
      role="img"
      aria-label={`Flag at ${words}`}
      aria-hidden={!takesFocus}
      tabIndex={takesFocus ? 0 : undefined}
      style={{ left: `${x}px` }}
    >
      <svg viewBox="0 0 10 12" aria-hidden="true">
        <path d="M1 12V1h8l-2.5 3L9 7H1" />
      </svg>
      <span className={`${css.words} ${side}`} aria-hidden="true">
        {words}
      </span>
    </span>
  );
}
