/** Three things to try on an example, one line each. They can be put away. */
import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { exampleNamed } from '../../stores/opened-example.ts';
import { Button } from '../../ui/Button.tsx';
import css from './Experiments.module.css';

/** Examples whose experiments were put away, until the page is left. */
const putAway = createStore<readonly string[]>(() => []);

export function Experiments({ diagramName }: { readonly diagramName: string }) {
  const example = exampleNamed(diagramName);
  const hidden = useStore(putAway, (ids) => example !== undefined && ids.includes(example.id));
  if (!example || hidden || example.experiments.length === 0) return null;
  return (
    <section className={css.card} aria-label="Things to try">
      <div className={css.head}>
        <h3>Try this</h3>
        <Button
          look="quiet"
          icon={<X />}
          name="Put the experiments away"
          onClick={() => putAway.setState([...putAway.getState(), example.id], true)}
        />
      </div>
      <ol className={css.list}>
        {example.experiments.map(({ question, tryThis }) => (
          <li key={question}>
            <FlaskConical aria-hidden="true" />
            <span>
              <strong>{question}</strong>
              <span>{tryThis}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
