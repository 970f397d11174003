/** The mark of the lesson open in this tab, so that a reload goes on with it. Small: it is read before the first picture. */
import type { TextStorage } from './save-slots.ts';

const MARK_KEY = 'loadbearing-open-lesson';

export interface LessonMark {
  readonly lesson: string;
  readonly challenge: boolean;
}

/** `openStorage` may throw; then there is no mark. */
export function readMark(openStorage: () => TextStorage): LessonMark | null {
  try {
    const [lesson, mode] = (openStorage().getItem(MARK_KEY) ?? '').split(' ');
    return lesson ? { lesson, challenge: mode === 'challenge' } : null;
  } catch {
    return null;
  }
}

export function setMark(openStorage: () => TextStorage, mark: LessonMark | null): void {
  try {
    if (mark) openStorage().setItem(MARK_KEY, mark.challenge ? `${mark.lesson} challenge` : mark.lesson);
    else openStorage().removeItem(MARK_KEY);
  } catch {
    // Blocked: a reload shows the learner's own diagram, and the list of lessons offers to go on.
  }
}

export const PROGRESS_KEY = 'loadbearing-lessons';

/** Whether any lesson was ever begun in this browser; the progress itself is read with the lessons. */
export function hasBegunLessons(openStorage: () => TextStorage): boolean {
  try {
    return openStorage().getItem(PROGRESS_KEY) !== null;
  } catch {
    return false;
  }
}
