/** After the run: the prediction beside what was measured, with a word on the idea behind the choice. */
import { Gauge } from 'lucide-react';
import { useStore } from 'zustand';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceCards } from './ChoiceCards.tsx';
import css from './LessonPanel.module.css';
import type { PredictProps } from './Predict.tsx';
import { useNextFocus } from './use-next-focus.ts';

export function Observe({ prediction }: PredictProps) {
  const { prediction: chosen, committed, measured } = useStore(lessonStore);
  const next = useNextFocus<HTMLButtonElement>();
  return (
    <>
      <p className={css.measured}>
        <Gauge aria-hidden="true" />
        <span>
          <span className={css.small}>Measured</span>
          <strong>{measured?.replaceAll(' %', '\u00a0%') ?? 'Not measured yet: let it run.'}</strong>
        </span>
      </p>
      <ChoiceCards
        legend={<h2 className={css.ask}>{prediction.ask}</h2>}
        choices={prediction.choices}
        chosen={chosen}
        correct={prediction.correct}
        predicted={committed}
        onChoose={(choice) => lessonPlayer.predict(choice)}
      />
      <div className={css.ways}>
        <Button look="primary" ref={next} onClick={() => lessonPlayer.next()}>
          Why is that so?
        </Button>
      </div>
      {chosen !== prediction.correct && (
        <p className={css.quiet}>You may choose again as often as you like.</p>
      )}
    </>
  );
}
