/** What a card shows of the run: its state and its figures, by narrow selectors, so that it is drawn again only when words change. */
import { useStore } from 'zustand';
import type { Component } from '../../../diagram/diagram.ts';
import type { ComponentState } from '../../../simulation/component-life.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { resultsStore } from '../../../stores/results-store.ts';
import { componentById } from '../geometry.ts';

/** The words (or any other plain value) made from a component's figures. */
export function useFigure<T extends string | number | boolean | null>(
  id: string,
  words: (figures: Figures | undefined) => T,
): T {
  return useStore(resultsStore, ({ figures }) => words(figures.get(id)));
}

/** What the learner switched takes effect on the card at once, before the run reports it. */
export function useComponentState(component: Component): ComponentState {
  const reported = useStore(resultsStore, ({ states }) => states.get(component.id));
  const machineOff = useStore(documentStore, ({ diagram }) => {
    const machine = component.machine === undefined ? undefined : componentById(diagram, component.machine);
    return machine !== undefined && machine.power !== 'on';
  });
  if (machineOff || component.power === 'off') return 'unreachable';
  if (component.power === 'stopped') return 'stopped';
  return reported ?? 'idle';
}
