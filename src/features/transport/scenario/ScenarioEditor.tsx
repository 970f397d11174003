/** The scenario editor: the list of events with the settings of one, a new one at the playhead, and what was just done kept as events. */
import { X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { scenarioOf } from '../../../diagram/scenario.ts';
import { documentStore, presentDiagram } from '../../../stores/document-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { AddEvent } from './AddEvent.tsx';
import { EventRow } from './EventRow.tsx';
import { KeepAsScenario } from './KeepAsScenario.tsx';
import css from './Scenario.module.css';

export function ScenarioEditor() {
  const diagram = useStore(documentStore, presentDiagram);
  const list = useRef<HTMLOListElement>(null);
  const events = scenarioOf(diagram);
  /** After one was removed, focus goes to its neighbour, or to the editor. */
  const focusNear = (index: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-event]') ?? [])];
    const near = rows[Math.min(index, rows.length - 1)];
    (near ?? document.getElementById('add-event'))?.focus();
  };
  return (
    <>
      <div className={css.head}>
        <h2>Scenario</h2>
        <Popover.Close asChild>
          <Button look="quiet" icon={<X />} name="Close the scenario" />
        </Popover.Close>
      </div>
      <p className={css.quiet}>
        {events.length === 0
          ? 'What happens in every run of this diagram, and when. Nothing yet.'
          : 'These events happen in every run of this diagram. Links and files take them along.'}
      </p>
      <AddEvent diagram={diagram} />
      {events.length > 0 && (
        <ol className={css.events} ref={list} aria-label="Events">
          {events.map((event, index) => (
            <EventRow
              key={event.id}
              event={event}
              diagram={diagram}
              onRemoved={() => setTimeout(() => focusNear(index), 0)}
            />
          ))}
        </ol>
      )}
      <KeepAsScenario diagram={diagram} />
    </>
  );
}
