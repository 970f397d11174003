/** The word for each component's state, for its spoken label; a new map only when a word changed. */
import { useStore } from 'zustand';
import { stateWords } from '../../simulation/component-words.ts';
import { type ResultsState, resultsStore } from '../../stores/results-store.ts';

let last: ReadonlyMap<string, string> = new Map();

function wordsOf({ states, figures }: ResultsState): ReadonlyMap<string, string> {
  let same = last.size === states.size;
  const next = new Map<string, string>();
  for (const [id, state] of states) {
    const { word } = stateWords(state, figures.get(id)?.role ?? 'process');
    next.set(id, word);
    same &&= last.get(id) === word;
  }
  if (!same) last = next;
  return last;
}

export function useStateWords(): ReadonlyMap<string, string> {
  return useStore(resultsStore, wordsOf);
}
