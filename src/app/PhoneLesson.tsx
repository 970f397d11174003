/** On a phone: the task of the open lesson over the canvas, while the sheet of the lesson is not shown. */
import { Suspense, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { lessonStore } from '../stores/lesson-store.ts';
import { viewStore } from '../stores/view-store.ts';
import { LessonStrip } from './later-panels.ts';
import css from './PhoneLesson.module.css';

/** How much of the canvas is covered from above, for what must stay clear of it: messages, toolbars, the view. */
const COVERED = '--covered-top';

export function PhoneLesson() {
  const inLesson = useStore(lessonStore, ({ lesson }) => lesson !== null);
  const isHidden = useStore(viewStore, ({ sheet, presenting }) => sheet === 'inspect' || presenting);
  return inLesson && !isHidden ? <OverCanvas /> : null;
}

function OverCanvas() {
  const strip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = strip.current;
    const canvas = element?.parentElement;
    if (!element || !canvas) return;
    const observer = new ResizeObserver(() => canvas.style.setProperty(COVERED, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      canvas.style.removeProperty(COVERED);
    };
  }, []);
  return (
    <div className={css.strip} ref={strip}>
      <Suspense>
        <LessonStrip />
      </Suspense>
    </div>
  );
}
