/** The state of a component at the playhead, as its state chart says it. */
import { useStore } from 'zustand';
import type { Kind } from '../../catalog/kind.ts';
import { stateWords } from '../../simulation/component-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { NamedIcon } from '../../ui/NamedIcon.tsx';

export function StateBadge({ id, of }: { readonly id: string; readonly of: Kind['role'] }) {
  const state = useStore(resultsStore, (results) => results.states.get(id));
  if (!state) return null;
  const { word, icon, tone, meaning } = stateWords(state, of);
  return (
    <span title={meaning}>
      <Badge tone={tone} icon={<NamedIcon name={icon} />}>
        {word}
      </Badge>
    </span>
  );
}
