/** The page itself: starts what runs beside React, then draws. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { AppBoundary } from './AppBoundary.tsx';
import { fetchFirstSecond } from './later-panels.ts';
import { start } from './start.ts';

/**
 * So long the first picture waits for the run to begin, which is then computed while the page is drawn, and for what is
 * drawn with it.
 */
const WAITS_MS = 200;

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no element with the id "root".');
const root = createRoot(element);
const soon = new Promise((resolve) => setTimeout(resolve, WAITS_MS));
void Promise.race([Promise.all([start(), fetchFirstSecond()]), soon]).then(() =>
  root.render(
    <StrictMode>
      <AppBoundary>
        <App />
      </AppBoundary>
    </StrictMode>,
  ),
);
