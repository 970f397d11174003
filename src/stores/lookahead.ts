/** Has the run computed far ahead of the playhead, like buffered video, and its single events told a little ahead. */
import type { EngineModel } from '../engine/model.ts';
import { requestsPerDot } from '../simulation/watchable.ts';
import type { Playback } from './playback.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

/** How far ahead the run is measured, simulated time, and at high speeds in time on the clock. */
const COMPUTED_AHEAD_MS = 60_000;
const COMPUTED_AHEAD_ON_CLOCK_MS = 5000;
/** The end of what is asked for moves on in steps. */
const ASKED_IN_STEPS_MS = 5000;
/** How far ahead single events are told, in time on the clock. */
const VIEWED_AHEAD_ON_CLOCK_MS = 700;
const SHORTEST_AHEAD_MS = 20;
/**
 * A view begins so much before its moment that messages under way then are seen; but not with more requests than this.
 */
const LEADS = [
  { ms: 2000, mostRequests: 1000 },
  { ms: 10_000, mostRequests: 200 },
] as const;

/** A moment that the worker was asked to show, and what to report when it does. */
export interface Awaited {
  readonly event: 'READY' | 'RECOVERED' | 'ARRIVED' | 'STEPPED';
  readonly atMs: number;
  readonly isStepBack: boolean;
}

export class Lookahead {
  awaited: Awaited | null = null;
  /** Requests per second that all clients offer; decides how many dots are drawn. */
  offeredPerSecond = 0;
  private wantedToMs = 0;
  private watchedToMs = 0;
  private sampleAsked = 1;
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

  /** How far ahead single events are told. */
  get aheadMs(): number {
    return Math.max(SHORTEST_AHEAD_MS, this.around.get().speed * VIEWED_AHEAD_ON_CLOCK_MS);
  }

  /** The worker began a run: nothing is asked of it yet. */
  begin(): void {
    this.wantedToMs = 0;
  }

  /** Asks anew for the moment that is looked for, or for another in its place. `false`: none is looked for. */
  lookAgain(atMs: number | null): boolean {
    const { awaited } = this;
    if (awaited) this.look(atMs === null ? awaited : { ...awaited, atMs, isStepBack: false });
    return awaited !== null;
  }

  /** Asks for a moment. The playhead moves when it comes. */
  look(awaited: Awaited): void {
    this.awaited = awaited;
    const { atMs, isStepBack } = awaited;
    const watching = this.watching();
    const perMs = Math.max(1, this.offeredPerSecond) / 1000;
    const leadMs = Math.max(...LEADS.map(({ ms, mostRequests }) => Math.min(ms, mostRequests / perMs)));
    const view = this.playback.beginView();
    this.around.send({ say: 'look', view, atMs, isStepBack, leadMs, watching });
  }

  /** The moment that was asked for is shown. */
  arrived(): void {
    this.awaited = null;
    this.watchedToMs = this.playback.timeMs;
  }

  /** The worker dropped its future and its orders; the view goes on from the playhead. */
  discardFuture(): void {
    this.wantedToMs = this.playback.timeMs;
    this.watchedToMs = this.playback.timeMs;
    if (this.awaited) this.look(this.awaited);
  }

  /** What is told already may reach far at another speed: with another sample, the moment shown is asked for anew. */
  speedChanged(): void {
    if (requestsPerDot(this.offeredPerSecond, this.around.get().speed) === this.sampleAsked) this.ask();
    else this.look(this.awaited ?? { event: 'ARRIVED', atMs: this.playback.timeMs, isStepBack: false });
  }

  /** Has the run computed and told on when too little lies ahead. */
  ask(): void {
    const { timeMs } = this.playback;
    const aheadMs = Math.max(COMPUTED_AHEAD_MS, this.around.get().speed * COMPUTED_AHEAD_ON_CLOCK_MS);
    const untilMs = Math.ceil((timeMs + aheadMs) / ASKED_IN_STEPS_MS) * ASKED_IN_STEPS_MS;
    if (this.awaited) return;
    if (this.wantedToMs < untilMs) {
      this.wantedToMs = untilMs;
      this.around.send({ say: 'want', untilMs });
    }
    if (this.watchedToMs < timeMs + this.aheadMs * 0.6) this.watch(timeMs + this.aheadMs);
  }

  /** Has single events told somewhat beyond a time. */
  askBeyond(ms: number): void {
    this.watch(Math.max(this.playback.viewedToMs, ms) + SHORTEST_AHEAD_MS * 5);
  }

  private watch(untilMs: number): void {
    this.watchedToMs = untilMs;
    this.around.send({ say: 'watch', untilMs, watching: this.watching() });
  }

  private watching() {
    const { speed, followed } = this.around.get();
    this.sampleAsked = requestsPerDot(this.offeredPerSecond, speed);
    return { sampleEvery: this.sampleAsked, followed: followed?.request ?? -1 };
  }
}
