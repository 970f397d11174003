/** The lesson's tab: one thing at a time, and the next useful thing is the most visible one. */
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { Doing } from './Doing.tsx';
import { LessonEnd } from './LessonEnd.tsx';
import css from './LessonPanel.module.css';
import { LessonQuestion } from './LessonQuestion.tsx';
import { Observe } from './Observe.tsx';
import { Predict } from './Predict.tsx';
import { StepEnd } from './StepEnd.tsx';

export function LessonPanel() {
  const lesson = useStore(lessonStore, (state) => state.lesson);
  return lesson ? <OpenLesson lesson={lesson} /> : <p className={css.quiet}>No lesson is open.</p>;
}

function OpenLesson({ lesson }: { readonly lesson: Lesson }) {
  const { phase, step: at, challenge, progressTrouble } = useStore(lessonStore);
  const panel = useRef<HTMLDivElement>(null);
  const slide = `${lesson.id} ${at} ${phase}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new slide is read from its top
  useEffect(() => {
    panel.current?.parentElement?.scrollTo({ top: 0 });
  }, [slide]);
  const step = lesson.steps[at];
  const isUnderWay = phase !== 'question' && phase !== 'done';
  const place = `Step ${at + 1} of ${lesson.steps.length}`;
  return (
    <div className={css.panel} ref={panel} data-lesson-focus="">
      <p className="visually-hidden" role="status">
        {isUnderWay && step ? `${place}: ${step.title}. ${PHASE_WORDS[phase]}` : ''}
      </p>
      {isUnderWay && (
        <p className={css.place}>
          <span>{place}</span>
          {challenge && <span>without guidance</span>}
          <span className={css.track} aria-hidden="true">
            {lesson.steps.map(({ id }, index) => (
              <span key={id} data-state={index < at ? 'done' : index === at ? 'now' : 'later'} />
            ))}
          </span>
        </p>
      )}
      {phase === 'question' && <LessonQuestion lesson={lesson} />}
      {phase === 'predict' && step?.prediction && (
        <Predict key={step.id} step={step} prediction={step.prediction} />
      )}
      {phase === 'doing' && step && <Doing key={step.id} step={step} />}
      {phase === 'observe' && step?.prediction && (
        <Observe key={step.id} step={step} prediction={step.prediction} />
      )}
      {phase === 'explain' && step && (
        <StepEnd key={step.id} step={step} isLast={at === lesson.steps.length - 1} />
      )}
      {phase === 'done' && <LessonEnd lesson={lesson} />}
      {progressTrouble !== null && <p className={css.quiet}>{progressTrouble}</p>}
      {isUnderWay && (
        <div className={css.foot}>
          <Button look="quiet" icon={<RotateCcw />} onClick={() => lessonPlayer.restart()}>
            Start this lesson again
          </Button>
        </div>
      )}
    </div>
  );
}

const PHASE_WORDS = {
  predict: 'Make a prediction. The run waits for it.',
  doing: 'Your turn.',
  observe: 'Done. Compare with your prediction.',
  explain: 'Done.',
} as const;
