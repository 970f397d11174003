/** The choices of a question as radio buttons, each a card; the feedback of the chosen one stands in its card. */
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Choice } from '../../lessons/lesson.ts';
import css from './ChoiceCards.module.css';

export interface ChoiceCardsProps {
  readonly legend: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosen: number | null;
  /** Null while no feedback is given: before the run has shown it. */
  readonly correct: number | null;
  /** The one predicted before the run; it keeps its mark when another is chosen. */
  readonly predicted?: number | null;
  readonly onChoose: (choice: number) => void;
}

export function ChoiceCards({ legend, choices, chosen, correct, predicted, onChoose }: ChoiceCardsProps) {
  const group = useId();
  const feedback = correct !== null && chosen !== null ? (choices[chosen]?.feedback ?? '') : '';
  return (
    <fieldset className={css.choices}>
      <legend className={css.legend}>{legend}</legend>
      {choices.map(({ text }, at) => {
        const isChosen = at === chosen;
        const isRight = isChosen && at === correct;
        return (
          <label key={text} className={css.choice} data-chosen={isChosen} data-right={isRight}>
            <input
              type="radio"
              name={group}
              checked={isChosen}
              aria-describedby={isChosen && feedback ? `${group}-feedback` : undefined}
              onChange={() => onChoose(at)}
            />
            <span className={css.words}>
              <span className={css.text}>{text}</span>
              {at === predicted && <span className={css.mark}>Your prediction</span>}
              {isRight && (
                <span className={css.right}>
                  <Check aria-hidden="true" />
                  This is what happens
                </span>
              )}
              {isChosen && feedback && (
                <span className={css.feedback} id={`${group}-feedback`}>
                  {feedback}
                </span>
              )}
            </span>
          </label>
        );
      })}
      <p className="visually-hidden" role="status">
        {feedback}
      </p>
    </fieldset>
  );
}
