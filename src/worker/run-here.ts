/** The run without a worker: the same host in the page itself, in pieces so small that the page stays at hand. */
import type { FromWorker, ToWorker } from './protocol.ts';
import type { RunHost } from './run-host.ts';

/** Engine events in one piece: a few milliseconds of work. */
const EVENTS_IN_A_PIECE = 8_000;

export interface RunHere {
  send(message: ToWorker): void;
  close(): void;
}

/** The host is fetched when it is needed; what is sent before that waits. */
export function runHere(hear: (message: FromWorker) => void): RunHere {
  let host: RunHost | null = null;
  let isOpen = true;
  const waiting: ToWorker[] = [];
  const say = (message: FromWorker) => {
    if (isOpen) hear(message);
  };
  Promise.all([import('./run-host.ts'), import('../engine/memory.ts')]).then(
    ([{ RunHost }, { allowWebAssembly }]) => {
      // The content policy of the playground lets the page itself compile none, and complains of each try.
      allowWebAssembly(import.meta.env.MODE === 'embed');
      host = new RunHost(say, (work) => setTimeout(() => isOpen && work()), EVENTS_IN_A_PIECE);
      for (const message of waiting.splice(0)) host.hear(message);
    },
    () => say({ say: 'failed', run: 0, reason: 'The simulation could not be fetched.' }),
  );
  return {
    send: (message) => {
      // Never at once: an answer must not come while the question is still being asked.
      setTimeout(() => {
        if (host) host.hear(message);
        else waiting.push(message);
      });
    },
    close: () => {
      isOpen = false;
    },
  };
}
