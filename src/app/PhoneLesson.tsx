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
  const isShort = useStore(viewStore, ({ sheet }) => sheet !== null);
  return inLesson && !isHidden ? <OverCanvas isShort={isShort} /> : null;
}

/** Beside an open sheet the task alone, in one line: the system needs the room. */
function OverCanvas({ isShort }: { readonly isShort: boolean }) {
  return (
    <div className={css.strip} data-short={isShort}>
      <Suspense>
        <LessonStrip />
      </Suspense>
    </div>
  );
}
