/** Whether the learner asked the system for less motion; follows the setting while the page is open. */
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-reduced-motion: reduce)');

function listen(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function prefersReducedMotion(): boolean {
  return query.matches;
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(listen, prefersReducedMotion);
}
