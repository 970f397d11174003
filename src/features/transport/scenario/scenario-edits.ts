/** The edits of the scenario, each one undo step with a name that says what happened. */
import type { Diagram } from '../../../diagram/diagram.ts';
import {
  addEvent,
  moveEvent,
  removeEvent,
  type ScenarioEvent,
  scenarioOf,
  setEvent,
} from '../../../diagram/scenario.ts';
import { eventWords } from '../../../diagram/scenario-words.ts';
import { shortClockText } from '../../../simulation/time-words.ts';
import { editScenario } from '../../../stores/document-in-run.ts';
import { documentStore, presentDiagram } from '../../../stores/document-store.ts';
import { announce } from '../../../stores/view-store.ts';

function present(): Diagram {
  return presentDiagram(documentStore.getState());
}

function find(id: string): ScenarioEvent | undefined {
  return scenarioOf(present()).find((event) => event.id === id);
}

/** The id of the new event; null when there is no room for it, which is said. */
export function add(event: Omit<ScenarioEvent, 'id'>): string | null {
  const added = addEvent(present(), event);
  if (!added.ok) {
    announce(added.reason, 'problem');
    return null;
  }
  const words = eventWords({ ...event, id: added.id }, added.diagram);
  editScenario(`Add event: ${words}`, () => added.diagram);
  if (!find(added.id)) return null;
  announce(`Added at ${shortClockText(event.atMs)}: ${words}.`);
  return added.id;
}

export function change(id: string, event: Omit<ScenarioEvent, 'id'>): void {
  editScenario(`Change event: ${eventWords({ ...event, id }, present())}`, (document) =>
    setEvent(document, id, event),
  );
}

export function move(id: string, atMs: number): void {
  const event = find(id);
  if (!event || event.atMs === atMs) return;
  const words = eventWords(event, present());
  editScenario(`Move event: ${words}`, (document) => moveEvent(document, id, atMs));
  announce(`Moved to ${shortClockText(atMs)}: ${words}.`);
}

export function remove(id: string): void {
  const event = find(id);
  if (!event) return;
  const words = eventWords(event, present());
  editScenario(`Remove event: ${words}`, (document) => removeEvent(document, id));
  announce(`Removed: ${words}. Undo brings it back.`);
}
