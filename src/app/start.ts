/** Everything that begins once. The running session is fetched beside the first picture. */
import { startDocuments } from '../stores/documents.ts';
import { readMark } from '../stores/lesson-mark.ts';
import { lessonStore } from '../stores/lesson-store.ts';
import { sessionStore } from '../stores/session.ts';
import { announce } from '../stores/view-store.ts';
import { openLesson } from './lesson-doors.ts';
import { startPreferences } from './preferences.ts';

/** A reload in the middle of a lesson goes on with it. */
function goOnWithLesson(): void {
  const mark = readMark(() => sessionStorage);
  if (mark) openLesson(mark.lesson, mark.challenge);
}

export function start(): void {
  startPreferences();
  const { shown, ready } = startDocuments();
  goOnWithLesson();
  ready.then(
    ({ newcomer, said }) => {
      lessonStore.setState({ newcomer });
      if (said.length > 0) announce(said.slice(0, 4).join(' '), 'problem');
    },
    () => {},
  );
  Promise.all([import('../stores/start-session.ts'), shown]).then(
    ([{ startSession }]) => startSession(),
    () =>
      sessionStore.setState({
        mode: 'failed',
        trouble: 'The simulation could not be fetched. Reload the page.',
      }),
  );
}
