/** "How we know it is right": the validation table, how to read it, what holds exactly, and what the model leaves out. */
import { useStore } from 'zustand';
import model from '../../engine/MODEL.md?raw';
import { agreeing, VALIDATION } from '../../simulation/reference/validation.ts';
import { documentStore } from '../../stores/document-store.ts';
import { CaseTable } from './CaseTable.tsx';
import { GROUPS } from './case-words.ts';
import { pointsUnder } from './model-sections.ts';
import { ThisRun } from './ThisRun.tsx';
import css from './Validation.module.css';

const { cases, figures, seeds } = VALIDATION;
const OTHERS = cases.filter(({ group }) => !GROUPS.some((each) => each.group === group));

export function ValidationPage() {
  const seed = useStore(documentStore, ({ diagram }) => diagram.seed);
  return (
    <div className={css.page}>
      <p>
        Loadbearing computes no averages from formulas. It simulates every request, one by one, and measures.
        So we let it simulate systems whose answers mathematics knows exactly, and compare.
      </p>
      <dl className={css.sums}>
        <div>
          <dt>figures agree</dt>
          <dd>
            {cases.reduce((sum, each) => sum + agreeing(each), 0)} of {figures}
          </dd>
        </div>
        <div>
          <dt>systems with known answers</dt>
          <dd>{cases.length}</dd>
        </div>
        <div>
          <dt>runs of each, with different luck</dt>
          <dd>{seeds}</dd>
        </div>
      </dl>
      <section>
        <h3>How to read a row</h3>
        <ul className={css.points}>
          <li>
            <b>Expected</b> is the mean response time that queueing theory gives: a formula, or the exact
            solution of all states the system can be in. With a ±, it was measured by another simulator.
          </li>
          <li>
            <b>Measured</b> is the mean over {seeds} runs of our engine. The true mean lies within the ± with
            a chance of 99 %. The first 5 % of each run do not count.
          </li>
          <li>
            <b>A figure agrees</b> when the two ranges meet and ours is narrow: its ± is at most 2 % of the
            value, or 0.002. Open a row to see all its figures: use of CPU and workers, lines, percentiles,
            failures.
          </li>
        </ul>
      </section>
      {GROUPS.map(({ group, title }) => (
        <CaseTable key={group} title={title} cases={cases.filter((each) => each.group === group)} />
      ))}
      {OTHERS.length > 0 && <CaseTable title="Others" cases={OTHERS} />}
      <section>
        <h3>What holds exactly, on every run</h3>
        <ul className={css.points}>
          <li>
            <b>Nothing is lost.</b> Requests sent = answered + failed + still under way, for each client and
            each component.
          </li>
          <li>
            <b>Little's law.</b> Mean number of requests in a place = rate at which they come × mean time they
            stay.
          </li>
          <li>
            <b>The utilisation law.</b> Busy time of a CPU = number of visits × work of each.
          </li>
        </ul>
      </section>
      <section>
        <h3>The same run, everywhere</h3>
        <ThisRun seed={seed} />
      </section>
      <section>
        <h3>What the model leaves out</h3>
        <Points under="What is left out" />
      </section>
      <section>
        <h3>What it assumes</h3>
        <Points under="What we assume, and why" />
      </section>
      <section>
        <h3>Check it yourself</h3>
        <p>With a copy of the source, this runs all cases again. It takes some minutes.</p>
        <code className={css.command}>
          npm run reference -- src/simulation/reference-cases src/simulation/own-cases
        </code>
      </section>
    </div>
  );
}

function Points({ under }: { readonly under: string }) {
  return (
    <ul className={css.points}>
      {pointsUnder(model, under).map(({ title, text }) => (
        <li key={title}>
          <b>{title}</b> {text}
        </li>
      ))}
    </ul>
  );
}
