/** The end of a lesson: the takeaway, the trade-off, what to notice, what the model leaves out, and where to go on. */
import { ArrowRight, CircleCheck, Eye, Minus, PencilRuler, Plus, Repeat2, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonPlayer } from '../../stores/start-lessons.ts';
import { Button } from '../../ui/Button.tsx';
import end from './LessonEnd.module.css';
import css from './LessonPanel.module.css';

export function LessonEnd({ lesson }: { readonly lesson: Lesson }) {
  const { tradeoffs } = lesson;
  const following = lessonPlayer.following();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 className={css.reached} ref={heading} tabIndex={-1}>
        <CircleCheck aria-hidden="true" />
        Lesson {lesson.number} is done
      </h2>
      <p className={css.question}>{lesson.takeaway}</p>
      <p className={css.text}>{lesson.misconception}</p>
      <section aria-label="Trade-off">
        <h3 className={end.heading}>{tradeoffs.of}</h3>
        <div className={end.tradeoffs}>
          <Side title="Pros" icon={<Plus />} tone="pro" sentences={tradeoffs.pros} />
          <Side title="Cons" icon={<Minus />} tone="con" sentences={tradeoffs.cons} />
        </div>
        {tradeoffs.stillTrue.length > 0 && (
          <Side title="Still true" icon={<Repeat2 />} tone="same" sentences={tradeoffs.stillTrue} />
        )}
      </section>
      <section aria-label="Notice">
        <h3 className={end.heading}>
          <Eye aria-hidden="true" />
          Notice
        </h3>
        <ul className={end.list}>
          {lesson.notice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section aria-label="What this model leaves out">
        <h3 className={end.heading}>What this model leaves out</h3>
        <ul className={end.list}>
          {lesson.leavesOut.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <div className={css.ways}>
        <Button icon={<PencilRuler />} onClick={() => lessonPlayer.openInSandbox()}>
          Open in the sandbox
        </Button>
        <Button look="quiet" icon={<RotateCcw />} onClick={() => lessonPlayer.restart()}>
          Again
        </Button>
      </div>
      <div className={end.next}>
        <p className={css.small}>The next question</p>
        <p className={end.nextQuestion}>{lesson.next}</p>
        {following ? (
          <Button look="primary" icon={<ArrowRight />} onClick={() => lessonPlayer.open(following.id)}>
            Lesson {following.number}: {following.title}
          </Button>
        ) : (
          <p className={css.text}>This was the last lesson so far. Try the answer in the sandbox.</p>
        )}
      </div>
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly icon: React.ReactNode;
  readonly tone: 'pro' | 'con' | 'same';
  readonly sentences: readonly string[];
}

function Side({ title, icon, tone, sentences }: SideProps) {
  return (
    <div className={end.side} data-tone={tone}>
      <h4>
        <span aria-hidden="true">{icon}</span>
        {title}
      </h4>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
