/** The page's entry: the simulation's worker boots first, and the page follows when what index.html shows has been painted. */
import '../ui/theme.css';
import '../ui/base.css';
import './first-light.css';
import { painted } from '../stores/painted.ts';
import { bootWorkerAhead } from '../worker/worker-start.ts';

bootWorkerAhead();
void painted()
  .then(() => import('./main.tsx'))
  .catch((error) => {
    const line = document.querySelector('.first-light-line p');
    if (line) line.textContent = 'This page could not be fetched whole. Reload it.';
    throw error;
  });
