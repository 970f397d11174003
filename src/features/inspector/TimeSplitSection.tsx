/** Where the time of a client's requests goes: place by place, from its own network to the last component behind. */
import { Fragment, useState } from 'react';
import { findComponent } from '../../diagram/edits.ts';
import { durationText } from '../../simulation/time-words.ts';
import { useHeldFact } from '../../stores/use-held-fact.ts';
import { Section } from '../../ui/Section.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import css from './Split.module.css';
import { noSplitSentence, splitRows, totalSentence } from './time-split-words.ts';
import { useTimeSplit } from './use-time-split.ts';

export function TimeSplitSection({ component, diagram }: ComponentProps) {
  const [open, setOpen] = useState(false);
  useHeldFact(open ? { fact: 'time-split-opened', component: component.id } : null);
  return (
    <Section title="Where the time goes" aside="of one request" startsClosed onToggle={setOpen}>
      {open && <TimeSplitTable component={component} diagram={diagram} />}
    </Section>
  );
}

function TimeSplitTable({ component, diagram }: ComponentProps) {
  const answer = useTimeSplit(component.id);
  if (!answer) return <p className={css.quiet}>Not measured yet.</p>;
  const { split, measured, seconds } = answer;
  const reason = noSplitSentence(answer, component.name);
  if (reason !== null || split === null) return <p className={css.lead}>{reason}</p>;
  const groups = splitRows(split, (id) => findComponent(diagram, id)?.name ?? id);
  const many = split.told === 1 ? '1 answered request' : `${split.told} answered requests`;
  return (
    <>
      <p className={css.lead}>
        Mean of {many} in the last {Number(seconds.toFixed(1))} s.
      </p>
      <table className={`${css.table} ${css.times}`}>
        <caption className="visually-hidden">Where the time of a request of {component.name} goes</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Where and what</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ place, title, calls, ms, rows }) => (
            <Fragment key={place}>
              <tr className={css.group}>
                <th scope="row" colSpan={2}>
                  {title}
                  {calls && <span className={css.calls}> · {calls}</span>}
                </th>
                <td>{durationText(ms)}</td>
              </tr>
              {rows.map(({ part, words, ms: partMs }) => (
                <tr key={part} className={css.part}>
                  <th scope="row">{words}</th>
                  <td className={css.bar} aria-hidden="true">
                    {partMs > 0 && (
                      <i data-part={part} style={{ width: `${(100 * partMs) / split.meanMs}%` }} />
                    )}
                  </td>
                  <td>{durationText(partMs)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr className={css.together}>
            <th scope="row" colSpan={2}>
              Together
            </th>
            <td>{durationText(split.meanMs)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={css.quiet}>{totalSentence(split, measured.meanMs)}</p>
    </>
  );
}
