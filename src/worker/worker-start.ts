/** Starts the run's worker. The first one boots while the page is still drawn, so that traffic flows sooner. */
import workerUrl from './run.worker.ts?worker&url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** The one address that may become a script, as the page's content policy demands. */
function workerAddress(): string {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes?.createPolicy('loadbearing-worker', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError(`"${url}" is not the simulation's worker.`);
      return url;
    },
  });
  return policy ? policy.createScriptURL(workerUrl) : workerUrl;
}
let policy: { createScriptURL(url: string): string } | undefined;

const freshWorker = (): Worker => new Worker(workerAddress(), { type: 'module' });

let waiting: Worker | null = null;

/** Boots a worker that waits for its first message. A browser that refuses it is heard later, by who needs it. */
export function bootWorkerAhead(): void {
  try {
    waiting = freshWorker();
  } catch {
    waiting = null;
  }
}

/** The worker that was booted ahead, once; after that a fresh one. */
export function nextWorker(): Worker {
  const worker = waiting ?? freshWorker();
  waiting = null;
  return worker;
}
