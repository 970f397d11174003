/** The card about what came from elsewhere: why it was not opened, or what to know about it. It leaves the page usable. */
import { CircleAlert, Info, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PutInRange } from '../../diagram/put-in-range.ts';
import type { Arrival, Arrived, Refused } from '../../stores/arrival-store.ts';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import css from './ArrivalCard.module.css';

export interface ArrivalCardProps {
  readonly arrival: Arrival;
  readonly onClose: () => void;
  readonly onOpenLesson: (id: string) => void;
  /** Puts the usual value in the place of the one that was brought into range. */
  readonly onUndo: (value: PutInRange) => void;
}

export function ArrivalCard({ arrival, onClose, onOpenLesson, onUndo }: ArrivalCardProps) {
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
          <ArrivedWords id={id} arrived={arrival} onOpenLesson={onOpenLesson} onUndo={onUndo} />
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
          <CopyField label={`The ${source}`} text={text} rows={3} onCopied={announce} />
        </details>
      )}
    </>
  );
}

interface ArrivedWordsProps {
  readonly id: string;
  readonly arrived: Arrived;
  readonly onOpenLesson: (id: string) => void;
  readonly onUndo: (value: PutInRange) => void;
}

function ArrivedWords({ id, arrived, onOpenLesson, onUndo }: ArrivedWordsProps) {
  const { source, repairs, inRange, notes, lesson } = arrived;
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
            <Repair
              key={repair}
              line={repair}
              value={inRange.find(({ line }) => line === repair)}
              onUndo={onUndo}
            />
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

interface RepairProps {
  readonly line: string;
  /** There is a choice: the value as it is now, or the usual one. */
  readonly value: PutInRange | undefined;
  readonly onUndo: (value: PutInRange) => void;
}

function Repair({ line, value, onUndo }: RepairProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const id = useId();
  const undone = (choice: PutInRange) => {
    onUndo(choice);
    const { usual } = choice;
    setChosen(`Undone: it is the usual value now${usual === null ? '' : `, ${usual}`}.`);
  };
  return (
    <li dir="auto">
      <span id={id}>{line}</span>
      {value && chosen === null && (
        <span className={css.choice}>
          <Button aria-describedby={id} onClick={() => setChosen('Kept.')}>
            Keep
          </Button>
          <Button aria-describedby={id} onClick={() => undone(value)}>
            Undo
          </Button>
        </span>
      )}
      <span className={css.chosen} role="status">
        {chosen}
      </span>
    </li>
  );
}
