/** A new event: which kind, added where the playhead stands; its settings open at once. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Diagram } from '../../../diagram/diagram.ts';
import type { ScenarioKind } from '../../../diagram/scenario.ts';
import { shortClockText } from '../../../simulation/time-words.ts';
import { sessionStore } from '../../../stores/session.ts';
import { viewStore } from '../../../stores/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { showSettings } from './editor-store.ts';
import { eventOf, kindChoices, settledMs } from './event-choices.ts';
import css from './Scenario.module.css';
import { add } from './scenario-edits.ts';

export function AddEvent({ diagram }: { readonly diagram: Diagram }) {
  const [wanted, setWanted] = useState<ScenarioKind>('spike');
  const atMs = useStore(sessionStore, ({ playheadMs }) => settledMs(playheadMs));
  const choices = kindChoices(diagram);
  const what = choices.find(({ value }) => value === wanted)?.value ?? 'traffic';
  const addNow = () => {
    const { components, links } = viewStore.getState().selection;
    const id = add(
      eventOf(what, settledMs(sessionStore.getState().playheadMs), diagram, [...components, ...links]),
    );
    if (id !== null) showSettings(id);
  };
  return (
    <div className={css.add}>
      <label className="visually-hidden" htmlFor="add-event">
        Kind of the new event
      </label>
      <select
        id="add-event"
        className={css.kinds}
        value={what}
        onChange={(event) => setWanted(event.target.value as ScenarioKind)}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button look="primary" icon={<Plus />} aria-label="Add event at the playhead" onClick={addNow}>
        Add at {shortClockText(atMs)}
      </Button>
    </div>
  );
}
