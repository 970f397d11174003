/** Nothing selected: the diagram itself, what to try on it, and what it leaves out. */
import { useState } from 'react';
import { type Diagram, LIMITS } from '../../diagram/diagram.ts';
import { findComponent, renameDiagram, setSeed, setTrafficFactor } from '../../diagram/edits.ts';
import { compile } from '../../simulation/compile.ts';
import { edit } from '../../stores/document-store.ts';
import { select } from '../../stores/view-store.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Experiments } from './Experiments.tsx';
import css from './Inspector.module.css';
import { KeptAside } from './KeptAside.tsx';

/** A large diagram has a note on nearly every part: the first ones are shown, the rest on demand. */
const MOST_NOTES = 5;

export function DiagramInspector({ diagram }: { readonly diagram: Diagram }) {
  const { notes } = compile(diagram);
  const [allNotes, setAllNotes] = useState(false);
  const shownNotes = allNotes ? notes : notes.slice(0, MOST_NOTES);
  const empty = diagram.components.length === 0;
  return (
    <>
      <h2 className="visually-hidden">The diagram</h2>
      <Experiments diagramName={diagram.name} />
      {empty && (
        <div className={css.head}>
          <h3 className={css.heading}>An empty canvas</h3>
          <p className={css.summary}>
            Drag a client, a machine and a web server onto it and connect the client to the web server. Or
            begin with an example.
          </p>
        </div>
      )}
      {!empty && (
        <p className={css.hintLine}>
          Select a part on the canvas to see how it does, to set it, and to break it.
        </p>
      )}
      <KeptAside diagram={diagram} />
      {notes.length > 0 && (
        <Section title="Worth knowing" aside={`${notes.length}`}>
          <ul className={css.notes}>
            {shownNotes.map(({ component, sentence }) => (
              <li key={`${component} ${sentence}`}>
                <span>{sentence}</span>
                <button
                  type="button"
                  className={css.link}
                  onClick={() => select({ components: [component] })}
                >
                  Show {findComponent(diagram, component)?.name}
                </button>
              </li>
            ))}
          </ul>
          {notes.length > MOST_NOTES && (
            <button
              type="button"
              className={css.link}
              aria-expanded={allNotes}
              onClick={() => setAllNotes(!allNotes)}
            >
              {allNotes ? `Show the first ${MOST_NOTES}` : `Show all ${notes.length}`}
            </button>
          )}
        </Section>
      )}
      <Section
        title="Diagram"
        aside={`${diagram.components.length} components, ${diagram.links.length} connections`}
      >
        <TextField
          label="Name"
          value={diagram.name}
          maxLength={LIMITS.nameLength}
          onCommit={(name) => edit('Rename the diagram', (before) => renameDiagram(before, name))}
        />
        <NumberField
          label="Traffic of all clients"
          value={Number(diagram.trafficFactor.toPrecision(4))}
          {...LIMITS.trafficFactor}
          step={0.5}
          unit="times"
          help={`Multiplies what every client sends. ${LIMITS.trafficFactor.min} to ${LIMITS.trafficFactor.max}, 1 is normal.`}
          onCommit={(factor) =>
            edit(`Set the traffic to ${factor} times`, (before) => setTrafficFactor(before, factor))
          }
        />
        <NumberField
          label="Seed"
          value={diagram.seed}
          {...LIMITS.seed}
          integer
          help="Every chance in the run comes from it. The same diagram with the same seed runs the same, to the last request."
          onCommit={(seed) => edit(`Set the seed to ${seed}`, (before) => setSeed(before, seed))}
        />
      </Section>
    </>
  );
}
