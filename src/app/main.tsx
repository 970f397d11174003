/** The page's entry: starts what runs beside React, then draws. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import '../ui/base.css';
import './first-light.css';
import { bootWorkerAhead } from '../worker/worker-start.ts';
import { App } from './App.tsx';
import { AppBoundary } from './AppBoundary.tsx';
import { start } from './start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
bootWorkerAhead();
start();
createRoot(root).render(
  <StrictMode>
    <AppBoundary>
      <App />
    </AppBoundary>
  </StrictMode>,
);
