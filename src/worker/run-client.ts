/** The page's side: starts the worker, sends it messages, and notices when it dies or hangs. */
import type { FromWorker, ToWorker } from './protocol.ts';
import { nextWorker } from './worker-start.ts';

/** A worker that says nothing for this long is taken for hung. */
const HUNG_AFTER_MS = 8000;
const PING_EVERY_MS = 1000;

export interface RunClientListeners {
  hear(message: FromWorker): void;
  /** The worker is gone or silent; the reason in words. */
  failed(reason: string): void;
}

export class RunClient {
  private worker: Worker | null = null;
  private lastHeardMs = 0;
  private pinging: ReturnType<typeof setInterval> | undefined;
  private readonly listeners: RunClientListeners;

  constructor(listeners: RunClientListeners) {
    this.listeners = listeners;
  }

  /** Starts a fresh worker in place of the present one. */
  open(): void {
    this.close();
    const worker = nextWorker();
    this.worker = worker;
    this.lastHeardMs = performance.now();
    worker.onmessage = (event: MessageEvent<FromWorker>) => {
      if (this.worker !== worker) return;
      this.lastHeardMs = performance.now();
      if (event.data.say === 'failed') this.fail(event.data.reason);
      else if (event.data.say !== 'pong') this.listeners.hear(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.worker === worker) this.fail(event.message || 'The simulation could not be started.');
    };
    this.pinging = setInterval(() => this.ping(), PING_EVERY_MS);
  }

  send(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  close(): void {
    clearInterval(this.pinging);
    this.worker?.terminate();
    this.worker = null;
  }

  private ping(): void {
    if (document.hidden) this.lastHeardMs = performance.now();
    if (performance.now() - this.lastHeardMs > HUNG_AFTER_MS)
      this.fail('The simulation did not answer any more.');
    else this.send({ say: 'ping' });
  }

  private fail(reason: string): void {
    this.close();
    this.listeners.failed(reason);
  }
}
