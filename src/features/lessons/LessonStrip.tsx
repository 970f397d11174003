/** The task in one line while another tab or sheet is open, with how far it is and the way back to the lesson. */
import { ArrowRight, CircleCheck, GraduationCap } from 'lucide-react';
import { useStore } from 'zustand';
import { currentGoal, lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Meter } from '../../ui/Meter.tsx';
import { progressShare } from './goal-progress.ts';
import css from './LessonStrip.module.css';

export function LessonStrip() {
  const { lesson, phase, step: at, verdicts } = useStore(lessonStore);
  const current = useStore(lessonStore, currentGoal);
  const step = lesson?.steps[at];
  if (!lesson || !step) return null;
  const verdict = verdicts[current];
  const share = verdict ? progressShare(verdict) : null;
  const isPassed = phase === 'observe' || phase === 'explain' || phase === 'done';
  const words = {
    question: lesson.question,
    predict: 'Make your prediction first.',
    doing: step.task,
    observe: 'Done. Compare with your prediction.',
    explain: 'Done. See why, and go on.',
    done: `Lesson ${lesson.number} is done.`,
  }[phase];
  return (
    <button
      type="button"
      className={css.strip}
      data-passed={isPassed}
      data-lesson-focus=""
      onClick={() => lessonPlayer.bringUp()}
    >
      {isPassed ? <CircleCheck aria-hidden="true" /> : <GraduationCap aria-hidden="true" />}
      <span className={css.words}>
        <span className={css.task}>{words}</span>
        {phase === 'doing' && verdict && <span className={css.now}>{verdict.now}</span>}
        {phase === 'doing' && share !== null && <Meter label="How far it is" share={share} tone="ok" />}
      </span>
      <span className={css.go}>
        Lesson
        <ArrowRight aria-hidden="true" />
      </span>
    </button>
  );
}
