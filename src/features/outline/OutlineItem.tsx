/** One part in the outline, and in a machine what stands in it. */
import { Scissors } from 'lucide-react';
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import type { Kind } from '../../catalog/kind.ts';
import { stateWords } from '../../simulation/component-words.ts';
import { requestCanvas } from '../../stores/canvas-requests.ts';
import { keyFigure } from '../../stores/figure-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { type Selection, select, viewStore } from '../../stores/view-store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { NamedIcon } from '../../ui/NamedIcon.tsx';
import { PathIcon } from '../../ui/PathIcon.tsx';
import css from './Outline.module.css';
import type { Neighbour, OutlineRow } from './outline-rows.ts';

function show(selection: Partial<Selection>): void {
  select(selection);
  requestCanvas({ what: 'focus-selection' });
}

export function OutlineItem({ row }: { readonly row: OutlineRow }) {
  const { component, sendsTo, receivesFrom, holds } = row;
  const kind = kindOf(component.kind);
  const selected = useStore(viewStore, (view) => view.selection.components.includes(component.id));
  return (
    <li className={css.item} data-selected={selected}>
      <div className={css.head}>
        <PathIcon paths={kind.icon} colour={kind.colour} />
        <button
          type="button"
          className={css.name}
          aria-pressed={selected}
          onClick={() => show({ components: [component.id] })}
        >
          {component.name}
          <small>{kind.label}</small>
        </button>
        <State id={component.id} of={kind.role} />
      </div>
      <Figure id={component.id} served={kind.role === 'process' ? kind.words.served : ''} />
      <Neighbours title="Sends to" neighbours={sendsTo} />
      <Neighbours title="Receives from" neighbours={receivesFrom} />
      {holds.length > 0 && (
        <ul className={css.inside} aria-label={`In ${component.name}`}>
          {holds.map((inner) => (
            <OutlineItem key={inner.component.id} row={inner} />
          ))}
        </ul>
      )}
    </li>
  );
}

function State({ id, of }: { readonly id: string; readonly of: Kind['role'] }) {
  const state = useStore(resultsStore, (results) => results.states.get(id));
  if (!state) return null;
  const { word, icon, tone } = stateWords(state, of);
  return (
    <Badge tone={tone} icon={<NamedIcon name={icon} />}>
      {word}
    </Badge>
  );
}

function Figure({ id, served }: { readonly id: string; readonly served: string }) {
  const text = useStore(resultsStore, (results) => {
    const figures = results.figures.get(id);
    return figures ? keyFigure(figures, served) : null;
  });
  return text === null ? null : <p className={css.figure}>{text}</p>;
}

function Neighbours({
  title,
  neighbours,
}: {
  readonly title: string;
  readonly neighbours: readonly Neighbour[];
}) {
  const chosen = useStore(viewStore, (view) => view.selection.links);
  if (neighbours.length === 0) return null;
  return (
    <p className={css.neighbours}>
      <span>{title}</span>
      {neighbours.map(({ link, name }) => (
        <button
          key={link.id}
          type="button"
          className={css.link}
          aria-pressed={chosen.includes(link.id)}
          aria-label={`${title} ${name}${link.cut ? ', cut' : ''}: show the connection`}
          onClick={() => show({ links: [link.id] })}
        >
          {link.cut && <Scissors aria-hidden="true" />}
          {name}
        </button>
      ))}
    </p>
  );
}
