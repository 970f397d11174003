/** The state of the followed request, from the request machine, and the states it went through. */
import { ArrowLeftRight, Check, CircleX, Clock, Cog, Hourglass, Plug, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RequestState, RequestStep } from '../../engine/request-life.ts';
import { type RequestSignal, replayRequest } from '../../machines/request-machine.ts';
import { STATE_WORDS } from '../../simulation/request-state-words.ts';
import type { RequestStory } from '../../simulation/request-story.ts';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import css from './RequestPanel.module.css';
import { stateChain } from './waterfall-rows.ts';

const stepIcons: Readonly<Record<RequestStep, ReactNode>> = {
  resolving: <Search />,
  connecting: <Plug />,
  queued: <Clock />,
  processing: <Cog />,
  awaiting: <Hourglass />,
  responding: <ArrowLeftRight />,
};

function iconOf(state: RequestState): ReactNode {
  if (state in stepIcons) return stepIcons[state as RequestStep];
  return state === 'ok' || state === 'ok-stale' ? <Check /> : <CircleX />;
}

function toneOf(state: RequestState): Tone {
  if (state === 'ok' || state === 'ok-stale') return 'ok';
  if (state === 'queued' || state === 'awaiting') return 'warn';
  return state in stepIcons ? 'calm' : 'bad';
}

export function RequestStateLine({ story }: { readonly story: RequestStory }) {
  const signals = story.life.map(({ event, outcome }) => ({ type: event, outcome }) as RequestSignal);
  const replay = replayRequest(signals);
  // Rows that begin in the middle of a life are no path of the machine: then the rows alone say what is known.
  const states = replay.strayAt === null ? replay.states : story.visited.map(({ state }) => state);
  const state = states.at(-1) ?? story.state;
  const chain = stateChain(states);
  return (
    <div className={css.state}>
      <Badge tone={toneOf(state)} icon={iconOf(state)}>
        {STATE_WORDS[state]}
      </Badge>
      <ol className={css.chain} aria-label="States it went through">
        {chain.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the chain only grows at its end
          <li key={at} aria-current={at === chain.length - 1 ? 'step' : undefined}>
            {word}
          </li>
        ))}
      </ol>
    </div>
  );
}
