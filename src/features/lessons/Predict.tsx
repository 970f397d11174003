/** Before the run: a prediction, committed once it is made. The run waits for it. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { Prediction, Step } from '../../lessons/lesson.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from './ChoiceCards.tsx';
import css from './LessonPanel.module.css';
import { useNextFocus } from './use-next-focus.ts';

export interface PredictProps {
  readonly step: Step;
  readonly prediction: Prediction;
}

export function Predict({ prediction }: PredictProps) {
  const heading = useNextFocus<HTMLHeadingElement>();
  const [choice, setChoice] = useState<number | null>(null);
  return (
    <>
      <ChoiceCards
        legend={
          <h2 className={css.question} ref={heading} tabIndex={-1}>
            {prediction.ask}
          </h2>
        }
        choices={prediction.choices}
        chosen={choice}
        correct={null}
        onChoose={setChoice}
      />
      <div className={css.ways}>
        <Button
          look={choice === null ? 'plain' : 'primary'}
          disabled={choice === null}
          onClick={() => choice !== null && lessonPlayer.predict(choice)}
        >
          Commit prediction
        </Button>
      </div>
      <p className={css.locked}>
        <Lock aria-hidden="true" />
        {choice === null
          ? 'Choose what you expect. The run waits for it. A wrong guess helps as much as a right one.'
          : 'Then the run goes on and shows what happens.'}
      </p>
    </>
  );
}
