/** What one window of measurements says about a component: its thresholds, and why they stand where they stand. */
import type { ComponentEvent } from './component-life.ts';

/** Measurements of one component in one window; shares and the line {@link steadied} from window to window. */
export interface WindowMeasures {
  /** Its machine has power. */
  readonly on: boolean;
  /** Its own switch: the process runs. For a machine the same as `on`. */
  readonly running: boolean;
  /** It boots, or starts and does not accept yet. */
  readonly starting: boolean;
  /** Somebody could get through to it: not every way to it is cut. */
  readonly reachable: boolean;
  readonly crashed?: boolean;
  /** Busy share of its machine's CPU, 0 to 1, by whatever process: a neighbour's load slows it too. */
  readonly cpuShare: number;
  /** Its own part of that, 0 to 1. For a machine its `cpuShare`. */
  readonly ownCpuShare: number;
  /** Mean workers held of workers there are, 0 to 1; 0 without a limit. For a machine its `cpuShare`. */
  readonly busyShare: number;
  /** Mean number in line. */
  readonly queueLength: number;
  /** Places in line; null: no limit. */
  readonly queueLimit: number | null;
  /** Turned away in the window. */
  readonly rejected: number;
  readonly arrived: number;
}

/** From here on waiting grows fast: at 70 % the mean wait of one server is already 2.3 times its service time. */
export const STRAINED_SHARE = 0.7;

/** Nothing is left for a burst: at 95 % that wait is 19 times the service time. */
export const SATURATED_SHARE = 0.95;

/** Below this a full CPU is its neighbours' doing: it is slowed, but it is not what is full. */
export const TAKES_PART_SHARE = 0.1;

/** One request waiting on average: a line is forming, the servers no longer keep up with every burst. */
export const LINE_FORMS_AT = 1;

/** A line more than half full turns away soon. */
export const LINE_FULL_SHARE = 0.5;

/** How much a new window counts against those before it: most of what is seen is the last second. */
export const WINDOW_WEIGHT = 0.35;

/**
 * A share or a line without the chance of single windows: at 20 requests/s a window holds five requests,
 * give or take two, and a half-loaded server would read as strained a fifth of the time. Nothing at all counts at once.
 */
export function steadied(before: number, now: number): number {
  return now === 0 ? 0 : before + WINDOW_WEIGHT * (now - before);
}

/** One finite event for a window. Its own switch comes first, then silence, then how busy it is. */
export function windowEvent(measures: WindowMeasures): ComponentEvent {
  if (measures.crashed) return 'crash';
  if (!measures.running) return 'stop';
  if (!measures.on || !measures.reachable) return 'lose-contact';
  if (measures.starting) return 'begin-start';
  if (measures.rejected > 0) return 'turning-away';
  const { arrived, busyShare, cpuShare, queueLength, queueLimit } = measures;
  if (arrived === 0 && busyShare === 0 && queueLength === 0) return 'quiet';
  const busiest = Math.max(cpuShare, busyShare);
  const isFullItself = busyShare >= SATURATED_SHARE || measures.ownCpuShare >= TAKES_PART_SHARE;
  if (busiest >= SATURATED_SHARE && isFullItself) return 'load-full';
  if (queueLimit !== null && queueLength > queueLimit * LINE_FULL_SHARE) return 'load-full';
  if (busiest >= STRAINED_SHARE || queueLength >= LINE_FORMS_AT) return 'load-high';
  return 'load-normal';
}
