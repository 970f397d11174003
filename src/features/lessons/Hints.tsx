/** Three hints, one after the other: where to look, what to change, do it for me. */
import { Lightbulb, WandSparkles } from 'lucide-react';
import { useStore } from 'zustand';
import type { Step } from '../../lessons/lesson.ts';
import { lessonStore } from '../../stores/lesson-store.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import css from './LessonPanel.module.css';

const NEXT = ['Hint: where to look', 'Hint: what to change', 'Do it for me'] as const;

export function Hints({ step }: { readonly step: Step }) {
  const hints = useStore(lessonStore, (state) => state.hints);
  const showing = useStore(lessonStore, (state) => state.showing);
  const next = NEXT[hints];
  return (
    <div className={css.hints}>
      <div role="status" className={css.hintList}>
        {step.hints.slice(0, hints).map((hint) => (
          <p key={hint} className={css.hint}>
            <Lightbulb aria-hidden="true" />
            <span>{hint}</span>
          </p>
        ))}
        {showing !== null && (
          <p className={css.hint} data-showing="true">
            <WandSparkles aria-hidden="true" />
            <span>Watch: {lowerFirst(showing)}.</span>
          </p>
        )}
      </div>
      {next && (
        <Button icon={hints === 2 ? <WandSparkles /> : <Lightbulb />} onClick={() => lessonPlayer.hint()}>
          {next}
        </Button>
      )}
      {hints === 3 && showing === null && (
        <Button icon={<WandSparkles />} onClick={() => lessonPlayer.doItAgain()}>
          Do it for me again
        </Button>
      )}
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
