/** One quiet line for whoever is here for the first time: the way to the first lesson. */
import { GraduationCap, X } from 'lucide-react';
import { useStore } from 'zustand';
import { lessonStore } from '../stores/lesson-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { openLesson } from './lesson-doors.ts';
import css from './NewcomerLine.module.css';

export function NewcomerLine({ place }: { readonly place: 'palette' | 'canvas' }) {
  const isShown = useStore(lessonStore, ({ newcomer, lesson }) => newcomer && lesson === null);
  const isInTheWay = useStore(
    viewStore,
    ({ selection, sheet, presenting }) =>
      place === 'canvas' && (selection.components.length > 0 || sheet !== null || presenting),
  );
  if (!isShown || isInTheWay) return null;
  return (
    <p className={css.line} data-place={place}>
      <button type="button" className={css.open} onClick={() => openLesson('one-box')}>
        <GraduationCap aria-hidden="true" />
        <span>New here? Start with lesson 1.</span>
      </button>
      <Button
        look="quiet"
        className={css.close}
        icon={<X />}
        name="Put this line away"
        onClick={() => lessonStore.setState({ newcomer: false })}
      />
    </p>
  );
}
