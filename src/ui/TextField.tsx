/** A line of text that takes effect on Enter or when it is left; Escape brings the old text back. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import css from './Field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  /** The label is only read aloud. */
  readonly labelHidden?: boolean;
  readonly className?: string | undefined;
  readonly onCommit: (text: string) => void;
}

export function TextField({ label, value, maxLength, labelHidden, className, onCommit }: TextFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    const trimmed = text.trim().slice(0, maxLength);
    // What is not taken on leaves the old text.
    setText(value);
    if (trimmed && trimmed !== value) onCommit(trimmed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      setText(value);
    }
  };
  return (
    <div className={className ?? `${css.field} ${css.stacked}`}>
      <label className={labelHidden ? 'visually-hidden' : css.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={className ? undefined : `${css.input} ${css.wide}`}
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
