/** One of several, as the browser's own list. */
import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: ReactNode;
  readonly extra?: ReactNode;
  readonly disabled?: boolean;
  readonly onCommit: (value: string) => void;
}

export function SelectField({ label, value, options, help, extra, disabled, onCommit }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <span className={css.control}>
        {extra}
        <select
          id={id}
          disabled={disabled}
          className={css.select}
          value={value}
          aria-describedby={`${id}-help`}
          onChange={(event) => onCommit(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
      <span id={`${id}-help`} className={css.below} hidden={!help}>
        {help}
      </span>
    </div>
  );
}
