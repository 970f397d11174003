/** Rows of a name and a figure. */
import type { FigureRow } from '../../stores/figure-words.ts';
import css from './Inspector.module.css';

export function FigureList({ rows }: { readonly rows: readonly FigureRow[] }) {
  return (
    <dl className={css.figures}>
      {rows.map(({ label, value, tone }) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
