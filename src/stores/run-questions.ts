/** Asks the worker where the time of a client's requests went, as panels need it beyond the figures in the results store. */
import {
  cpuShares,
  type MeasuredResponse,
  measuredResponse,
  type TimeQuestion,
  type TimeSplit,
} from '../simulation/time-split.ts';
import type { FromWorker, ToWorker } from '../worker/protocol.ts';
import { sessionControls } from './session.ts';

let send: ((message: ToWorker) => void) | null = null;
const waiting = new Map<number, (split: TimeSplit | null) => void>();
let asked = 0;

/** Where questions go, once there is a worker. */
export function attachQuestions(sendToWorker: (message: ToWorker) => void): void {
  send = sendToWorker;
}

/** The worker's answers come in here. */
export function hearTimeSplit(message: FromWorker): void {
  if (message.say !== 'time-split') return;
  waiting.get(message.ask)?.(message.split);
  waiting.delete(message.ask);
}

/** A worker that was replaced answers nothing any more. */
const GIVE_UP_MS = 5000;

export interface MeasuredSplit {
  /** Null: too much happened in that time to look at every request. */
  readonly split: TimeSplit | null;
  readonly measured: MeasuredResponse;
  readonly seconds: number;
}

/** Where the time of a client's answered requests went in the last seconds; null before anything is measured, or without an answer. */
export async function askTimeSplit(client: string, lastSeconds: number): Promise<MeasuredSplit | null> {
  const { layout, timeMs, windowsBetween } = sessionControls.past();
  const slot = layout?.sources.indexOf(client) ?? -1;
  const windows = windowsBetween(timeMs - lastSeconds * 1000, timeMs);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!send || !layout || slot < 0 || !first || !last) return null;
  const measured = measuredResponse(windows, slot);
  const question: TimeQuestion = {
    client,
    fromMs: first.fromMs,
    toMs: last.toMs,
    slowestMs: measured.slowestMs,
    shares: cpuShares(windows, layout),
  };
  const ask = ++asked;
  const split = await new Promise<TimeSplit | null | undefined>((resolve) => {
    waiting.set(ask, resolve);
    setTimeout(() => {
      waiting.delete(ask);
      resolve(undefined);
    }, GIVE_UP_MS);
    send?.({ say: 'time-split', ask, question });
  });
  if (split === undefined) return null;
  return { split, measured, seconds: (last.toMs - first.fromMs) / 1000 };
}
