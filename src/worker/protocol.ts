/** What the page and the simulation's worker say to each other. */
import type { LogEntry, RunRecipe, RunScript } from '../simulation/edit-log.ts';
import type { HandedCheckpoint } from '../simulation/handed-checkpoint.ts';
import type { Chunk, Story, ViewPiece } from '../simulation/results.ts';
import type { Watching } from '../simulation/run-view.ts';
import type { TimeQuestion, TimeSplit } from '../simulation/time-split.ts';

/** Looks at a moment: the view begins `leadMs` before it, so that what is under way is seen. `view` numbers the looks. */
export interface Look {
  readonly say: 'look';
  readonly view: number;
  readonly atMs: number;
  /** The last event before that time instead. */
  readonly isStepBack: boolean;
  readonly leadMs: number;
  readonly watching: Watching;
}

export type ToWorker =
  /** Begin a run. */
  | {
      readonly say: 'start';
      readonly run: number;
      readonly recipe: RunRecipe;
      /** Of the same run in a worker that is gone: it goes on from the last of them. */
      readonly checkpoints: readonly HandedCheckpoint[];
    }
  /** An edit at its time; the future after it is discarded, and the view goes on from there under this number. */
  | { readonly say: 'enter'; readonly entry: LogEntry; readonly view: number }
  /** Another script for the time after `fromMs`; what was computed beyond is discarded, and so is the view. */
  | { readonly say: 'revise'; readonly script: RunScript; readonly fromMs: number }
  /** Compute on to `untilMs`. */
  | { readonly say: 'want'; readonly untilMs: number }
  | Look
  /** Tell what happens up to `untilMs`, in the present view. */
  | { readonly say: 'watch'; readonly untilMs: number; readonly watching: Watching }
  | { readonly say: 'story'; readonly request: number; readonly sentMs: number }
  /** Where the time of a client's requests went; `ask` comes back with the answer. */
  | { readonly say: 'time-split'; readonly ask: number; readonly question: TimeQuestion }
  | { readonly say: 'ping' };

export type FromWorker =
  | { readonly say: 'chunk'; readonly run: number; readonly chunk: Chunk }
  /** To be kept by the page; it lies within what was computed in this epoch. */
  | {
      readonly say: 'checkpoint';
      readonly run: number;
      readonly epoch: number;
      readonly checkpoint: HandedCheckpoint;
    }
  /** `atMs`: the moment that was looked at; null for a piece that goes on. */
  | {
      readonly say: 'view';
      readonly run: number;
      readonly view: number;
      readonly atMs: number | null;
      readonly piece: ViewPiece;
    }
  | { readonly say: 'story'; readonly run: number; readonly request: number; readonly story: Story | null }
  | { readonly say: 'time-split'; readonly ask: number; readonly split: TimeSplit | null }
  | { readonly say: 'failed'; readonly run: number; readonly reason: string }
  | { readonly say: 'pong' };
