/** What is selected, in full: one component, one connection, one note, several parts, or the diagram itself. */
import { useLayoutEffect, useRef } from 'react';
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
  const top = useTop(count > 1 ? 'several' : (components[0] ?? links[0] ?? notes[0] ?? 'diagram'));
  if (count > 1) return <SeveralInspector />;
  return (
    <div className={css.inspector} ref={top}>
      {component && <ComponentInspector key={component.id} component={component} diagram={diagram} />}
      {link && <LinkInspector key={link.id} link={link} diagram={diagram} />}
      {note && <NoteInspector key={note.id} note={note} />}
      {!component && !link && !note && <DiagramInspector diagram={diagram} />}
    </div>
  );
}

/**
 * Whatever is shown next begins with its name: the panel is not left scrolled to where the one before was read. In the
 * closed sheet of a phone nothing can be scrolled, so there it is done when the sheet opens.
 */
function useTop(subject: string) {
  const root = useRef<HTMLDivElement>(null);
  const read = useRef(subject);
  const sheet = useStore(viewStore, (view) => view.sheet);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject and another sheet are what it answers to
  useLayoutEffect(() => {
    const panel = root.current?.closest('[role="tabpanel"]');
    if (!panel?.clientHeight || read.current === subject) return;
    panel.scrollTo(0, 0);
    read.current = subject;
  }, [subject, sheet]);
  return root;
}
