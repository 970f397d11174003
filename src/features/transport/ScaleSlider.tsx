/** A slider over the steps of a scale: what it says above it, marks below it. */
import type { ReactNode } from 'react';
import css from './ScaleSlider.module.css';

export interface ScaleSliderProps {
  /** What it sets, for those who cannot see it. */
  readonly label: string;
  readonly text: string;
  readonly step: number;
  readonly steps: number;
  readonly marks: readonly { readonly step: number; readonly text: string }[];
  readonly aside?: ReactNode;
  readonly onStep: (step: number) => void;
  /** Held by a pointer (null) or by a key. */
  readonly onGrab?: (key: string | null) => void;
  readonly onRelease?: () => void;
}

export function ScaleSlider(props: ScaleSliderProps) {
  const { label, text, step, steps, marks, aside, onStep, onGrab, onRelease } = props;
  return (
    <div className={css.scale}>
      <div className={css.head}>
        <span className={css.text}>{text}</span>
        {aside}
      </div>
      <input
        type="range"
        className={css.slider}
        aria-label={label}
        aria-valuetext={text}
        min={0}
        max={steps - 1}
        step={1}
        value={step}
        onChange={(event) => onStep(event.target.valueAsNumber)}
        onPointerDown={() => onGrab?.(null)}
        onKeyDown={(event) => onGrab?.(event.key)}
        onPointerUp={onRelease}
        onPointerCancel={onRelease}
        onKeyUp={onRelease}
        onBlur={onRelease}
      />
      <div className={css.marks} aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark.step} style={{ left: `${(mark.step / (steps - 1)) * 100}%` }}>
            {mark.text}
          </span>
        ))}
      </div>
    </div>
  );
}
