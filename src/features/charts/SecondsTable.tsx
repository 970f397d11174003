/** The last ten seconds of a chart as a table, newest first; failures and the slowest request can be opened from it. */
import type { SeriesPoint } from '../../simulation/figures.ts';
import { clockText, durationText } from '../../simulation/time-words.ts';
import { causesIn, endOf, failuresPerSecond, openingAt } from './chart-data.ts';
import { CHART_NAMES, type ChartName, numberText } from './chart-words.ts';
import { OUTCOME_LOOKS } from './outcome-look.ts';
import css from './SecondsTable.module.css';

const SECONDS = 10;

interface Column {
  readonly head: string;
  readonly cell: (point: SeriesPoint) => string;
}

const ms = (value: number | null) => (value === null ? 'none' : durationText(value));

function columnsOf(chart: ChartName, points: readonly SeriesPoint[]): readonly Column[] {
  if (chart === 'requests')
    return [
      { head: 'offered', cell: (point) => numberText(point.offeredPerSecond) },
      { head: 'answered', cell: (point) => numberText(point.answeredPerSecond) },
    ];
  if (chart === 'response')
    return [
      { head: 'p50', cell: (point) => ms(point.p50Ms) },
      { head: 'p95', cell: (point) => ms(point.p95Ms) },
      { head: 'p99', cell: (point) => ms(point.p99Ms) },
    ];
  const causes = causesIn(points);
  if (causes.length === 0) return [{ head: 'failures', cell: () => '0' }];
  return causes.map((outcome) => ({
    head: OUTCOME_LOOKS[outcome].word,
    cell: (point) => numberText(failuresPerSecond(point, outcome)),
  }));
}

export interface SecondsTableProps {
  readonly chart: ChartName;
  readonly points: readonly SeriesPoint[];
  readonly onOpen: (point: SeriesPoint) => void;
}

export function SecondsTable({ chart, points, onOpen }: SecondsTableProps) {
  const last = points.slice(-SECONDS);
  const columns = columnsOf(chart, last);
  return (
    <table className={css.table}>
      <caption>
        {CHART_NAMES[chart]}, the last {SECONDS} s
      </caption>
      <thead>
        <tr>
          <th scope="col">until</th>
          {columns.map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">Request</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {[...last].reverse().map((point) => {
          const found = openingAt(point, chart === 'failures' ? null : 'slowest');
          const opening = chart === 'failures' && found?.what === 'slowest' ? null : found;
          const until = clockText(endOf(point)).slice(0, 5);
          return (
            <tr key={point.fromMs}>
              <th scope="row">{until}</th>
              {columns.map(({ head, cell }) => (
                <td key={head}>{cell(point)}</td>
              ))}
              <td>
                {opening && (
                  <button
                    type="button"
                    aria-label={`Open the ${opening.what === 'failure' ? 'failed' : 'slowest'} request of ${until}`}
                    onClick={() => onOpen(point)}
                  >
                    {opening.what === 'failure' ? 'failed' : 'slowest'}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
