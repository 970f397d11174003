/** Connections that came with the diagram and lead nowhere: each can be joined to parts that are here, or deleted. */
import { Plug, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { kindTable } from '../../catalog/index.ts';
import { asideLinkLine, asideWithoutLink } from '../../diagram/aside.ts';
import type { Diagram } from '../../diagram/diagram.ts';
import type { Raw } from '../../diagram/intake.ts';
import { reattach } from '../../diagram/reattach.ts';
import { documentStore, edit } from '../../stores/document-store.ts';
import { announce } from '../../stores/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import css from './LooseConnections.module.css';

/** More of them are shown as these are settled. */
const MOST_SHOWN = 20;

const keys = new WeakMap<Raw, number>();
let lastKey = 0;

/** Two of them may say the same, and none takes over what was begun with one that is gone. */
function keyOf(link: Raw): number {
  const key = keys.get(link) ?? ++lastKey;
  keys.set(link, key);
  return key;
}

interface LooseProps {
  readonly diagram: Diagram;
  readonly links: readonly Raw[];
}

export function LooseConnections({ diagram, links }: LooseProps) {
  const more = links.length - MOST_SHOWN;
  return (
    <ul className={css.list} aria-label="Connections that lead nowhere">
      {links.slice(0, MOST_SHOWN).map((link) => (
        <LooseConnection key={keyOf(link)} diagram={diagram} link={link} />
      ))}
      {more > 0 && <li>And {more} more</li>}
    </ul>
  );
}

function LooseConnection({ diagram, link }: { readonly diagram: Diagram; readonly link: Raw }) {
  const [isOpen, setOpen] = useState(false);
  const line = asideLinkLine(link);
  const remove = () => edit('Delete a connection that led nowhere', (each) => asideWithoutLink(each, link));
  return (
    <li className={css.item}>
      <span dir="auto">{line}</span>
      <span className={css.ways}>
        {diagram.components.length > 1 && (
          <Button
            icon={<Plug />}
            aria-expanded={isOpen}
            aria-label={`Re-attach: ${line}`}
            onClick={() => setOpen(!isOpen)}
          >
            Re-attach
          </Button>
        )}
        <Button look="quiet" icon={<Trash2 />} name={`Delete: ${line}`} onClick={remove} />
      </span>
      {isOpen && <Ends diagram={diagram} link={link} />}
    </li>
  );
}

function Ends({ diagram, link }: { readonly diagram: Diagram; readonly link: Raw }) {
  const { components } = diagram;
  const there = (id: unknown) => components.find((each) => each.id === id)?.id;
  const [from, setFrom] = useState(there(link.from) ?? components[0]?.id ?? '');
  const [to, setTo] = useState(there(link.to) ?? components.find(({ id }) => id !== from)?.id ?? '');
  const options = components.map(({ id, name }) => ({ value: id, label: name }));
  const join = () => {
    const joined = reattach(documentStore.getState().diagram, kindTable, link, from, to);
    if (!joined.ok) return announce(joined.reason, 'problem');
    edit('Re-attach a connection', () => joined.diagram);
    announce('The connection is attached again.');
  };
  return (
    <div className={css.ends}>
      <SelectField label="From" value={from} options={options} onCommit={setFrom} />
      <SelectField label="To" value={to} options={options} onCommit={setTo} />
      <Button look="primary" onClick={join}>
        Connect
      </Button>
    </div>
  );
}
