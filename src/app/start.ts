/** Everything that begins once. The running session is fetched beside the first picture. */
import { type Foreign, startDocuments } from '../stores/documents.ts';
import { fetchPiece } from '../stores/fetch-piece.ts';
import { firstMoment } from '../stores/first-moment.ts';
import { hasBegunLessons, readMark } from '../stores/lesson-mark.ts';
import { lessonStore } from '../stores/lesson-store.ts';
import { sessionStore } from '../stores/session.ts';
import { announce } from '../stores/view-store.ts';
import { workOffline } from '../worker/offline.ts';
import { openLesson } from './lesson-doors.ts';
import { startPreferences } from './preferences.ts';

const OFFLINE_AFTER_MS = 3000;

/** A reload in the middle of a lesson goes on with it. */
function goOnWithLesson(): void {
  const mark = readMark(() => sessionStorage);
  if (mark) openLesson(mark.lesson, mark.challenge);
}

/** Answers what the address asks for, now and whenever it changes. What a link brings, if there is one, is to be opened first. */
function followAddress(): Promise<Foreign | null> | null {
  const doors = () => fetchPiece(() => import('./address-doors.ts'));
  const lost = () => announce('What the address asks for could not be fetched. Reload the page.', 'problem');
  window.addEventListener('hashchange', () => doors().then(({ answerAddress }) => answerAddress(), lost));
  if (location.hash.length < 2) return null;
  return doors().then(
    ({ arrivingLink }) => arrivingLink(),
    () => {
      lost();
      return null;
    },
  );
}

/** Long after the first picture, so that it takes nothing from it. */
function workOfflineLater(): void {
  if (!import.meta.env.PROD) return;
  void firstMoment.then(() => setTimeout(() => void workOffline(), OFFLINE_AFTER_MS));
}

/** Resolves when the run has begun, or cannot. */
export function start(): Promise<void> {
  startPreferences();
  workOfflineLater();
  const arriving = followAddress();
  const { shown, ready } = startDocuments(arriving);
  if (arriving) void arriving.then((foreign) => foreign ?? goOnWithLesson());
  else goOnWithLesson();
  ready.then(
    ({ newcomer, said }) => {
      lessonStore.setState({ newcomer: newcomer && !hasBegunLessons(() => localStorage) });
      if (said.length > 0) announce(said.slice(0, 4).join(' '), 'problem');
    },
    () => {},
  );
  return Promise.all([fetchPiece(() => import('../stores/start-session.ts')), shown]).then(
    ([{ startSession }]) => startSession(),
    () =>
      sessionStore.setState({
        mode: 'failed',
        trouble: 'The simulation could not be fetched. Reload the page.',
      }),
  );
}
