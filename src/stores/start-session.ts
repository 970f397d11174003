/** Starts the running session: its worker, the document it follows, and the clock of the display. */
import { RunClient } from '../worker/run-client.ts';
import { becomes, forgetTurns, showEarlier, showNow } from './document-in-run.ts';
import { documentStore, presentDiagram } from './document-store.ts';
import { followDocument } from './follow-document.ts';
import { nextRun } from './planned-run.ts';
import { attachQuestions, hearTimeSplit } from './run-questions.ts';
import { RunSession } from './run-session.ts';
import { attachSession, SPEEDS, sessionStore } from './session.ts';
import { updateView } from './view-store.ts';

const client = new RunClient({
  hear: (message) => {
    session.hear(message);
    hearTimeSplit(message);
  },
  failed: (reason) => session.workerFailed(reason),
});

const session = new RunSession({
  openWorker: () => client.open(),
  closeWorker: () => client.close(),
  send: (message) => client.send(message),
  get: sessionStore.getState,
  set: sessionStore.setState,
  diagram: () => presentDiagram(documentStore.getState()),
  showEarlier,
  showNow,
  becomes,
  forgetTurns,
  nextRun,
  speeds: SPEEDS,
});

/** A longer gap between two pictures of a page that is not hidden: the computer slept, or the page was stopped. */
const ASLEEP_MS = 10_000;

/** Starts the run, follows the document, and moves with the display. Called once. */
export function startSession(): void {
  followDocument(session);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) session.hide();
  });
  sessionStore.subscribe(({ mode }, before) => {
    // On a phone the words about it stand in this sheet.
    if (mode === 'failed' && before.mode !== 'failed') updateView({ sheet: 'run' });
  });
  session.begin();
  attachSession(session);
  attachQuestions((message) => client.send(message));
  let last = performance.now();
  // Some computers stop the other clock while they sleep.
  let lastOnTheWallMs = Date.now();
  const draw = (now: number): void => {
    const onTheWallMs = Date.now();
    if (onTheWallMs - lastOnTheWallMs > ASLEEP_MS) session.hide();
    lastOnTheWallMs = onTheWallMs;
    session.tick(now - last);
    last = now;
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}
