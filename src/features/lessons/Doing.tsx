/** The learner's turn: the task, how far its goals are, the question if there is one, and hints. */
import { useStore } from 'zustand';
import type { Step } from '../../lessons/lesson.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { Goals } from './Goals.tsx';
import { Hints } from './Hints.tsx';
import css from './LessonPanel.module.css';
import { useNextFocus } from './use-next-focus.ts';

export function Doing({ step }: { readonly step: Step }) {
  const prediction = useStore(lessonStore, (state) => state.committed);
  const answered = useStore(lessonStore, (state) => state.answered);
  const challenge = useStore(lessonStore, (state) => state.challenge);
  const heading = useNextFocus<HTMLHeadingElement>();
  const { question } = step;
  return (
    <>
      <h2 className={css.question} ref={heading} tabIndex={-1}>
        {step.task}
      </h2>
      {step.prediction && prediction !== null && (
        <p className={css.predicted}>
          <span>Your prediction</span>
          <strong>{step.prediction.choices[prediction]?.text}</strong>
        </p>
      )}
      <Goals goals={step.goals} />
      {question && (
        <ChoiceCards
          legend={<h3 className={css.ask}>{question.ask}</h3>}
          choices={question.choices}
          chosen={answered}
          correct={question.correct}
          onChoose={(choice) => lessonPlayer.answer(choice)}
        />
      )}
      {!challenge && <Hints step={step} />}
    </>
  );
}
