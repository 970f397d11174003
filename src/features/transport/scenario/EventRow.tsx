/** One event in the list: its time and words, a press opens its settings; it can be removed. */
import { ChevronRight, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Diagram } from '../../../diagram/diagram.ts';
import type { ScenarioEvent } from '../../../diagram/scenario.ts';
import { eventWords } from '../../../diagram/scenario-words.ts';
import { shortClockText } from '../../../simulation/time-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { EventForm } from './EventForm.tsx';
import { editorStore, showSettings } from './editor-store.ts';
import css from './Scenario.module.css';
import { remove } from './scenario-edits.ts';

export interface EventRowProps {
  readonly event: ScenarioEvent;
  readonly diagram: Diagram;
  readonly onRemoved: () => void;
}

export function EventRow({ event, diagram, onRemoved }: EventRowProps) {
  const isEdited = useStore(editorStore, ({ edited }) => edited === event.id);
  const row = useRef<HTMLLIElement>(null);
  const words = eventWords(event, diagram);
  useEffect(() => {
    if (!isEdited) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    if (!row.current?.contains(document.activeElement)) row.current?.querySelector('button')?.focus();
  }, [isEdited]);
  return (
    <li ref={row} className={css.event} data-open={isEdited}>
      <div className={css.line}>
        <button
          type="button"
          className={css.summary}
          data-event={event.id}
          aria-expanded={isEdited}
          onClick={() => showSettings(isEdited ? null : event.id)}
        >
          <ChevronRight aria-hidden="true" />
          <span className={css.time}>{shortClockText(event.atMs)}</span>
          <span className={css.words}>{words}</span>
        </button>
        <Button
          look="quiet"
          icon={<Trash2 />}
          name={`Remove: ${words}`}
          onClick={() => {
            remove(event.id);
            onRemoved();
          }}
        />
      </div>
      {isEdited && <EventForm event={event} diagram={diagram} />}
    </li>
  );
}
