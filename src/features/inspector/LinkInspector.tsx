/** One connection: its ends, its length, whether it is cut, and what goes through it. */
import { ArrowRight, RotateCcw, Scissors, Spline, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { type Diagram, LIMITS, type Link } from '../../diagram/diagram.ts';
import { findComponent } from '../../diagram/edits.ts';
import { setLink } from '../../diagram/link-edits.ts';
import { networkOf, wire } from '../../simulation/wiring.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { amount } from '../../stores/figure-words.ts';
import { isLocked, lessonStore } from '../../stores/lesson-store.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { cutLinks, deleteSelection } from '../../stores/selection-actions.ts';
import { announce, select } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { SegmentedField } from '../../ui/SegmentedField.tsx';
import ends from './Connections.module.css';
import { FigureList } from './FigureList.tsx';
import css from './Inspector.module.css';
import { LockedWords } from './LockedWords.tsx';

interface LinkProps {
  readonly link: Link;
  readonly diagram: Diagram;
}

/** What the round trip is when the link does not say: from a client nothing is added, else it depends on the places. */
function usualRoundTrip(diagram: Diagram, link: Link): { readonly ms: number; readonly fromClient: boolean } {
  const found = wire(diagram).wires.find((each) => each.link.id === link.id);
  if (!found) return { ms: 0, fromClient: false };
  const fromClient = found.from.kind.role === 'client';
  const { roundTripMs: _own, ...usual } = link;
  return { ms: fromClient ? 0 : networkOf({ ...found, link: usual }).latencyMs * 2, fromClient };
}

export function LinkInspector({ link, diagram }: LinkProps) {
  const name = (id: string) => findComponent(diagram, id)?.name ?? id;
  const words = `${name(link.from)} to ${name(link.to)}`;
  return (
    <>
      <div className={css.head}>
        <h2 className={ends.linkTitle}>
          <button
            type="button"
            className={ends.rowButton}
            onClick={() => select({ components: [link.from] })}
          >
            {name(link.from)}
          </button>
          <ArrowRight aria-label="sends to" role="img" />
          <button type="button" className={ends.rowButton} onClick={() => select({ components: [link.to] })}>
            {name(link.to)}
          </button>
        </h2>
        <p className={css.summary}>
          <strong>Connection.</strong> {name(link.from)} sends requests to {name(link.to)}; the answers come
          back the same way.
        </p>
      </div>
      <Section title="Break">
        <SegmentedField
          label="Cable"
          value={link.cut ? 'cut' : 'whole'}
          options={[
            { value: 'whole', label: 'Whole', icon: <Spline /> },
            { value: 'cut', label: 'Cut', icon: <Scissors /> },
          ]}
          onCommit={(value) => cutLinks([link.id], value === 'cut')}
        />
        <p className={css.quiet}>
          Cut, it is silent: {name(link.from)} hears nothing and waits until its own time-out.
        </p>
      </Section>
      <LiveLink id={link.id} />
      <RoundTrip link={link} diagram={diagram} words={words} />
      <div className={css.foot}>
        <Button look="danger" icon={<Trash2 />} onClick={deleteSelection}>
          Delete
        </Button>
      </div>
    </>
  );
}

function RoundTrip({ link, diagram, words }: LinkProps & { readonly words: string }) {
  const { ms: usual, fromClient } = usualRoundTrip(diagram, link);
  const locked = useStore(lessonStore, () => isLocked('link', 'roundTripMs'));
  const set = (roundTripMs: number | undefined) => {
    const result = setLink(documentStore.getState().diagram, link.id, { roundTripMs });
    if (!result.ok) return announce(result.message, 'problem');
    edit(`Set the round trip of ${words}`, () => result.diagram);
  };
  const { min, max } = LIMITS.roundTripMs;
  return (
    <Section title="Settings">
      <NumberField
        label={fromClient ? 'Extra round trip' : 'Round trip'}
        value={link.roundTripMs ?? usual}
        min={min}
        max={max}
        step={1}
        unit="ms"
        disabled={locked}
        extra={
          !locked &&
          link.roundTripMs !== undefined && (
            <Button
              look="quiet"
              className={css.reset}
              icon={<RotateCcw />}
              name={`Reset the round trip to ${usual} ms`}
              onClick={() => set(undefined)}
            />
          )
        }
        help={
          <>
            {locked && <LockedWords />}
            <span>
              {fromClient
                ? 'Time there and back that this connection adds to the network of the client.'
                : 'Time there and back. By itself it depends on the places: 0.05 ms in one machine, 0.5 ms in one data centre. To another continent it is about 150 ms.'}
            </span>
            <span>
              {min} to {max.toLocaleString('en-US')}. Default {usual} ms.
            </span>
          </>
        }
        onCommit={set}
      />
    </Section>
  );
}

function LiveLink({ id }: { readonly id: string }) {
  const figures = useStore(resultsStore, (results) => results.links.get(id));
  const seconds = useStore(resultsStore, (results) => results.figuresOverSeconds);
  return (
    <Section title="Live measurements" aside={`over the last ${seconds} s`}>
      {figures ? (
        <FigureList
          rows={[{ label: 'Requests', value: `${amount(figures.requestsPerSecond)} requests/s` }]}
        />
      ) : (
        <p className={css.quiet}>Not measured yet.</p>
      )}
    </Section>
  );
}
