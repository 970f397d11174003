/** What judging a goal comes to: met or not, why not yet, and how far what is counted has come. */

/** How far something counted has come. */
export interface GoalProgress {
  readonly have: number;
  readonly need: number;
  readonly unit: 's' | 'requests' | 'parts';
}

export interface Verdict {
  readonly met: boolean;
  /** What is asked: "p95 of web browsers over the last 10 s is under 250 ms". */
  readonly words: string;
  /** Why not yet, or what is measured: "p95 is 310 ms, needs under 250 ms; box-2 is 98 % busy". */
  readonly now: string;
  readonly progress: readonly GoalProgress[];
  /** Of a goal that is made of several. */
  readonly parts: readonly Verdict[];
}

export function plain(met: boolean, words: string, now: string): Verdict {
  return { met, words, now, progress: [], parts: [] };
}
