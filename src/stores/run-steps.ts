/** Steps of the playhead from event to event: of the followed request, or of any. */
import type { Following } from './following.ts';
import type { Lookahead } from './lookahead.ts';
import type { Playback } from './playback.ts';

export class RunSteps {
  /** A step forward waits for its event to be told. */
  isWaiting = false;
  private readonly playback: Playback;
  private readonly following: Following;
  private readonly lookahead: Lookahead;

  constructor(playback: Playback, following: Following, lookahead: Lookahead) {
    this.playback = playback;
    this.following = following;
    this.lookahead = lookahead;
  }

  /** To the next event. `false`: it is not told yet, and has been asked for. */
  forward(): boolean {
    const { playback, following, lookahead } = this;
    const nextMs = following.nextEventMs() ?? playback.nextEventMs();
    this.isWaiting = nextMs === null || nextMs > playback.viewedToMs;
    if (nextMs === null || this.isWaiting) lookahead.askBeyond(nextMs ?? 0);
    else playback.advanceTo(nextMs);
    return !this.isWaiting;
  }

  /** Asks for the event before. */
  back(): void {
    const ownMs = this.following.previousEventMs();
    const atMs = ownMs ?? this.playback.timeMs;
    this.lookahead.look({ event: 'STEPPED', atMs, isStepBack: ownMs === null });
  }
}
