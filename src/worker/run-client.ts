/** The page's side: starts the worker, sends it messages, and notices when it dies or hangs. */
import { Heartbeat, PING_EVERY_MS } from './heartbeat.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { type RunHere, runHere } from './run-here.ts';
import { nextWorker } from './worker-start.ts';

export interface RunClientListeners {
  hear(message: FromWorker): void;
  /** The worker is gone or silent; the reason in words. */
  failed(reason: string): void;
}

export class RunClient {
  private worker: Worker | null = null;
  private here: RunHere | null = null;
  private heartbeat = new Heartbeat(0);
  private pinging: ReturnType<typeof setInterval> | undefined;
  private readonly listeners: RunClientListeners;

  constructor(listeners: RunClientListeners) {
    this.listeners = listeners;
  }

  /** Starts a fresh worker in place of the present one. */
  open(): void {
    this.close();
    let worker: Worker;
    try {
      worker = nextWorker();
    } catch {
      // A frame without an origin of its own may start no worker: the page computes the run itself, a little at a time.
      this.here = runHere((message) => this.hear(message));
      return;
    }
    this.worker = worker;
    this.heartbeat = new Heartbeat(performance.now());
    worker.onmessage = (event: MessageEvent<FromWorker>) => {
      if (this.worker !== worker) return;
      this.heartbeat.heard();
      this.hear(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.worker === worker) this.fail(event.message || 'The simulation could not be started.');
    };
    this.pinging = setInterval(() => this.ping(), PING_EVERY_MS);
  }

  send(message: ToWorker): void {
    this.worker?.postMessage(message);
    this.here?.send(message);
  }

  close(): void {
    clearInterval(this.pinging);
    this.worker?.terminate();
    this.worker = null;
    this.here?.close();
    this.here = null;
  }

  private hear(message: FromWorker): void {
    if (message.say === 'failed') this.fail(message.reason);
    else if (message.say !== 'pong') this.listeners.hear(message);
  }

  private ping(): void {
    if (document.hidden) this.heartbeat = new Heartbeat(performance.now());
    if (this.heartbeat.isHung(performance.now())) this.fail('The simulation did not answer any more.');
    else this.send({ say: 'ping' });
  }

  private fail(reason: string): void {
    this.close();
    this.listeners.failed(reason);
  }
}
