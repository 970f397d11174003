/** A component's name on its card: text, or a field while it is renamed in place. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { LIMITS } from '../../../diagram/diagram.ts';
import { updateView, viewStore } from '../../../stores/view-store.ts';
import { renameComponent } from '../canvas-edits.ts';
import css from './nodes.module.css';

export function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const renaming = useStore(viewStore, (view) => view.renaming === id);
  return renaming ? (
    <NameInput id={id} name={name} />
  ) : (
    <span className={css.name} title={name} dir="auto" translate="no">
      {name}
    </span>
  );
}

function NameInput({ id, name }: { readonly id: string; readonly name: string }) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    if (keep) renameComponent(id, input.current?.value ?? name);
    const card = input.current?.closest<HTMLElement>('.react-flow__node');
    updateView({ renaming: null });
    card?.focus({ preventScroll: true });
  };
  return (
    <input
      ref={input}
      className={`${css.nameInput} nodrag nowheel nopan nokey`}
      aria-label={`Name of ${name}`}
      dir="auto"
      defaultValue={name}
      maxLength={LIMITS.nameLength}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
