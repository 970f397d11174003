/** The trace as a waterfall: a row a visit, a bar a stretch of time, with the same as a table. */
import type { Hop } from '../../simulation/request-hops.ts';
import type { Phase, RequestStory, Span } from '../../simulation/request-story.ts';
import { type NameOf, phaseWords, spanWords } from '../../simulation/story-words.ts';
import { durationText } from '../../simulation/time-words.ts';
import css from './Waterfall.module.css';
import { type WaterfallRow, waterfallOf } from './waterfall-rows.ts';

const legendWords: Readonly<Record<Phase, string>> = {
  network: 'on the network',
  worker: 'waiting for a worker',
  served: 'being served',
  dependency: 'waiting for a component',
  connection: 'waiting for a connection',
  silence: 'no answer',
};

/** Narrower bars could not be seen. */
const THINNEST_PERCENT = 0.8;

export interface WaterfallProps {
  readonly story: RequestStory;
  readonly nameOf: NameOf;
  /** The hop to point out; null: none. */
  readonly hop: Hop | null;
}

export function Waterfall({ story, nameOf, hop }: WaterfallProps) {
  const { rows, fromMs, toMs, endMs } = waterfallOf(story);
  const wholeMs = Math.max(toMs - fromMs, 1e-6);
  const percent = (timeMs: number) => ((timeMs - fromMs) / wholeMs) * 100;
  const phases = (Object.keys(legendWords) as Phase[]).filter((phase) =>
    story.spans.some((span) => span.phase === phase),
  );
  return (
    <div className={css.waterfall}>
      <div className={css.legend} aria-hidden="true">
        {phases.map((phase) => (
          <span key={phase}>
            <i className={`${css.swatch} ${css[phase]}`} />
            {legendWords[phase]}
          </span>
        ))}
      </div>
      <div className={css.rows} aria-hidden="true">
        {rows.map((row) => (
          <Row key={row.job} row={row} nameOf={nameOf} percent={percent} endMs={endMs} hop={hop} />
        ))}
        <div className={css.axis}>
          <span>0 ms</span>
          <span>{durationText(wholeMs)}</span>
        </div>
        {endMs !== null && <p className={css.ended}>Behind the line: work after the client was gone.</p>}
      </div>
      <details className={css.details}>
        <summary>The same as a table</summary>
        <SpanTable story={story} nameOf={nameOf} />
      </details>
    </div>
  );
}

interface RowProps {
  readonly row: WaterfallRow;
  readonly nameOf: NameOf;
  readonly percent: (timeMs: number) => number;
  readonly endMs: number | null;
  readonly hop: Hop | null;
}

function Row({ row, nameOf, percent, endMs, hop }: RowProps) {
  const marked = hop?.job === row.job ? hop : null;
  return (
    <div className={css.row} data-current={marked !== null}>
      <span className={css.name} style={{ paddingLeft: `${row.depth * 10}px` }}>
        {row.depth > 0 && '↳ '}
        {nameOf(row.place)}
      </span>
      <span className={css.bars}>
        {row.spans.map((span) => (
          <i
            key={`${span.phase} ${span.fromMs}`}
            className={`${css.bar} ${css[span.phase]}`}
            data-open={span.open}
            data-after-end={span.afterEnd}
            title={`${spanWords(span, nameOf)}: ${durationText(span.toMs - span.fromMs)}`}
            style={{
              left: `${Math.min(percent(span.fromMs), 100 - THINNEST_PERCENT)}%`,
              width: `${Math.max(percent(span.toMs) - percent(span.fromMs), THINNEST_PERCENT)}%`,
            }}
          />
        ))}
        {marked && (
          <i
            className={css.mark}
            style={{
              left: `${Math.min(percent(marked.fromMs), 100 - THINNEST_PERCENT)}%`,
              width: `${Math.max(percent(marked.toMs) - percent(marked.fromMs), THINNEST_PERCENT)}%`,
            }}
          />
        )}
        {endMs !== null && <i className={css.end} style={{ left: `${percent(endMs)}%` }} />}
      </span>
      <span className={css.length}>{durationText(row.toMs - row.fromMs)}</span>
    </div>
  );
}

function SpanTable({ story, nameOf }: { readonly story: RequestStory; readonly nameOf: NameOf }) {
  return (
    <table className={css.table}>
      <caption className="visually-hidden">Where this request spent its time</caption>
      <thead>
        <tr>
          <th scope="col">Where and what</th>
          <th scope="col">from</th>
          <th scope="col">for</th>
        </tr>
      </thead>
      <tbody>
        {story.spans.map((span) => (
          <tr key={`${span.job} ${span.phase} ${span.fromMs}`}>
            <th scope="row" style={{ paddingLeft: `${span.depth * 10}px` }}>
              {tableWords(span, nameOf)}
            </th>
            <td>{durationText(span.fromMs - story.startedMs)}</td>
            <td>{durationText(span.toMs - span.fromMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tableWords(span: Span, nameOf: NameOf): string {
  const place =
    span.phase === 'network' ? `${nameOf(span.from ?? '')} to ${nameOf(span.place)}` : nameOf(span.place);
  const still = span.open ? ', still' : '';
  const gone = span.afterEnd ? ', after the client was gone' : '';
  return `${place}: ${phaseWords(span.phase, span.waitsFor, nameOf)}${still}${gone}`;
}
