/** The ways into and out of a lesson for the parts of the page that are there from the start; the player is fetched. */
import { announce } from '../stores/view-store.ts';

type Player = typeof import('../stores/start-lessons.ts')['lessonPlayer'];

function withPlayer(use: (player: Player) => void): void {
  import('../stores/start-lessons.ts').then(
    ({ lessonPlayer }) => use(lessonPlayer),
    () => announce('The lessons could not be fetched. Try again, or reload the page.', 'problem'),
  );
}

export function openLesson(id: string, challenge = false): void {
  withPlayer((player) => player.open(id, { challenge }));
}

export function leaveLesson(): void {
  withPlayer((player) => player.leave());
}
