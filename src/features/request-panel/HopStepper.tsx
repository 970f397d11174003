/** The way of the request, hop by hop: one step back, one step on, and the present hop in words. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Hop } from '../../simulation/request-hops.ts';
import type { NameOf } from '../../simulation/story-words.ts';
import { Button } from '../../ui/Button.tsx';
import css from './HopStepper.module.css';
import { hopAfter, hopWords } from './hop-words.ts';

export interface HopStepperProps {
  readonly hops: readonly Hop[];
  /** -1: none chosen yet. */
  readonly at: number;
  readonly startedMs: number;
  /** The client knows how it ended. */
  readonly ended: boolean;
  readonly nameOf: NameOf;
  readonly onMove: (at: number) => void;
}

export function HopStepper({ hops, at, startedMs, ended, nameOf, onMove }: HopStepperProps) {
  const hop = hops[at];
  const words = hop && hopWords(hop, startedMs, nameOf);
  const atFirst = at <= 0;
  const atLast = at >= hops.length - 1;
  const many = `${hops.length} ${hops.length === 1 ? 'hop' : 'hops'}${ended ? '' : ' so far'}`;
  return (
    <div className={css.stepper}>
      <div className={css.buttons}>
        <Button
          icon={<ChevronLeft />}
          aria-disabled={atFirst}
          onClick={() => !atFirst && onMove(hopAfter(at, -1, hops.length))}
        >
          Previous hop
        </Button>
        <Button
          icon={<ChevronRight />}
          aria-disabled={atLast}
          onClick={() => !atLast && onMove(hopAfter(at, 1, hops.length))}
        >
          Next hop
        </Button>
      </div>
      <p className={css.words} aria-live="polite">
        {words ? (
          <>
            <span className={css.count}>
              Hop {at + 1} of {hops.length}
              {!ended && ' so far'}
              {atLast && ended && ', the last one'}
            </span>
            <b>
              {words.place}: {words.phase}, {words.long}
            </b>
            <span>{words.when}</span>
          </>
        ) : (
          <span>{many}. Go through them one after the other.</span>
        )}
      </p>
    </div>
  );
}
