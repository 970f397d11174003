/** Yes or no. */
import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

export interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly help?: ReactNode;
  readonly extra?: ReactNode;
  readonly disabled?: boolean;
  readonly onCommit: (checked: boolean) => void;
}

export function CheckField({ label, checked, help, extra, disabled, onCommit }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <span className={css.control}>
        {extra}
        <input
          id={id}
          disabled={disabled}
          className={css.check}
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-help`}
          onChange={(event) => onCommit(event.target.checked)}
        />
      </span>
      <span id={`${id}-help`} className={css.below} hidden={!help}>
        {help}
      </span>
    </div>
  );
}
