/** The one lesson player of the page, with the course; fetched when the learner opens the lessons or goes on with one. */
import { lessons } from '../lessons/index.ts';
import { openForeignAloud } from './documents.ts';
import { LessonPlayer } from './lesson-player.ts';

export { lessons };

export const lessonPlayer = new LessonPlayer({
  lessons,
  openStorage: () => localStorage,
  openTabStorage: () => sessionStorage,
  openAsOwn: (diagram) =>
    void openForeignAloud(
      { diagram, from: 'lesson' },
      'This system is a diagram of your own now. It is kept as soon as you change it.',
    ),
  onPhone: () => matchMedia('(max-width: 47.99em)').matches,
});
