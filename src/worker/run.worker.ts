/** The worker's entry: connects the host of the run to the page. */
import type { ToWorker } from './protocol.ts';
import { RunHost } from './run-host.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const turn = new MessageChannel();
const waiting: (() => void)[] = [];
turn.port1.onmessage = () => waiting.shift()?.();

const host = new RunHost(
  (message) => {
    const transfer = message.say === 'view' ? [message.piece.rows.buffer as ArrayBuffer] : [];
    scope.postMessage(message, transfer);
  },
  (work) => {
    waiting.push(work);
    turn.port2.postMessage(null);
  },
);

scope.onmessage = (event: MessageEvent<ToWorker>) => host.hear(event.data);
