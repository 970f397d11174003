/** Live measurements of the selection, with the window they are over. */
import { useStore } from 'zustand';
import { kindOf } from '../../catalog/index.ts';
import { findComponent } from '../../diagram/edits.ts';
import { figureRows } from '../../stores/figure-words.ts';
import { resultsStore } from '../../stores/results-store.ts';
import { Section } from '../../ui/Section.tsx';
import type { ComponentProps } from './ComponentInspector.tsx';
import { FigureList } from './FigureList.tsx';
import css from './Inspector.module.css';

export function LiveSection({ component, diagram }: ComponentProps) {
  const figures = useStore(resultsStore, (results) => results.figures.get(component.id));
  const seconds = useStore(resultsStore, (results) => results.figuresOverSeconds);
  const kind = kindOf(component.kind);
  const words = kind.role === 'process' ? kind.words : { cells: '', served: '' };
  const nameOf = (id: string) => findComponent(diagram, id)?.name ?? id;
  return (
    <Section title="Live measurements" aside={`over the last ${seconds} s`}>
      {figures ? (
        <FigureList rows={figureRows(figures, words, nameOf)} />
      ) : (
        <p className={css.quiet}>Not measured yet.</p>
      )}
    </Section>
  );
}
