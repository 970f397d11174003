/** The load limit of a component as it stands on its card: "limit about 40/s". */
import { useStore } from 'zustand';
import { type LoadLimit, loadLimit } from '../../../simulation/load-limit.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { amount } from '../../../stores/figure-words.ts';

function short(limit: LoadLimit): string {
  return limit.perSecond === null ? '' : `limit about ${amount(limit.perSecond)}/s`;
}

export function useLoadLimit(id: string): { readonly text: string; readonly sentence: string } {
  const text = useStore(documentStore, ({ diagram }) => short(loadLimit(diagram, id)));
  const sentence = useStore(documentStore, ({ diagram }) => loadLimit(diagram, id).sentence);
  return { text, sentence };
}
