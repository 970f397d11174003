/** The load limit of a component as it stands on its card: "limit about 40/s". Working it out takes a compiler, fetched when the traffic flows. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LoadLimit } from '../../../simulation/load-limit.ts';
import { documentStore } from '../../../stores/document-store.ts';
import { fetchPiece } from '../../../stores/fetch-piece.ts';
import { amount } from '../../../stores/figure-words.ts';
import { firstMoment } from '../../../stores/first-moment.ts';

type WorkOut = typeof import('../../../simulation/load-limit.ts').loadLimit;

const compilerStore = createStore<{ readonly workOut: WorkOut | null }>()(() => ({ workOut: null }));

/** Without it the cards are whole but for this line; a reload asks for it again. */
void firstMoment
  .then(() => fetchPiece(() => import('../../../simulation/load-limit.ts')))
  .then(
    ({ loadLimit }) => compilerStore.setState({ workOut: loadLimit }),
    () => {},
  );

function short(limit: LoadLimit): string {
  return limit.perSecond === null ? '' : `limit about ${amount(limit.perSecond)}/s`;
}

export function useLoadLimit(id: string): { readonly text: string; readonly sentence: string } {
  const workOut = useStore(compilerStore, (compiler) => compiler.workOut);
  const text = useStore(documentStore, ({ diagram }) => (workOut ? short(workOut(diagram, id)) : ''));
  const sentence = useStore(documentStore, ({ diagram }) => workOut?.(diagram, id).sentence ?? '');
  return { text, sentence };
}
