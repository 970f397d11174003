/** What happened in the run, as text: newest first. */
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { type LogLine, resultsStore } from '../../stores/results-store.ts';
import css from './LogPanel.module.css';

/** Older lines stay in the run; nobody scrolls that far. */
const SHOWN = 300;

const ICONS: Readonly<Record<LogLine['tone'], typeof Info>> = {
  info: Info,
  problem: TriangleAlert,
  good: CircleCheck,
};

export function LogPanel() {
  const log = useStore(resultsStore, (results) => results.log);
  const first = Math.max(0, log.length - SHOWN);
  const lines = log.slice(first).map((line, index) => ({ ...line, number: first + index }));
  return (
    <div className={css.panel}>
      <h2 className="visually-hidden">Log of the run</h2>
      {lines.length === 0 && (
        <p className={css.quiet}>Nothing has changed its state yet. Stop something, and read it here.</p>
      )}
      <ol className={css.log} reversed>
        {lines.reverse().map(({ number, atMs, text, tone }) => {
          const Icon = ICONS[tone];
          return (
            <li key={number} data-tone={tone}>
              <Icon aria-hidden="true" />
              <span>
                <span className={css.time}>{(atMs / 1000).toFixed(1)} s:</span> {text}
              </span>
            </li>
          );
        })}
      </ol>
      {first > 0 && <p className={css.quiet}>{first} earlier lines are not shown.</p>}
    </div>
  );
}
