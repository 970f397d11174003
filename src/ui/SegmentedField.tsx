/** A few choices side by side, as radio buttons in one frame. */
import { type ReactNode, useId } from 'react';
import css from './SegmentedField.module.css';

export interface SegmentedFieldProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: Value | null;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly icon?: ReactNode;
    readonly title?: string;
  }[];
  readonly onCommit: (value: Value) => void;
}

export function SegmentedField<Value extends string>(props: SegmentedFieldProps<Value>) {
  const { label, labelHidden = false, value, options, onCommit } = props;
  const group = useId();
  return (
    <fieldset className={css.group}>
      <legend className={labelHidden ? 'visually-hidden' : css.label}>{label}</legend>
      <div className={css.frame}>
        {options.map((option) => (
          <label key={option.value} className={css.choice} title={option.title}>
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              onChange={() => onCommit(option.value)}
            />
            {option.icon && <span aria-hidden="true">{option.icon}</span>}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
