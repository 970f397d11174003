/** One visit of a request to one component, while its story is read. */
import type { Phase } from './request-story.ts';

export interface Job {
  readonly number: number;
  readonly depth: number;
  readonly caller: Job | null;
  place: string;
  open: {
    phase: Phase;
    from: string | null;
    place: string;
    waitsFor: string | null;
    fromMs: number;
    dueMs: number;
  } | null;
}

/** The last round before this visit, in the order of the calls: a, b, a. Without one, the two ends of the last call. */
export function circleOf(job: Job): readonly string[] {
  const back = [job.place];
  for (let caller = job.caller; caller !== null; caller = caller.caller) {
    back.push(caller.place);
    if (caller.place === job.place) return back.reverse();
  }
  return job.caller === null ? [job.place] : [job.caller.place, job.place];
}
