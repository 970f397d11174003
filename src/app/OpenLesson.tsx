/** In the header while a lesson is open: its number and title. */
import type { Lesson } from '../lessons/lesson.ts';
import css from './Header.module.css';

export function OpenLesson({ lesson }: { readonly lesson: Lesson }) {
  return (
    <p className={css.lesson}>
      <span className={css.lessonNumber}>Lesson {lesson.number} · </span>
      {lesson.title}
    </p>
  );
}
