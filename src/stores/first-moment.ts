/** When the run shows its first moment: what nobody needs before that is fetched only then. */
import { sessionStore } from './session.ts';

/** Resolves once, also when the run cannot start. */
export const firstMoment: Promise<void> = new Promise((resolve) => {
  const stop = sessionStore.subscribe(({ mode }) => {
    if (mode === 'loading') return;
    stop();
    resolve();
  });
});
