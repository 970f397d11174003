/** Two clients side by side over the same seconds. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { clientFigures } from '../../simulation/measure.ts';
import { WINDOW_MS } from '../../simulation/results.ts';
import { clockText } from '../../simulation/time-words.ts';
import { sessionControls, sessionStore } from '../../stores/session.ts';
import { useHeldFact } from '../../stores/use-held-fact.ts';
import css from './Comparison.module.css';
import { comparedRows, comparedSentence } from './comparison.ts';
import type { ChartedClient } from './use-clients.ts';

/** Compared over this many simulated seconds, or fewer when the system changed since. */
const SECONDS = 20;

export function Comparison({ clients }: { readonly clients: readonly ChartedClient[] }) {
  const [wanted, setWanted] = useState<readonly [string | null, string | null]>([null, null]);
  const first = clients.find(({ id }) => id === wanted[0]) ?? clients.find(({ id }) => id !== wanted[1]);
  const second =
    clients.find(({ id }) => id === wanted[1] && id !== first?.id) ??
    clients.find(({ id }) => id !== first?.id);
  useHeldFact(first && second ? { fact: 'clients-compared', components: [first.id, second.id] } : null);
  if (!first || !second) return null;
  return (
    <section className={css.comparison} aria-label="Compare clients">
      <Table
        clients={clients}
        first={first}
        second={second}
        onChoose={(at, id) => {
          const [one, other] = [first.id, second.id];
          // Whoever is chosen twice trades places.
          if (at === 0) setWanted([id, id === other ? one : other]);
          else setWanted([id === one ? other : one, id]);
        }}
      />
    </section>
  );
}

interface TableProps {
  readonly clients: readonly ChartedClient[];
  readonly first: ChartedClient;
  readonly second: ChartedClient;
  readonly onChoose: (at: 0 | 1, id: string) => void;
}

function Table({ clients, first, second, onChoose }: TableProps) {
  // Four times a second; the figures are read from the run itself.
  useStore(sessionStore, (session) => session.playheadMs);
  const { layout, timeMs, lastChangeMs, windowsBetween } = sessionControls.past();
  const endMs = Math.floor(timeMs / WINDOW_MS) * WINDOW_MS;
  const windows = windowsBetween(Math.max(lastChangeMs, endMs - SECONDS * 1000), endMs);
  const [from, to] = [windows[0]?.fromMs, windows.at(-1)?.toMs];
  const slots = [first, second].map(({ id }) => layout?.sources.indexOf(id) ?? -1);
  const [one, other] = slots.map((slot) => (slot < 0 ? null : clientFigures(windows, slot)));
  if (!one || !other || from === undefined || to === undefined)
    return <p className={css.words}>Not measured yet.</p>;
  const seconds = Number(((to - from) / 1000).toFixed(1));
  const short = seconds < SECONDS - 0.3 && lastChangeMs > 0 ? ', since the last change' : '';
  return (
    <>
      <table className={css.table}>
        <caption>
          Both over the same {seconds} s{short}
          <span className={css.span}>
            : {clockText(from).slice(0, 5)} to {clockText(to).slice(0, 5)}
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            {[first, second].map((client, at) => (
              <th key={client.id} scope="col">
                <Head
                  client={client}
                  clients={clients}
                  which={at === 0 ? 'First' : 'Second'}
                  onChoose={(id) => onChoose(at === 0 ? 0 : 1, id)}
                />
              </th>
            ))}
            <th scope="col">
              {second.name} against {first.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {comparedRows(one, other).map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{row.one}</td>
              <td>{row.other}</td>
              <td className={css.difference}>{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.words}>{comparedSentence(one, other, [first.name, second.name])}</p>
    </>
  );
}

interface HeadProps {
  readonly client: ChartedClient;
  readonly clients: readonly ChartedClient[];
  readonly which: string;
  readonly onChoose: (id: string) => void;
}

/** With just two clients there is nothing to choose. */
function Head({ client, clients, which, onChoose }: HeadProps) {
  return (
    <span className={css.client}>
      <span className={css.dot} style={{ background: `var(${client.colour})` }} aria-hidden="true" />
      {clients.length === 2 ? (
        client.name
      ) : (
        <select
          aria-label={`${which} client`}
          value={client.id}
          onChange={(event) => onChoose(event.target.value)}
        >
          {clients.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
