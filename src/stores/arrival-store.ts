/** What came to this page from elsewhere and has something to be said about it: a link that did not open, or one that did. */
import { createStore } from 'zustand/vanilla';
import type { PutInRange } from '../diagram/put-in-range.ts';

/** Something from outside that was not opened. The visitor's own work is on the canvas, untouched. */
export interface Refused {
  readonly what: 'refused';
  /** What it was, in words: "link", "file shop.json". */
  readonly source: string;
  /** What is wrong, in one or two sentences. */
  readonly message: string;
  readonly place: string | null;
  readonly wayOut: string;
  /** The way out is to load the page again. */
  readonly mayReload: boolean;
  /** What arrived, to be copied. */
  readonly text: string;
}

/** Something from outside that is on the canvas, with what its opener should know. */
export interface Arrived {
  readonly what: 'arrived';
  readonly source: string;
  /** What was put right on the way in, one line each. */
  readonly repairs: readonly string[];
  /** Those of them that brought a value into range: each can be kept, or undone to the usual value. */
  readonly inRange: readonly PutInRange[];
  /** What else to know, one sentence each. */
  readonly notes: readonly string[];
  /** Id of the lesson that the sender was in. */
  readonly lesson: string | null;
}

export type Arrival = Refused | Arrived;

/** Null: nothing to be said, or it has been read. */
export const arrivalStore = createStore<{ readonly arrival: Arrival | null }>(() => ({ arrival: null }));

export function showArrival(arrival: Arrival | null): void {
  arrivalStore.setState({ arrival });
}
