/** Whether the learner asked the system for less motion; follows the setting while the page is open. */
import { useMedia } from '../../ui/use-media.ts';

const QUERY = '(prefers-reduced-motion: reduce)';

export function prefersReducedMotion(): boolean {
  return window.matchMedia(QUERY).matches;
}

export function useReducedMotion(): boolean {
  return useMedia(QUERY);
}
