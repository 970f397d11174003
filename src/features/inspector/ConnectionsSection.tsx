/** Whom it sends to and hears from, and the list to join it to more. */
import { Plug, Scissors, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { kindTable } from '../../catalog/index.ts';
import { validTargets } from '../../diagram/connections.ts';
import type { Link } from '../../diagram/diagram.ts';
import { findComponent, removeItems } from '../../diagram/edits.ts';
import { connect } from '../../diagram/link-edits.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { announce, select } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import ends from './Connections.module.css';
import css from './Inspector.module.css';

export function ConnectionsSection({ component, diagram }: ComponentProps) {
  const { asks, serves } = kindTable.get(component.kind) ?? { asks: [], serves: [] };
  const outgoing = diagram.links.filter(({ from }) => from === component.id);
  const incoming = diagram.links.filter(({ to }) => to === component.id);
  if (asks.length + serves.length + outgoing.length + incoming.length === 0) return null;
  return (
    <Section title="Connections" aside={`${outgoing.length + incoming.length}`}>
      {(asks.length > 0 || outgoing.length > 0) && (
        <LinkList title="Sends to" links={outgoing} end="to" component={component} diagram={diagram} />
      )}
      {(serves.length > 0 || incoming.length > 0) && (
        <LinkList title="Receives from" links={incoming} end="from" component={component} diagram={diagram} />
      )}
      {asks.length > 0 && <ConnectTo component={component} diagram={diagram} />}
    </Section>
  );
}

interface LinkListProps extends ComponentProps {
  readonly title: string;
  readonly links: readonly Link[];
  readonly end: 'from' | 'to';
}

function LinkList({ title, links, end, diagram }: LinkListProps) {
  const name = (id: string) => findComponent(diagram, id)?.name ?? id;
  const remove = (link: Link) => {
    const words = `${name(link.from)} to ${name(link.to)}`;
    edit(`Delete the connection ${words}`, (before) => removeItems(before, { links: [link.id] }));
    announce(`Deleted the connection ${words}.`);
  };
  return (
    <div>
      <h4 className={css.small}>{title}</h4>
      {links.length === 0 && <p className={css.quiet}>Nobody yet.</p>}
      <ul>
        {links.map((link) => (
          <li key={link.id} className={ends.linkRow}>
            <button type="button" className={ends.rowButton} onClick={() => select({ links: [link.id] })}>
              {name(link[end])}
              {link.cut && (
                <span className={ends.cut}>
                  <Scissors aria-hidden="true" /> cut
                </span>
              )}
            </button>
            <Button
              look="quiet"
              icon={<Trash2 />}
              name={`Delete the connection ${name(link.from)} to ${name(link.to)}`}
              onClick={() => remove(link)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ConnectTo({ component, diagram }: ComponentProps) {
  const targets = validTargets(diagram, kindTable, component.id);
  const [chosen, setChosen] = useState('');
  const id = useId();
  const target = targets.find((each) => each.id === chosen) ?? targets[0];
  const join = () => {
    if (!target) return;
    const result = connect(documentStore.getState().diagram, kindTable, component.id, target.id);
    if (!result.ok) return announce(result.reason, 'problem');
    edit(`Connect ${component.name} to ${target.name}`, () => result.diagram);
    announce(`Connected ${component.name} to ${target.name}.`);
  };
  if (!target) return <p className={css.quiet}>There is nothing else here that it could be connected to.</p>;
  return (
    <div className={ends.connect}>
      <label htmlFor={id}>Connect to…</label>
      <select id={id} value={target.id} onChange={(event) => setChosen(event.target.value)}>
        {targets.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <Button icon={<Plug />} onClick={join}>
        Connect
      </Button>
    </div>
  );
}
