/** What the dots and cells mean, small in a corner; and how many requests a dot stands for. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { amount } from '../../stores/figure-words.ts';
import { sessionStore } from '../../stores/session.ts';
import css from './Legend.module.css';
import { useReducedMotion } from './use-reduced-motion.ts';

const STARTS_OPEN = () => window.matchMedia('(min-width: 1100px)').matches;

export function Legend() {
  return (
    <>
      <SampleChip />
      <Signs />
    </>
  );
}

function Signs() {
  const [open, setOpen] = useState(STARTS_OPEN);
  const reduced = useReducedMotion();
  return (
    <section className={css.legend} aria-label="Legend">
      <button type="button" className={css.legendButton} aria-expanded={open} onClick={() => setOpen(!open)}>
        Legend {open ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
      </button>
      {open && (
        <ul>
          {!reduced && (
            <>
              <Sign shape={<circle cx="8" cy="8" r="5" />} words="read" />
              <Sign shape={<rect x="3.5" y="3.5" width="9" height="9" rx="2" />} words="write" />
              <Sign shape={<circle className={css.hollow} cx="8" cy="8" r="4.5" />} words="answer" />
              <Sign shape={<path className={css.failure} d="M4 4l8 8M12 4l-8 8" />} words="failure" />
            </>
          )}
          <Sign
            shape={
              <g className={css.striped}>
                <rect x="1" y="3" width="14" height="10" rx="3" />
                <path d="M3 12l6-8M8 12l6-8" />
              </g>
            }
            words="worker waits for another"
          />
        </ul>
      )}
    </section>
  );
}

function Sign({ shape, words }: { readonly shape: React.ReactNode; readonly words: string }) {
  return (
    <li className={css.sign}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shape}
      </svg>
      {words}
    </li>
  );
}

function SampleChip() {
  const every = useStore(sessionStore, ({ sampleEvery }) => sampleEvery);
  const reduced = useReducedMotion();
  if (every <= 1 || reduced) return null;
  return <p className={css.sample}>1 dot = {amount(every)} requests</p>;
}
