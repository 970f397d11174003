/** Moves the playhead by the clock of the display, and notices when it starves for what is not told yet, and when all is well. */
import type { Playback } from './playback.ts';

const STARVED_AFTER_MS = 300;
/** Whoever dies three times within a minute does not live on. */
const HEALTHY_AFTER_MS = 60_000;
/** A longer gap between two pictures is a pause of the browser, not of the learner: time does not jump. */
const LONGEST_FRAME_MS = 100;

export class RunPace {
  private isMoving = false;
  private starvedForMs = 0;
  private healthyForMs = 0;
  private readonly playback: Playback;

  constructor(playback: Playback) {
    this.playback = playback;
  }

  start(): void {
    this.isMoving = true;
    this.starvedForMs = 0;
    this.healthyForMs = 0;
  }

  stop(): void {
    this.isMoving = false;
  }

  /** One picture later. Returns what the session should know. */
  move(elapsedMs: number, speed: number): readonly ('STARVED' | 'HEALTHY')[] {
    const { playback } = this;
    if (!this.isMoving) {
      playback.advanceTo(playback.timeMs);
      return [];
    }
    const elapsed = Math.min(elapsedMs, LONGEST_FRAME_MS);
    const target = playback.timeMs + elapsed * speed;
    playback.advanceTo(target);
    this.starvedForMs = playback.timeMs < target ? this.starvedForMs + elapsed : 0;
    this.healthyForMs = this.starvedForMs > 0 ? 0 : this.healthyForMs + elapsed;
    if (this.starvedForMs > STARVED_AFTER_MS) return ['STARVED'];
    if (this.healthyForMs <= HEALTHY_AFTER_MS) return [];
    this.healthyForMs = 0;
    return ['HEALTHY'];
  }
}
