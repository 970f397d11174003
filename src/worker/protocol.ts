/** What the page and the simulation's worker say to each other. */
import type { LogEntry, RunRecipe } from '../simulation/edit-log.ts';
import type { Chunk, Story } from '../simulation/results.ts';
import type { Watching } from '../simulation/run.ts';
import type { TimeQuestion, TimeSplit } from '../simulation/time-split.ts';

export type ToWorker =
  /** Begin a run and compute it quietly up to `quietToMs`. */
  | { readonly say: 'start'; readonly run: number; readonly recipe: RunRecipe; readonly quietToMs: number }
  /** An edit at its time; the future after it is discarded. */
  | { readonly say: 'enter'; readonly entry: LogEntry }
  /** Compute on to `untilMs`; `quiet`: nobody watches that piece. */
  | {
      readonly say: 'want';
      readonly untilMs: number;
      readonly quiet: boolean;
      readonly watching: Omit<Watching, 'maxEvents'>;
    }
  | { readonly say: 'story'; readonly request: number; readonly sentMs: number }
  /** Where the time of a client's requests went; `ask` comes back with the answer. */
  | { readonly say: 'time-split'; readonly ask: number; readonly question: TimeQuestion }
  | { readonly say: 'ping' };

export type FromWorker =
  | { readonly say: 'chunk'; readonly run: number; readonly chunk: Chunk }
  | { readonly say: 'story'; readonly run: number; readonly request: number; readonly story: Story | null }
  | { readonly say: 'time-split'; readonly ask: number; readonly split: TimeSplit | null }
  | { readonly say: 'failed'; readonly run: number; readonly reason: string }
  | { readonly say: 'pong' };
