/** All lessons: the question of each and what one does in it, how far the learner is, and the ways in. */
import { CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { Lesson } from '../../lessons/lesson.ts';
import { NO_PROGRESS, type Progress, progressOf } from '../../lessons/progress.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer, lessons } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { AskAgain } from './AskAgain.tsx';
import css from './LessonList.module.css';

export function LessonList() {
  const progress = useStore(lessonStore, (state) => state.progress) ?? NO_PROGRESS;
  const trouble = useStore(lessonStore, (state) => state.progressTrouble);
  const next = lessons.find(({ id }) => !progressOf(progress, id).done);
  return (
    <>
      <AskAgain />
      <ol className={css.list}>
        {lessons.map((lesson) => (
          <Entry key={lesson.id} lesson={lesson} progress={progress} isNext={lesson === next} />
        ))}
      </ol>
      <p className={css.note}>
        A lesson opens beside your own diagram, which stays as it is. Your progress is kept in this browser.
        Without guidance: the same goals, but no predictions, hints or explanations.
      </p>
      {trouble !== null && <p className={css.note}>{trouble}</p>}
    </>
  );
}

interface EntryProps {
  readonly lesson: Lesson;
  readonly progress: Progress;
  readonly isNext: boolean;
}

function Entry({ lesson, progress, isNext }: EntryProps) {
  const { id, number, title, question, about, idea, steps } = lesson;
  const { steps: passed, done, challenge } = progressOf(progress, id);
  const isBegun = passed.length > 0 && passed.length < steps.length;
  return (
    <li className={css.lesson} data-next={isNext}>
      <h3>
        Lesson {number}. {title}
      </h3>
      <p className={css.question}>{question}</p>
      <p className={css.idea}>{done ? idea : about}</p>
      <div className={css.ways}>
        <Button look={isNext ? 'primary' : 'plain'} onClick={() => lessonPlayer.open(id)}>
          {isBegun ? 'Go on' : done ? 'Do it again' : 'Start'}
          <span className="visually-hidden">lesson {number}</span>
        </Button>
        {isBegun && (
          <Button look="quiet" className={css.other} onClick={() => lessonPlayer.open(id, { again: true })}>
            From the start<span className="visually-hidden">lesson {number}</span>
          </Button>
        )}
        <Button
          look="quiet"
          className={css.other}
          onClick={() => lessonPlayer.open(id, { again: true, challenge: true })}
        >
          Without guidance<span className="visually-hidden">lesson {number}</span>
        </Button>
        <p className={css.state}>
          {done && (
            <span className={css.done}>
              <CircleCheck aria-hidden="true" />
              {challenge ? 'Done, also without guidance' : 'Done'}
            </span>
          )}
          {isBegun && (
            <span>
              {passed.length} of {steps.length} steps
            </span>
          )}
          {!done && !isBegun && <span>{steps.length} steps</span>}
        </p>
      </div>
    </li>
  );
}
