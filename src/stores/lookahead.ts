/** Keeps the run computed a little ahead of the playhead, like buffered video. */
import type { EngineModel } from '../engine/model.ts';
import { requestsPerDot } from '../simulation/watchable.ts';
import type { Playback } from './playback.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

/** How far ahead, in time on the clock. */
const AHEAD_ON_CLOCK_MS = 700;
const SHORTEST_AHEAD_MS = 20;

/** A point of simulated time to be reached unseen, and what to report then. */
export interface Awaited {
  readonly event: 'READY' | 'RECOVERED' | 'ARRIVED';
  readonly toMs: number;
}

export class Lookahead {
  awaited: Awaited | null = null;
  /** Requests per second that all clients offer; decides how many dots are drawn. */
  offeredPerSecond = 0;
  private wantedToMs = 0;
  private readonly around: SessionSurroundings;
  private readonly playback: Playback;

  constructor(around: SessionSurroundings, playback: Playback) {
    this.around = around;
    this.playback = playback;
  }

  adopt({ sources }: EngineModel): void {
    this.offeredPerSecond = sources.reduce(
      (sum, { arrivals }) => sum + (arrivals.mode === 'open' ? arrivals.ratePerSecond : 0),
      0,
    );
  }

  get aheadMs(): number {
    return Math.max(SHORTEST_AHEAD_MS, this.around.get().speed * AHEAD_ON_CLOCK_MS);
  }

  /** The worker has just been told to reach this point, in a fresh run. */
  beginAwaiting(awaited: Awaited): void {
    this.awaited = awaited;
    this.wantedToMs = awaited.toMs;
  }

  /** Has the run computed unseen up to a point. */
  awaitQuietly(awaited: Awaited): void {
    this.beginAwaiting(awaited);
    this.around.send({ say: 'want', untilMs: awaited.toMs, quiet: true, watching: this.watching() });
  }

  /** The worker dropped its future and its orders. */
  discardFuture(): void {
    this.wantedToMs = this.playback.timeMs;
    if (this.awaited) this.awaitQuietly(this.awaited);
  }

  /** Has the run computed on when too little of it lies ahead. */
  ask(): void {
    if (this.awaited) return;
    const { timeMs } = this.playback;
    if (this.wantedToMs < timeMs + this.aheadMs * 0.6) this.want(timeMs + this.aheadMs);
  }

  /** Has the run computed to somewhat beyond a time. */
  askBeyond(ms: number): void {
    this.want(Math.max(this.playback.computedToMs, ms) + SHORTEST_AHEAD_MS * 5);
  }

  private want(untilMs: number): void {
    this.wantedToMs = untilMs;
    this.around.send({ say: 'want', untilMs, quiet: false, watching: this.watching() });
  }

  private watching() {
    const { speed, followed } = this.around.get();
    return { sampleEvery: requestsPerDot(this.offeredPerSecond, speed), followed: followed?.request ?? -1 };
  }
}
