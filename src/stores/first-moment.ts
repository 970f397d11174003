/** When the run's first moment has been shown: what nobody needs before that is fetched only then. */
import { painted } from './painted.ts';
import { sessionStore } from './session.ts';

/** Resolves once, also when the run cannot start. */
export const firstMoment: Promise<void> = new Promise((resolve) => {
  const stop = sessionStore.subscribe(({ mode }) => {
    if (mode === 'loading') return;
    stop();
    resolve(painted());
  });
});
