/** Where a message under way is drawn: a pure function of the playhead. */
import type { Flight, Mishap } from '../../simulation/occupancy.ts';

/** A hop shorter than this on the clock of the learner is stretched, so that eyes can follow it. */
export const SHORTEST_FLIGHT_ON_CLOCK_MS = 350;

/** How long an x stays, on the clock of the learner. */
export const MISHAP_ON_CLOCK_MS = 900;

/** 0 where it leaves, 1 where it arrives; below 0 or above 1 it is not to be drawn. `speed`: simulated ms per ms on the clock. */
export function flightProgress(
  flight: Pick<Flight, 'leaveMs' | 'arriveMs'>,
  timeMs: number,
  speed: number,
): number {
  const shown = Math.max(flight.arriveMs - flight.leaveMs, SHORTEST_FLIGHT_ON_CLOCK_MS * speed);
  return shown > 0 ? (timeMs - flight.leaveMs) / shown : 1;
}

/** The place on the link: an answer runs the other way. */
export function shareOfLink(flight: Pick<Flight, 'reply'>, progress: number): number {
  return flight.reply ? 1 - progress : progress;
}

/** 0 when it happened, 1 when it is gone. */
export function mishapAge(mishap: Pick<Mishap, 'atMs'>, timeMs: number, speed: number): number {
  const span = MISHAP_ON_CLOCK_MS * speed;
  return span > 0 ? (timeMs - mishap.atMs) / span : 1;
}

export interface Bounce {
  readonly dx: number;
  readonly dy: number;
  readonly opacity: number;
}

/** An x flies off to the left of the card, rises, falls a little, and fades. `lane` keeps neighbours apart. */
export function bounceOf(age: number, lane: number): Bounce {
  const eased = 1 - (1 - age) * (1 - age);
  return {
    dx: -14 - 44 * eased,
    dy: (lane - 2) * 14 - 26 * eased + 34 * age * age,
    opacity: age < 0.55 ? 1 : Math.max(0, (1 - age) / 0.45),
  };
}
