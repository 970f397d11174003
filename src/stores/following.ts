/** The request being followed: finds one sent by hand, asks for its story, knows its next event. */
import { COLUMN, FLAG, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import type { SentTimes } from '../simulation/measure.ts';
import type { Story, ViewPiece } from '../simulation/results.ts';
import type { Playback } from './playback.ts';
import type { SessionSurroundings } from './session-surroundings.ts';

/** A request under way is at most this old when somebody asks for its story. */
const OLDEST_UNDER_WAY_MS = 30_000;

export class Following {
  private readonly around: SessionSurroundings;
  private readonly playback: Playback;
  private readonly sentTimes: SentTimes;
  private handSent: { readonly client: string; readonly atMs: number } | null = null;

  constructor(around: SessionSurroundings, playback: Playback, sentTimes: SentTimes) {
    this.around = around;
    this.playback = playback;
    this.sentTimes = sentTimes;
  }

  get request(): number {
    return this.around.get().followed?.request ?? -1;
  }

  follow(request: number, client: string): void {
    this.around.set({ followed: { request, client }, story: null });
    this.askForStory();
  }

  unfollow(): void {
    this.handSent = null;
    this.around.set({ followed: null, story: null });
  }

  /** The next request sent by hand from this client is the one to follow. */
  expectFrom(client: string): void {
    this.handSent = { client, atMs: this.playback.timeMs };
  }

  /** Looks for the request sent by hand among new rows. */
  findHandSent({ rows }: ViewPiece): void {
    const sent = this.handSent;
    if (!sent) return;
    for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
      const isByHand = ((rows[at + COLUMN.flags] ?? 0) & FLAG.byHand) !== 0;
      const time = rows[at + COLUMN.time] ?? 0;
      if (!isByHand || rows[at + COLUMN.type] !== TRACE.sent || time < sent.atMs) continue;
      const request = rows[at + COLUMN.request] ?? -1;
      this.handSent = null;
      this.sentTimes.set(request, time);
      this.follow(request, sent.client);
      return;
    }
  }

  askForStory(): void {
    const { request } = this;
    if (request < 0) return;
    const sentMs = this.sentTimes.get(request) ?? this.playback.timeMs - OLDEST_UNDER_WAY_MS;
    this.around.send({ say: 'story', request, sentMs: Math.max(0, sentMs) });
  }

  /** Takes a story in, if it is of the followed request and of the present future. */
  hear(request: number, story: Story | null): void {
    if (request === this.request && story?.epoch === this.playback.epoch) this.around.set({ story });
  }

  /** When something next happens to the followed request, after the playhead. */
  nextEventMs(): number | null {
    return this.eventTimes().find((time) => time > this.playback.timeMs) ?? null;
  }

  /** When something last happened to it, before the playhead. */
  previousEventMs(): number | null {
    return this.eventTimes().findLast((time) => time < this.playback.timeMs) ?? null;
  }

  private eventTimes(): readonly number[] {
    const rows = this.around.get().story?.rows ?? new Float64Array(0);
    return Array.from({ length: rows.length / TRACE_STRIDE }, (_, row) => {
      return rows[row * TRACE_STRIDE + COLUMN.time] ?? 0;
    });
  }
}
