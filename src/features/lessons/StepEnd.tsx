/** The end of a step: what was seen and why, and the way on. */
import { CircleCheck, Gauge } from 'lucide-react';
import { useStore } from 'zustand';
import type { Step } from '../../lessons/lesson.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import css from './LessonPanel.module.css';
import { useNextFocus } from './use-next-focus.ts';

export function StepEnd({ step, isLast }: { readonly step: Step; readonly isLast: boolean }) {
  const { measured, committed, verdicts } = useStore(lessonStore);
  const next = useNextFocus<HTMLButtonElement>();
  const choice = committed === null ? undefined : step.prediction?.choices[committed];
  return (
    <>
      <h2 className={css.reached}>
        <CircleCheck aria-hidden="true" />
        {step.title}: done
      </h2>
      {choice && (
        <p className={css.predicted}>
          <span>Your prediction</span>
          <strong>{choice.text}</strong>
        </p>
      )}
      {measured !== null && (
        <p className={css.measured}>
          <Gauge aria-hidden="true" />
          <span>
            <span className={css.small}>Measured</span>
            <strong>{measured.replaceAll(' %', '\u00a0%')}</strong>
          </span>
        </p>
      )}
      <p className={css.explanation}>{step.explanation}</p>
      <div className={css.ways}>
        <Button look="primary" ref={next} onClick={() => lessonPlayer.next()}>
          {isLast ? 'To the end of the lesson' : 'Next step'}
        </Button>
      </div>
      <details className={css.details}>
        <summary>What was asked</summary>
        <p className={css.text}>{step.task}</p>
        <ul>
          {verdicts.map(({ words, now }) => (
            <li key={words}>
              {words}. {now}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
