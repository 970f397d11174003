/** Everything that begins once. The running session is fetched beside the first picture. */
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { startAutosave, whenPageIsLeft } from '../stores/autosave.ts';
import { startDocument } from '../stores/document-store.ts';
import { sessionStore } from '../stores/session.ts';
import { announce } from '../stores/view-store.ts';
import { startPreferences } from './preferences.ts';

export function start(): void {
  startPreferences();
  const { report } = startAutosave({
    openStorage: () => localStorage,
    kinds: kindTable,
    whenLeaving: whenPageIsLeft,
  });
  if (!report.diagram) startDocument(OPENING_EXAMPLE.diagram);
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
