/** Whose figures the charts show: everyone's, or those of the chosen clients. */
import { useStore } from 'zustand';
import { updateView, viewStore } from '../../stores/view-store.ts';
import css from './Charts.module.css';
import type { ChartedClient } from './use-clients.ts';

export function ClientChips({ clients }: { readonly clients: readonly ChartedClient[] }) {
  const charted = useStore(viewStore, (view) => view.chartedClients);
  const present = charted.filter((id) => clients.some((client) => client.id === id));
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
      {clients.map(({ id, name, colour }) => (
        <button key={id} type="button" aria-pressed={present.includes(id)} onClick={() => toggle(id)}>
          <span className={css.dot} style={{ background: `var(${colour})` }} />
          {name}
        </button>
      ))}
    </fieldset>
  );
}
