/** The ways into and out of a lesson for the parts of the page that are there from the start; the player is fetched. */
import { fetchPiece } from '../stores/fetch-piece.ts';
import { announce, updateView } from '../stores/view-store.ts';

type Course = typeof import('../stores/start-lessons.ts');

function withCourse(use: (course: Course) => void): void {
  fetchPiece(() => import('../stores/start-lessons.ts')).then(use, () =>
    announce('The lessons could not be fetched. Try again, or reload the page.', 'problem'),
  );
}

export function openLesson(id: string, challenge = false): void {
  withCourse(({ lessonPlayer }) => lessonPlayer.open(id, { challenge }));
}

export function leaveLesson(): void {
  withCourse(({ lessonPlayer }) => lessonPlayer.leave());
}

/** By its number or its id, as in an address. Without such a lesson the list is shown. */
export function openLessonNamed(word: string): void {
  withCourse(({ lessons, lessonPlayer }) => {
    const lesson = lessons.find(({ id, number }) => id === word || String(number) === word);
    if (lesson) return lessonPlayer.open(lesson.id);
    updateView({ dialog: 'lessons' });
    announce(`No such lesson "${word}" \u2013 showing the list.`, 'problem');
  });
}
