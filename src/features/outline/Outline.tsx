/** The diagram without the picture: every part with its state, its figure and whom it sends to; joined to the selection. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { requestCanvas } from '../../stores/canvas-requests.ts';
import { documentStore } from '../../stores/document-store.ts';
import { select, viewStore } from '../../stores/view-store.ts';
import css from './Outline.module.css';
import { OutlineItem } from './OutlineItem.tsx';
import { outlineRows } from './outline-rows.ts';

export function Outline() {
  const diagram = useStore(documentStore, (document) => document.diagram);
  const selectedNotes = useStore(viewStore, (view) => view.selection.notes);
  const rows = useMemo(() => outlineRows(diagram), [diagram]);
  return (
    <div className={css.outline}>
      <h2 className="visually-hidden">Outline of {diagram.name}</h2>
      <p className={css.count}>
        {diagram.components.length} components, {diagram.links.length} connections
        {diagram.notes.length > 0 && `, ${diagram.notes.length} notes`}
      </p>
      {rows.length === 0 && <p className={css.count}>The canvas is empty.</p>}
      <ul className={css.list}>
        {rows.map((row) => (
          <OutlineItem key={row.component.id} row={row} />
        ))}
      </ul>
      {diagram.notes.length > 0 && (
        <>
          <h3 className={css.heading}>Notes</h3>
          <ul className={css.list}>
            {diagram.notes.map(({ id, text }) => (
              <li key={id}>
                <button
                  type="button"
                  className={css.name}
                  aria-pressed={selectedNotes.includes(id)}
                  onClick={() => {
                    select({ notes: [id] });
                    requestCanvas({ what: 'focus-selection' });
                  }}
                >
                  {text || 'Empty note'}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
