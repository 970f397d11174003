/** The examples on offer, each with the question that it raises. */
import { EXAMPLES } from '../catalog/examples.ts';
import { openExample } from '../stores/opened-example.ts';
import css from './Dialogs.module.css';

export function ExampleList() {
  return (
    <>
      <ul className={css.examples}>
        {EXAMPLES.map((example) => (
          <li key={example.id}>
            <button type="button" className={css.example} onClick={() => openExample(example)}>
              <strong>{example.title}</strong>
              <span>{example.question}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={css.note}>
        An example opens as a diagram of its own. What you made stays in My diagrams.
      </p>
    </>
  );
}
