/** The reference cases of one group: what theory expects, what was measured, and every figure of a case on demand. */
import { ChevronRight, CircleCheck, CircleX } from 'lucide-react';
import { useId, useState } from 'react';
import {
  agreeing,
  mainFigure,
  measuredText,
  type ValidatedCase,
  type ValidatedFigure,
} from '../../simulation/reference/validation.ts';
import { figureWords } from './case-words.ts';
import css from './Validation.module.css';

export function CaseTable({
  title,
  cases,
}: {
  readonly title: string;
  readonly cases: readonly ValidatedCase[];
}) {
  return (
    <table className={css.cases}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col">Expected, ms</th>
          <th scope="col">Measured, ms</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <CaseRows key={each.id} of={each} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRows({ of }: { readonly of: ValidatedCase }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const main = mainFigure(of);
  const good = agreeing(of);
  const all = of.figures.length;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={css.open}
            aria-expanded={open}
            {...(open ? { 'aria-controls': id } : {})}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight aria-hidden="true" data-open={open} />
            <span>
              {of.title}
              <span className={css.agree} data-good={good === all}>
                {good === all ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
                {good === all ? `all ${all} figures agree` : `${all - good} of ${all} figures do not agree`}
              </span>
            </span>
          </button>
        </th>
        <td>{main ? expectedText(main) : 'none'}</td>
        <td>{main ? spaced(measuredText(main)) : 'none'}</td>
      </tr>
      {open && (
        <tr id={id}>
          <td colSpan={3} className={css.inside}>
            <Figures of={of} />
          </td>
        </tr>
      )}
    </>
  );
}

function Figures({ of: { id, method, requestsPerSeed, figures } }: { readonly of: ValidatedCase }) {
  return (
    <>
      <p className={css.method}>
        Case {id}, {requestsPerSeed.toLocaleString('en')} requests in each run.{' '}
        {method !== '' && <>Expected by: {method}.</>}
      </p>
      <table className={css.figures}>
        <caption className="visually-hidden">All figures of {id}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Expected</th>
            <th scope="col">Measured</th>
            <th scope="col">Agrees</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.figure}>
              <th scope="row">{figureWords(figure.figure)}</th>
              <td>{expectedText(figure)}</td>
              <td>{spaced(measuredText(figure))}</td>
              <td>{figure.agrees ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A line may break before the ±, not behind it. */
function spaced(text: string): string {
  return text.replace('± ', '± ');
}

function expectedText({ expected, expectedHalfWidth, relation }: ValidatedFigure): string {
  const bound = relation === 'equal' ? '' : `${relation} `;
  const spread = expectedHalfWidth ? ` ± ${Number(expectedHalfWidth.toPrecision(2))}` : '';
  return `${bound}${expected ?? 'none'}${spread}`;
}
