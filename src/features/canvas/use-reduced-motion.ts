/** Whether the learner asked the system for less motion; follows the setting while the page is open. */
import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)');

function listen(changed: () => void): () => void {
  const list = query();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

export function prefersReducedMotion(): boolean {
  return query().matches;
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(listen, prefersReducedMotion);
}
