/** Starts the run's worker. The first one boots while the page is still drawn, so that traffic flows sooner. */
import { scriptAddress } from './script-address.ts';

const freshWorker = (): Worker => new Worker(scriptAddress('worker'), { type: 'module' });

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
