/** The load limit: how much it can take, how that is worked out, and what is measured beside it. */
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { loadLimit } from '../../simulation/load-limit.ts';
import { amount, percent } from '../../stores/figure-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { Meter } from '../../ui/Meter.tsx';
import { Section } from '../../ui/Section.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import css from './Inspector.module.css';

export function LimitSection({ component, diagram }: ComponentProps) {
  const limit = loadLimit(diagram, component.id);
  return (
    <Section title="Load limit">
      <p className={css.limit}>{upperFirst(limit.sentence)}</p>
      {limit.perSecond !== null && (
        <>
          <Measured component={component} diagram={diagram} perSecond={limit.perSecond} />
          <details className={css.details}>
            <summary>How is this worked out?</summary>
            <ul>
              {limit.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Section>
  );
}

function Measured({ component, perSecond }: ComponentProps & { readonly perSecond: number }) {
  const figures = useStore(resultsStore, (results) => results.figures.get(component.id));
  const seconds = useStore(resultsStore, (results) => results.figuresOverSeconds);
  const kind = kindOf(component.kind);
  if (!figures || figures.role === 'client') return <p className={css.quiet}>Not measured yet.</p>;
  const [share, words] =
    figures.role === 'machine'
      ? [figures.cpuShare, `CPU ${percent(figures.cpuShare)} busy`]
      : [
          figures.arrivedPerSecond / perSecond,
          `${amount(figures.arrivedPerSecond)} arrive, ${amount(figures.servedPerSecond)} ${kind.role === 'process' ? kind.words.served : ''} served`,
        ];
  const tone = share > 0.95 ? 'bad' : share >= 0.7 ? 'warn' : 'ok';
  return (
    <div>
      <Meter label={`Measured against the limit of ${component.name}`} share={share} tone={tone} />
      <p className={css.pair}>
        <span>{words}</span>
        <span className={css.faint}>last {seconds} s</span>
      </p>
    </div>
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
