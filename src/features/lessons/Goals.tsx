/** The goals of a step: what is asked, how far it is, and why not yet. What was reached stays reached. */
import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import { useStore } from 'zustand';
import type { Goal } from '../../lessons/goal.ts';
import type { Verdict } from '../../lessons/verdict.ts';
import { currentGoal, lessonStore } from '../../stores/lesson-store.ts';
import { Meter } from '../../ui/Meter.tsx';
import css from './Goals.module.css';
import { progressShare, progressWords, shownParts } from './goal-progress.ts';

export function Goals({ goals }: { readonly goals: readonly Goal[] }) {
  const verdicts = useStore(lessonStore, (state) => state.verdicts);
  const current = useStore(lessonStore, currentGoal);
  if (verdicts.length === 0) return <p className={css.now}>The run is being prepared…</p>;
  return (
    <section aria-label="Goals" className={css.goals}>
      {verdicts.map((verdict, at) => (
        <OneGoal
          // biome-ignore lint/suspicious/noArrayIndexKey: the goals of a step never move
          key={at}
          verdict={verdict}
          isCurrent={at === current}
          listsParts={goals[at]?.goal === 'all' || goals[at]?.goal === 'any'}
          anyWillDo={goals[at]?.goal === 'any'}
        />
      ))}
    </section>
  );
}

const STATES = {
  met: { icon: CircleCheck, name: 'Reached:' },
  now: { icon: CircleDot, name: 'To do:' },
  later: { icon: Circle, name: 'Later:' },
} as const;

interface OneGoalProps {
  readonly verdict: Verdict;
  readonly isCurrent: boolean;
  readonly listsParts: boolean;
  readonly anyWillDo: boolean;
}

function OneGoal({ verdict, isCurrent, listsParts, anyWillDo }: OneGoalProps) {
  const lines = listsParts && verdict.parts.length > 0 ? shownParts(verdict) : [verdict];
  return (
    <div className={css.goal}>
      {anyWillDo && <p className={css.now}>One of these:</p>}
      <ul className={css.lines}>
        {lines.map((line) => {
          const state = line.met || verdict.met ? 'met' : isCurrent ? 'now' : 'later';
          const { icon: Icon, name } = STATES[state];
          return (
            <li key={line.words} data-state={state}>
              <Icon aria-label={name} role="img" />
              <span>
                <span className={css.words}>{withUnits(line.words)}</span>
                {state === 'now' && <HowFar verdict={line} />}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function HowFar({ verdict }: { readonly verdict: Verdict }) {
  const share = progressShare(verdict);
  const counted = progressWords(verdict);
  return (
    <>
      <span className={css.now} data-counting={share !== null}>
        {withUnits(verdict.now)}
        {counted !== '' && !/\d of \d/.test(verdict.now) && withUnits(` ${counted}.`)}
      </span>
      {share !== null && <Meter label="How far it is" share={share} tone="ok" />}
    </>
  );
}

/** No line ends between a number and its unit. */
function withUnits(text: string): string {
  return text.replace(/(\d) (s|ms|%|KB|requests\/s)(?![a-z])/g, '$1\u00a0$2');
}
