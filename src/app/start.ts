/** Everything that begins once. The running session is fetched beside the first picture. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { startAutosave, whenPageIsLeft } from '../stores/autosave.ts';
import { startDocument } from '../stores/document-store.ts';
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
  const { report } = startAutosave({
    openStorage: () => localStorage,
    kinds: kindTable,
    whenLeaving: whenPageIsLeft,
  });
  if (!report.diagram) startDocument(OPENING_EXAMPLE.diagram);
  goOnWithLesson();
  lessonStore.setState({ newcomer: report.diagram === null && report.trouble === null });
  const said = [report.trouble, ...report.repairs].filter((sentence) => sentence !== null);
  if (said.length > 0) announce(said.slice(0, 4).join(' '), 'problem');
  import('../stores/start-session.ts').then(
    ({ startSession }) => startSession(),
    () =>
      sessionStore.setState({
        mode: 'failed',
        trouble: 'The simulation could not be fetched. Reload the page.',
      }),
  );
}
