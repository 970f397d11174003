/** What a card shows of the run: its state and its figures, by narrow selectors, so that it is drawn again only when words change. */
import { useStore } from 'zustand';
import type { Component } from '../../../diagram/diagram.ts';
import { stateShown } from '../../../picture/process-now.ts';
import type { ComponentState } from '../../../simulation/component-life.ts';
import type { Figures } from '../../../simulation/figures.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { resultsStore } from '../../../stores/results-store.ts';

/** The words (or any other plain value) made from a component's figures. */
export function useFigure<T extends string | number | boolean | null>(
  id: string,
  words: (figures: Figures | undefined) => T,
): T {
  return useStore(resultsStore, ({ figures }) => words(figures.get(id)));
}

export function useComponentState(component: Component): ComponentState {
  const reported = useStore(resultsStore, ({ states }) => states.get(component.id));
  return useStore(documentStore, ({ diagram }) => stateShown(diagram, component, reported));
}
