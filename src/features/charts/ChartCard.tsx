/** One chart: title and headline, its key, and the picture or the same as a table. */
import { ChartLine, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SeriesPoint } from '../../simulation/figures.ts';
import css from './Charts.module.css';
import type { TimeWindow } from './chart-data.ts';
import {
  agoText,
  CHART_NAMES,
  CHART_TITLES,
  type ChartName,
  headline,
  secondInPieces,
} from './chart-words.ts';
import { SecondsTable } from './SecondsTable.tsx';

export interface ChartCardProps {
  readonly chart: ChartName;
  readonly points: readonly SeriesPoint[];
  readonly window: TimeWindow;
  readonly cursor: SeriesPoint | null;
  /** What the lines and areas are. */
  readonly legend: ReactNode;
  /** In place of the headline, when it would mislead. */
  readonly note?: string | undefined;
  readonly onOpen: (point: SeriesPoint) => void;
  readonly children: ReactNode;
}

export function ChartCard(props: ChartCardProps) {
  const { chart, points, window, cursor, legend, note, onOpen, children } = props;
  const [asTable, setAsTable] = useState(false);
  const { text, over } = headline(chart, points);
  const [words, rest] = cursor ? secondInPieces(chart, cursor) : [note ?? text, ''];
  const name = CHART_NAMES[chart];
  return (
    <figure className={css.card} aria-label={name} data-reading={cursor ? chart : undefined}>
      <figcaption className={css.head}>
        <span className={css.title} title={name}>
          {CHART_TITLES[chart]}
        </span>
        <button
          type="button"
          className={css.toggle}
          aria-pressed={asTable}
          aria-label={`${name}: show as table`}
          title={asTable ? 'Show as chart' : 'Show as table'}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartLine aria-hidden="true" /> : <Table2 aria-hidden="true" />}
        </button>
        <b className={css.headline}>
          {words}
          {rest && <span className={css.rest}>{rest}</span>}
        </b>
        <small className={css.over}>{cursor ? agoText(cursor, window) : note ? '' : over}</small>
        <span className={css.legend} aria-hidden="true">
          {legend}
        </span>
      </figcaption>
      {asTable ? <SecondsTable chart={chart} points={points} onOpen={onOpen} /> : children}
    </figure>
  );
}

/** A line of the key. */
export function LineKey({
  look,
  word,
}: {
  readonly look: 'offered' | 'answered' | 'p50' | 'p95' | 'p99';
  readonly word: string;
}) {
  return (
    <span className={css.key}>
      <svg width={18} height={8} aria-hidden="true">
        <path className={css[look]} d="M1 4H17" />
      </svg>
      {word}
    </span>
  );
}
