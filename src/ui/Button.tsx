/** A button: plain, quiet, or the one that matters; with an icon, a word, or both. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import css from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'quiet' | 'primary' | 'danger';
  readonly icon?: ReactNode;
  /** For a button that shows its icon only: what it is called. */
  readonly name?: string;
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', icon, name, pressed, className, children, ...rest }: ButtonProps) {
  const classes = [css.button, css[look], children ? '' : css.square, className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(name ? { 'aria-label': name, title: rest.title ?? name } : {})}
    >
      {icon && (
        <span className={css.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}
