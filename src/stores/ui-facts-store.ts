/** What the learner did on the page that is no edit and no run, with its simulated time; what holds as long as it is open or pinned. */
import { createStore } from 'zustand/vanilla';
import type { UiFact } from '../lessons/ui-facts.ts';
import { documentStore } from './document-store.ts';
import { sessionStore } from './session.ts';
import { announce } from './view-store.ts';

export interface NotedFact {
  readonly fact: UiFact;
  /** Where the playhead stood. */
  readonly atMs: number;
}

export interface FactsState {
  /** In the order in which they were done. */
  readonly noted: readonly NotedFact[];
  /** Facts whose view is open at this moment. */
  readonly held: readonly UiFact[];
  /** Machines with a pinned monitor, in the order in which they were pinned. */
  readonly monitored: readonly string[];
}

export const factsStore = createStore<FactsState>(() => ({ noted: [], held: [], monitored: [] }));

/** Nothing reads facts this old: a long session must not grow without end. */
const MOST_NOTED = 500;

export function noteFact(fact: UiFact): void {
  const atMs = sessionStore.getState().playheadMs;
  factsStore.setState(({ noted }) => ({ noted: [...noted.slice(1 - MOST_NOTED), { fact, atMs }] }));
}

/** Notes the fact and keeps it true until the returned function is called. */
export function holdFact(fact: UiFact): () => void {
  noteFact(fact);
  factsStore.setState(({ held }) => ({ held: [...held, fact] }));
  return () => factsStore.setState(({ held }) => ({ held: held.filter((one) => one !== fact) }));
}

/** Forgets what was done. What is open or pinned stays true: nobody must close a view to open it again. */
export function clearFacts(): void {
  factsStore.setState({ noted: [] });
}

/** What is true now: noted since the last {@link clearFacts}, open at this moment, or pinned. */
export function presentFacts({ noted, held, monitored }: FactsState = factsStore.getState()): UiFact[] {
  const pinned = new Set(monitored);
  return [
    ...noted.map(({ fact }) => fact).filter(({ fact }) => fact !== 'monitor-placed'),
    ...held,
    ...[...pinned].map((component): UiFact => ({ fact: 'monitor-placed', component })),
  ];
}

export function pinMonitor(component: string): void {
  if (factsStore.getState().monitored.includes(component)) return;
  factsStore.setState(({ monitored }) => ({ monitored: [...monitored, component] }));
  noteFact({ fact: 'monitor-placed', component });
}

export function unpinMonitor(component: string): void {
  factsStore.setState(({ monitored }) => ({ monitored: monitored.filter((id) => id !== component) }));
}

/** Pins or unpins, and says so. `name` is what the learner calls the machine. */
export function toggleMonitor(component: string, name: string): void {
  const pinned = factsStore.getState().monitored.includes(component);
  if (pinned) unpinMonitor(component);
  else pinMonitor(component);
  announce(pinned ? `The monitor of ${name} is gone.` : `Pinned a monitor on ${name}.`);
}

/** A monitor goes with its machine; in another document nobody has pinned one, even where ids are the same. */
documentStore.subscribe(({ diagram, lastChange }, before) => {
  const { monitored } = factsStore.getState();
  if (diagram === before.diagram || monitored.length === 0) return;
  const isAnother = lastChange.by === 'load' || lastChange.by === 'replace';
  const present = new Set(isAnother ? [] : diagram.components.map(({ id }) => id));
  const left = monitored.filter((id) => present.has(id));
  if (left.length < monitored.length) factsStore.setState({ monitored: left });
});
