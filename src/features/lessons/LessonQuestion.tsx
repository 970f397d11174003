/** The first thing of a lesson: its question. */
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import css from './LessonPanel.module.css';
import { useNextFocus } from './use-next-focus.ts';

export function LessonQuestion({ lesson }: { readonly lesson: Lesson }) {
  const wasDone = useStore(lessonStore, ({ progress }) => progress?.lessons[lesson.id]?.done ?? false);
  const start = useNextFocus<HTMLButtonElement>();
  return (
    <>
      <p className={css.place}>Lesson {lesson.number}</p>
      <h2 className={css.question}>{lesson.question}</h2>
      <p className={css.text}>
        {lesson.about} {lesson.steps.length} steps. Your own diagram waits, as you left it.
      </p>
      <div className={css.ways}>
        <Button look="primary" ref={start} onClick={() => lessonPlayer.begin(false)}>
          Start
        </Button>
        <Button look="quiet" onClick={() => lessonPlayer.begin(true)}>
          Without guidance
        </Button>
      </div>
      <p className={css.quiet}>
        Without guidance: the same goals, but no predictions, hints or explanations.
        {wasDone && ' You have finished this lesson before.'}
      </p>
    </>
  );
}
