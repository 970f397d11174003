/** A question of an earlier lesson whose prediction was off, asked again once some time has passed: what is recalled stays. */
import { History } from 'lucide-react';
import { useState } from 'react';
import { askAgainNow, NO_PROGRESS } from '../../lessons/progress.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer, lessons } from '../../stores/start-lessons.ts';
import css from './AskAgain.module.css';
import { ChoiceCards } from './ChoiceCards.tsx';

/** It stays as long as the list is open, also when it was answered. The first answer counts. */
export function AskAgain() {
  const [asked] = useState(() => askAgainNow(lessonStore.getState().progress ?? NO_PROGRESS, lessons));
  const [chosen, setChosen] = useState<number | null>(null);
  if (!asked) return null;
  const { prediction } = asked;
  const number = lessons.find(({ id }) => id === asked.lesson)?.number;
  return (
    <details className={css.again}>
      <summary>
        <History aria-hidden="true" />
        <span>
          <strong>Once more: a question from lesson {number}.</strong> Back then the run surprised you. What
          do you say now?
        </span>
      </summary>
      <ChoiceCards
        legend={prediction.ask}
        choices={prediction.choices}
        chosen={chosen}
        correct={chosen === null ? null : prediction.correct}
        onChoose={(choice) => {
          if (chosen === null) lessonPlayer.answerAgain(asked, choice);
          setChosen(choice);
        }}
      />
    </details>
  );
}
