/** On a phone: the task of the open lesson over the canvas, while the sheet of the lesson is not shown. */
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lessonStore } from '../stores/lesson-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { LessonStrip } from './later-panels.ts';
import css from './PhoneLesson.module.css';

export function PhoneLesson() {
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  const isHidden = useStore(viewStore, ({ sheet, presenting }) => sheet === 'inspect' || presenting);
  return inLesson && !isHidden ? <OverCanvas /> : null;
}

function OverCanvas() {
  return (
    <div className={css.strip}>
      <Suspense>
        <LessonStrip />
      </Suspense>
    </div>
  );
}
