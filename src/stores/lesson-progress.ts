/** Keeps the learner's progress in the browser. No fault of the storage stops a lesson; it is only said. */
import { NO_PROGRESS, openProgress, type Progress, progressText } from '../lessons/progress.ts';
import { PROGRESS_KEY } from './lesson-mark.ts';
import type { TextStorage } from './save-slots.ts';

const NOT_KEPT = 'Your progress cannot be kept in this browser. It lasts until you leave the page.';

export interface ReadProgress {
  readonly progress: Progress;
  readonly trouble: string | null;
}

/** `openStorage` may throw: some pages are not allowed to touch storage at all. */
export function readProgress(openStorage: () => TextStorage): ReadProgress {
  try {
    const text = openStorage().getItem(PROGRESS_KEY);
    if (text === null) return { progress: NO_PROGRESS, trouble: null };
    const opened = openProgress(text);
    if (opened.ok) return { progress: opened.progress, trouble: null };
    return { progress: NO_PROGRESS, trouble: `${opened.reason} ${opened.wayOut}` };
  } catch {
    return { progress: NO_PROGRESS, trouble: NOT_KEPT };
  }
}

/** Why it was not kept; null when it was. */
export function keepProgress(openStorage: () => TextStorage, progress: Progress): string | null {
  try {
    const storage = openStorage();
    const text = progressText(progress);
    storage.setItem(PROGRESS_KEY, text);
    return storage.getItem(PROGRESS_KEY) === text ? null : NOT_KEPT;
  } catch {
    return NOT_KEPT;
  }
}
