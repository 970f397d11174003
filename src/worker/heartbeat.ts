/** Tells a hung worker from a busy one: it answers pings, and a page that was asleep itself does not count that against it. */

/** Pings are sent so often, on the clock. */
export const PING_EVERY_MS = 250;
/** Silent for so long, a worker is taken for hung. Less would kill healthy ones on a machine that has too much to do. */
const HUNG_AFTER_MS = 3000;
/** Before its first word it is still being fetched. */
const BOOTS_IN_MS = 20_000;
/** A longer gap between two looks is the page's own: it was asleep, or the machine is overloaded. */
const LONGEST_GAP_MS = 300;

export class Heartbeat {
  private silentMs = 0;
  private hasSpoken = false;
  private lookedMs: number;

  constructor(nowMs: number) {
    this.lookedMs = nowMs;
  }

  /** The worker said something. */
  heard(): void {
    this.silentMs = 0;
    this.hasSpoken = true;
  }

  /** To be called at every ping. */
  isHung(nowMs: number): boolean {
    this.silentMs += Math.min(LONGEST_GAP_MS, nowMs - this.lookedMs);
    this.lookedMs = nowMs;
    return this.silentMs > (this.hasSpoken ? HUNG_AFTER_MS : BOOTS_IN_MS);
  }
}
