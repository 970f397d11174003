/** The entry of the page that shows a system inside another page: to look at and to run, not to change. It stores nothing. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import '../ui/base.css';
import './first-light.css';
import { readLink } from '../stores/arriving-link.ts';
import { startDocument } from '../stores/document-store.ts';
import { sessionControls } from '../stores/session.ts';
import { startSession } from '../stores/start-session.ts';
import { updateView } from '../stores/view-store.ts';
import { AppBoundary } from './AppBoundary.tsx';
import { EmbedApp } from './EmbedApp.tsx';

const element = document.getElementById('root');
if (!element) throw new Error('embed.html has no element with the id "root".');
const root = createRoot(element);

async function show(): Promise<void> {
  const { diagram, isPaused, arrival } = await readLink(location.href);
  updateView({ viewOnly: true, minimap: false });
  if (diagram) {
    startDocument(diagram);
    if (isPaused) sessionControls.pause();
  }
  root.render(
    <StrictMode>
      <AppBoundary>
        <EmbedApp refused={arrival?.what === 'refused' ? arrival : null} />
      </AppBoundary>
    </StrictMode>,
  );
  if (diagram) startSession();
}

void show();
// Another link in the same frame is another system.
window.addEventListener('hashchange', () => location.reload());
