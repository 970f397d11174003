/** Time-outs: all with one duration expire in the order they were set, so one ring for each duration needs no sorting. */
import { widen } from './event-list.ts';

/** Above this many distinct durations a caller should use the event list. */
const MOST_RINGS = 64;

class Ring {
  expiry = new Float64Array(64);
  kind = new Uint8Array(64);
  slot = new Int32Array(64);
  token = new Int32Array(64);
  head = 0;
  size = 0;
}

export class TimeoutRings {
  durations: number[] = [];
  rings: Ring[] = [];
  /** Ring that holds the next time-out, after {@link next}. */
  nextRing = -1;

  /** Sets a time-out. `false`: too many distinct durations; schedule it elsewhere. */
  set(now: number, durationMs: number, kind: number, slot: number, token: number): boolean {
    let index = this.durations.indexOf(durationMs);
    if (index < 0) {
      if (this.durations.length === MOST_RINGS) return false;
      index = this.durations.push(durationMs) - 1;
      this.rings.push(new Ring());
    }
    const ring = this.rings[index]!;
    if (ring.size === ring.expiry.length) double(ring);
    const at = (ring.head + ring.size++) & (ring.expiry.length - 1);
    ring.expiry[at] = now + durationMs;
    ring.kind[at] = kind;
    ring.slot[at] = slot;
    ring.token[at] = token;
    return true;
  }

  /** Time of the next time-out that `isLive`; Infinity when there is none. Dead ones are dropped on the way. */
  next(isLive: (kind: number, slot: number, token: number) => boolean): number {
    let earliest = Infinity;
    this.nextRing = -1;
    for (let i = 0; i < this.rings.length; i++) {
      const ring = this.rings[i]!;
      const mask = ring.expiry.length - 1;
      while (ring.size > 0 && !isLive(ring.kind[ring.head]!, ring.slot[ring.head]!, ring.token[ring.head]!)) {
        ring.head = (ring.head + 1) & mask;
        ring.size--;
      }
      if (ring.size > 0 && ring.expiry[ring.head]! < earliest) {
        earliest = ring.expiry[ring.head]!;
        this.nextRing = i;
      }
    }
    return earliest;
  }

  drop(): void {
    const ring = this.rings[this.nextRing]!;
    ring.head = (ring.head + 1) & (ring.expiry.length - 1);
    ring.size--;
  }
}

function double(ring: Ring): void {
  const old = ring.expiry.length;
  ring.expiry = widen(unroll(ring.expiry, ring.head), new Float64Array(old * 2));
  ring.kind = widen(unroll(ring.kind, ring.head), new Uint8Array(old * 2));
  ring.slot = widen(unroll(ring.slot, ring.head), new Int32Array(old * 2));
  ring.token = widen(unroll(ring.token, ring.head), new Int32Array(old * 2));
  ring.head = 0;
}

function unroll<T extends Float64Array | Int32Array | Uint8Array>(array: T, head: number): T {
  const straight = array.slice() as T;
  straight.set(array.subarray(head), 0);
  straight.set(array.subarray(0, head), array.length - head);
  return straight;
}
