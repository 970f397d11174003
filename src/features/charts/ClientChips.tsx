/** Whose figures the charts show: everyone's, or those of the chosen clients. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { updateView, viewStore } from '../../stores/view-store.ts';
import css from './Charts.module.css';
import type { ChartedClient } from './use-clients.ts';

/** More clients than these are kept behind a button, so that the charts keep their room. */
const MOST_SHOWN = 6;

export function ClientChips({ clients }: { readonly clients: readonly ChartedClient[] }) {
  const charted = useStore(viewStore, (view) => view.chartedClients);
  const present = charted.filter((id) => clients.some((client) => client.id === id));
  const [unfolded, setUnfolded] = useState(false);
  const many = clients.length > MOST_SHOWN;
  const shown =
    many && !unfolded ? clients.filter(({ id }, at) => at < MOST_SHOWN - 1 || present.includes(id)) : clients;
  const toggle = (id: string) => {
    const without = present.filter((other) => other !== id);
    updateView({ chartedClients: without.length < present.length ? without : [...present, id] });
  };
  return (
    <fieldset className={css.chips}>
      <legend className="visually-hidden">Clients in the charts</legend>
      <button
        type="button"
        aria-pressed={present.length === 0}
        onClick={() => updateView({ chartedClients: [] })}
      >
        All clients
      </button>
      {shown.map(({ id, name, colour }) => (
        <button key={id} type="button" aria-pressed={present.includes(id)} onClick={() => toggle(id)}>
          <span className={css.dot} style={{ background: `var(${colour})` }} />
          {name}
        </button>
      ))}
      {many && (
        <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? 'Fewer clients' : `${clients.length - shown.length} more`}
        </button>
      )}
    </fieldset>
  );
}
