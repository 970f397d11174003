/** What is selected, in full: one component, one connection, one note, several parts, or the diagram itself. */
import { useStore } from 'zustand';
import { documentStore } from '../../stores/document-store.ts';
import { viewStore } from '../../stores/view-store.ts';
import { ComponentInspector } from './ComponentInspector.tsx';
import { DiagramInspector } from './DiagramInspector.tsx';
import css from './Inspector.module.css';
import { LinkInspector } from './LinkInspector.tsx';
import { NoteInspector } from './NoteInspector.tsx';
import { SeveralInspector } from './SeveralInspector.tsx';

export function Inspector() {
  const { components, links, notes } = useStore(viewStore, (view) => view.selection);
  const diagram = useStore(documentStore, (document) => document.diagram);
  const count = components.length + links.length + notes.length;
  const component = diagram.components.find(({ id }) => id === components[0]);
  const link = diagram.links.find(({ id }) => id === links[0]);
  const note = diagram.notes.find(({ id }) => id === notes[0]);
  if (count > 1) return <SeveralInspector />;
  return (
    <div className={css.inspector}>
      {component && <ComponentInspector key={component.id} component={component} diagram={diagram} />}
      {link && <LinkInspector key={link.id} link={link} diagram={diagram} />}
      {note && <NoteInspector key={note.id} note={note} />}
      {!component && !link && !note && <DiagramInspector diagram={diagram} />}
    </div>
  );
}
