/** A state in three ways at once: icon, word and colour. */
import type { ReactNode } from 'react';
import css from './Badge.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'off' | 'calm';

export function Badge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${css.badge} ${css[tone]}`}>
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
