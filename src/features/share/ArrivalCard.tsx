/** The card about what came from elsewhere: why it was not opened, or what to know about it. It leaves the page usable. */
import { CircleAlert, Info, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { Arrival, Arrived, Refused } from '../../stores/arrival-store.ts';
import { Button } from '../../ui/Button.tsx';
import css from './ArrivalCard.module.css';
import { CopyField } from './CopyField.tsx';

export interface ArrivalCardProps {
  readonly arrival: Arrival;
  readonly onClose: () => void;
  readonly onOpenLesson: (id: string) => void;
}

export function ArrivalCard({ arrival, onClose, onOpenLesson }: ArrivalCardProps) {
  const card = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => {
    if (arrival) card.current?.focus();
  }, [arrival]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const isRefused = arrival.what === 'refused';
  return (
    <section
      ref={card}
      className={css.card}
      data-what={arrival.what}
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
    >
      <span className={css.icon} aria-hidden="true">
        {isRefused ? <CircleAlert /> : <Info />}
      </span>
      <div className={css.said}>
        {isRefused ? (
          <RefusedWords id={id} refused={arrival} />
        ) : (
          <ArrivedWords id={id} arrived={arrival} onOpenLesson={onOpenLesson} />
        )}
        <div className={css.ways}>
          {isRefused && arrival.mayReload && (
            <Button look="primary" onClick={() => location.reload()}>
              Reload
            </Button>
          )}
          <Button onClick={onClose}>{isRefused ? 'Go on without it' : 'All right'}</Button>
        </div>
      </div>
      <Button look="quiet" className={css.close} icon={<X />} name="Close this card" onClick={onClose} />
    </section>
  );
}

function RefusedWords({ id, refused }: { readonly id: string; readonly refused: Refused }) {
  const { source, message, place, wayOut, text } = refused;
  return (
    <>
      <div role="alert">
        <h2 id={id} dir="auto">
          {message}
        </h2>
        <p>
          {wayOut} The {source} was not opened: what you had open is still here, untouched.
        </p>
        {place !== null && <p className={css.place}>Where: {place}.</p>}
      </div>
      {text !== '' && (
        <details>
          <summary>What arrived ({text.length.toLocaleString('en-US')} characters)</summary>
          <CopyField label={`The ${source}`} text={text} rows={3} />
        </details>
      )}
    </>
  );
}

interface ArrivedWordsProps {
  readonly id: string;
  readonly arrived: Arrived;
  readonly onOpenLesson: (id: string) => void;
}

function ArrivedWords({ id, arrived, onOpenLesson }: ArrivedWordsProps) {
  const { source, repairs, notes, lesson } = arrived;
  return (
    <>
      <div role="alert">
        <h2 id={id}>
          {repairs.length > 0
            ? `The ${source} was opened, with ${repairs.length === 1 ? 'one thing' : `${repairs.length} things`} put right`
            : `Opened from a ${source}`}
        </h2>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {repairs.length > 0 && (
        <ul className={css.repairs} aria-label="What was put right">
          {repairs.map((repair) => (
            <li key={repair} dir="auto">
              {repair}
            </li>
          ))}
        </ul>
      )}
      {lesson !== null && (
        <div className={css.ways}>
          <p>It was sent from a lesson.</p>
          <Button look="primary" onClick={() => onOpenLesson(lesson)}>
            Do this lesson
          </Button>
        </div>
      )}
    </>
  );
}
