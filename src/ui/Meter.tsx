/** A bar that fills; beyond full it stays full, and the words beside it say the number. */
import type { CSSProperties } from 'react';
import css from './Meter.module.css';

export interface MeterProps {
  readonly label: string;
  /** 1 is full. */
  readonly share: number;
  readonly tone: 'ok' | 'warn' | 'bad';
}

export function Meter({ label, share, tone }: MeterProps) {
  const filled = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter does not take the colours of the theme
    <div
      className={css.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(filled * 100)}
      data-tone={tone}
    >
      <span className={css.fill} style={{ '--filled': filled } as CSSProperties} />
    </div>
  );
}
