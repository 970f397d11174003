/** A titled part of a panel that can be folded away. */
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import css from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly startsClosed?: boolean;
  readonly onToggle?: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Section({ title, aside, startsClosed = false, onToggle, children }: SectionProps) {
  const [open, setOpen] = useState(!startsClosed);
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={`${id}-title`}>
      <h3 className={css.title}>
        <button
          type="button"
          id={`${id}-title`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
            onToggle?.(!open);
          }}
        >
          <ChevronDown aria-hidden="true" className={css.arrow} />
          {title}
        </button>
        {aside && <span className={css.aside}>{aside}</span>}
      </h3>
      <div id={id} className={css.content} hidden={!open}>
        {children}
      </div>
    </section>
  );
}
