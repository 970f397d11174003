/** Beside a setting that the open lesson keeps as it is. */
import { Lock } from 'lucide-react';
import css from './Inspector.module.css';

export function LockedWords() {
  return (
    <span className={css.locked}>
      <Lock aria-hidden="true" />
      Locked in this lesson
    </span>
  );
}
