/** A number with its unit and range: a bad value stays visible and marked, the last good one stays in force. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import css from './Field.module.css';
import { parseNumber, stepNumber } from './parse-number.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  readonly step?: number;
  readonly unit?: string;
  /** Shown under the field and read with it. */
  readonly help?: ReactNode;
  /** Beside the label, for instance a reset button. */
  readonly extra?: ReactNode;
  readonly disabled?: boolean;
  readonly onCommit: (value: number) => void;
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, integer = false, step, unit = '', help, extra, disabled, onCommit } = props;
  const id = useId();
  const [text, setText] = useState(String(value));
  const [problem, setProblem] = useState<string | null>(null);
  const range = { min, max, integer };

  useEffect(() => {
    setText(String(value));
    setProblem(null);
  }, [value]);

  const change = (typed: string) => {
    setText(typed);
    if (problem) {
      const parsed = parseNumber(typed, range, unit);
      setProblem(parsed.ok ? null : parsed.message);
    }
  };
  const commit = () => {
    if (text === String(value)) return setProblem(null);
    const parsed = parseNumber(text, range, unit);
    if (!parsed.ok) return setProblem(parsed.message);
    setProblem(null);
    setText(String(parsed.value));
    if (parsed.value !== value) onCommit(parsed.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && (problem || text !== String(value))) {
      event.stopPropagation();
      setText(String(value));
      setProblem(null);
    } else if (direction !== 0) {
      event.preventDefault();
      const typed = parseNumber(text, range, unit);
      const by =
        direction * (step ?? (integer ? 1 : Math.max(0.01, (max - min) / 1000))) * (event.shiftKey ? 10 : 1);
      const next = stepNumber(typed.ok ? typed.value : value, by, range);
      setText(String(next));
      setProblem(null);
      if (next !== value) onCommit(next);
    }
  };

  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <span className={css.control}>
        {extra}
        <input
          id={id}
          className={css.input}
          disabled={disabled}
          role="spinbutton"
          type="text"
          inputMode={integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={`${text} ${unit}`.trim()}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-help ${id}-problem`}
          onChange={(event) => change(event.target.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        {unit && (
          <span className={css.unit} aria-hidden="true">
            {unit}
          </span>
        )}
      </span>
      <span id={`${id}-problem`} className={css.message} role="alert" hidden={problem === null}>
        {problem}
      </span>
      <span id={`${id}-help`} className={css.below} hidden={!help}>
        {help}
      </span>
    </div>
  );
}
