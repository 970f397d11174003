/** What panels ask of the run beyond the figures in the results store: windows of any stretch of time, and where a client's time goes. */
import type { Layout, WindowResult } from '../simulation/results.ts';
import {
  cpuShares,
  type MeasuredResponse,
  measuredResponse,
  type TimeQuestion,
  type TimeSplit,
} from '../simulation/time-split.ts';
import type { FromWorker } from '../worker/protocol.ts';

export interface RunAnswers {
  readonly layout: () => Layout | null;
  /** Windows that lie wholly between two times, oldest first. */
  readonly windowsBetween: (fromMs: number, toMs: number) => readonly WindowResult[];
  readonly askWorker: (ask: number, question: TimeQuestion) => void;
}

let answers: RunAnswers | null = null;
const waiting = new Map<number, (split: TimeSplit | null) => void>();
let asked = 0;

export function attachRunAnswers(given: RunAnswers): void {
  answers = given;
}

export function runLayout(): Layout | null {
  return answers?.layout() ?? null;
}

/** Windows measured between two simulated times; none before the run is there. */
export function windowsBetween(fromMs: number, toMs: number): readonly WindowResult[] {
  return answers?.windowsBetween(fromMs, toMs) ?? [];
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

/** Where the time of a client's answered requests went in the seconds before `toMs`; null before anything is measured. */
export async function askTimeSplit(
  client: string,
  seconds: number,
  toMs: number,
): Promise<MeasuredSplit | null> {
  const layout = runLayout();
  const slot = layout?.sources.indexOf(client) ?? -1;
  const windows = windowsBetween(toMs - seconds * 1000, toMs);
  const [first, last] = [windows[0], windows.at(-1)];
  if (!answers || !layout || slot < 0 || !first || !last) return null;
  const measured = measuredResponse(windows, slot);
  const question: TimeQuestion = {
    client,
    fromMs: first.fromMs,
    toMs: last.toMs,
    slowestMs: measured.slowestMs,
    shares: cpuShares(windows, layout),
  };
  const ask = ++asked;
  const split = await new Promise<TimeSplit | null>((resolve) => {
    waiting.set(ask, resolve);
    setTimeout(() => {
      waiting.delete(ask);
      resolve(null);
    }, GIVE_UP_MS);
    answers?.askWorker(ask, question);
  });
  return { split, measured, seconds: (last.toMs - first.fromMs) / 1000 };
}
