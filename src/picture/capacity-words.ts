/** What the cells and the line of a process hold, in words: "all waiting on db-1", "7 of 100". */
import type { FullPolicy } from '../engine/model.ts';
import type { ProcessFigures } from '../simulation/figures.ts';
import type { ProcessOccupancy } from '../simulation/occupancy.ts';
import { amount } from '../stores/figure-words.ts';
import { MOST_CELLS } from './cell-layout.ts';

/** What a process' cells and line hold at this moment, in words. */
export interface CapacityNow {
  readonly cells: string;
  readonly line: string;
}

export interface Held {
  readonly busy: number;
  readonly waiting: number;
  /** Process slot that most of them wait for, -1 for none. */
  readonly waitingFor: number;
  readonly line: number;
}

export function heldIn(occupancy: ProcessOccupancy | undefined): Held {
  let busy = 0;
  let waiting = 0;
  const counts = new Map<number, number>();
  for (const occupant of occupancy?.cells ?? []) {
    if (occupant === null) continue;
    busy++;
    if (!occupant.waiting) continue;
    waiting++;
    counts.set(occupant.waitingFor, (counts.get(occupant.waitingFor) ?? 0) + 1);
  }
  let waitingFor = -1;
  let most = 0;
  for (const [slot, count] of counts) {
    if (slot >= 0 && count > most) {
      most = count;
      waitingFor = slot;
    }
  }
  return { busy, waiting, waitingFor, line: occupancy?.line.length ?? 0 };
}

/** Where dots are a sample the occupancy is one too: then the measured means speak. */
export function heldOnAverage(figures: ProcessFigures, sampled: Held): Held {
  return {
    busy: Math.round(figures.busyWorkers),
    waiting: Math.round(figures.awaitingWorkers),
    waitingFor: sampled.waitingFor,
    line: Math.round(figures.queueLength),
  };
}

export function capacityWords(
  held: Held,
  workers: number | null,
  backlogLimit: number | null,
  waitsForName: string | null,
  down: boolean,
): CapacityNow {
  if (down) return { cells: 'gone', line: '' };
  return { cells: cellWords(held, workers, waitsForName), line: lineWords(held.line, backlogLimit) };
}

function cellWords({ busy, waiting }: Held, workers: number | null, waitsForName: string | null): string {
  if (busy === 0) return workers !== null && workers > MOST_CELLS ? '0 busy' : 'all free';
  const on = waitsForName === null ? '' : ` on ${waitsForName}`;
  if (workers !== null && busy >= workers) {
    if (waiting >= busy) return `all waiting${on}`;
    return waiting > 0 ? `all ${amount(busy)} busy, ${amount(waiting)} waiting` : `all ${amount(busy)} busy`;
  }
  if (waiting === busy) return `${amount(waiting)} waiting${on}`;
  return waiting > 0 ? `${amount(busy)} busy, ${amount(waiting)} waiting` : `${amount(busy)} busy`;
}

const FULL_WORDS: Readonly<Record<FullPolicy, string>> = {
  drop: 'silence',
  refuse: 'refused',
  '500': 'error 500',
  '503': 'error 503',
};

/** Nobody waits here: what callers get when every cell is taken. */
export function noLineWords(fullPolicy: FullPolicy): string {
  return `none; full: ${FULL_WORDS[fullPolicy]}`;
}

function lineWords(line: number, limit: number | null): string {
  if (limit === 0) return 'no line';
  if (limit === null) return line === 0 ? 'empty' : amount(line);
  return line >= limit ? `${amount(line)} of ${amount(limit)}, full` : `${amount(line)} of ${amount(limit)}`;
}
