/** Events after constant delays: all with one delay fall due in the order they were set, so one ring for each delay needs no sorting. */
import { widen } from './event-list.ts';

/** Above this many distinct delays the event list takes them. */
const MOST_RINGS = 48;

class Ring {
  time = new Float64Array(64);
  kind = new Uint8Array(64);
  a = new Int32Array(64);
  b = new Int32Array(64);
  c = new Int32Array(64);
  mask = 63;
  head = 0;
  size = 0;
}

export class DelayRings {
  delays = new Float64Array(MOST_RINGS);
  rings: Ring[] = [];
  /** When the first of each ring falls due. */
  headMs = new Float64Array(MOST_RINGS).fill(Infinity);
  next = new Float64Array(1).fill(Infinity);
  /** Ring whose first event falls due at `nextMs`. */
  nextRing = -1;

  /** The ring of a delay: its own, a new one, or an idle one; -1 when there are too many distinct delays. */
  ringOf(delayMs: number): number {
    const { delays, rings } = this;
    for (let i = 0; i < rings.length; i++) if (delays[i] === delayMs) return i;
    return this.openRing(delayMs);
  }

  get nextMs(): number {
    return this.next[0]!;
  }

  private openRing(delayMs: number): number {
    const { delays, rings } = this;
    let ring = rings.length;
    if (ring < MOST_RINGS) rings.push(new Ring());
    else ring = rings.findIndex(({ size }) => size === 0);
    if (ring >= 0) delays[ring] = delayMs;
    return ring;
  }

  push(index: number, time: number, kind: number, a: number, b: number, c: number): void {
    const ring = this.rings[index]!;
    if (ring.size > ring.mask) double(ring);
    const at = (ring.head + ring.size) & ring.mask;
    ring.time[at] = time;
    ring.kind[at] = kind;
    ring.a[at] = a;
    ring.b[at] = b;
    ring.c[at] = c;
    if (ring.size++ === 0) {
      this.headMs[index] = time;
      if (time < this.next[0]!) {
        this.next[0] = time;
        this.nextRing = index;
      }
    }
  }

  /** The ring with the next event; read its fields at `head` before {@link drop}. */
  first(): Ring {
    return this.rings[this.nextRing]!;
  }

  drop(): void {
    const ring = this.rings[this.nextRing]!;
    ring.head = (ring.head + 1) & ring.mask;
    this.headMs[this.nextRing] = --ring.size > 0 ? ring.time[ring.head]! : Infinity;
    const { headMs } = this;
    let earliest = headMs[0]!;
    let at = 0;
    for (let i = 1; i < this.rings.length; i++) {
      if (headMs[i]! < earliest) {
        earliest = headMs[i]!;
        at = i;
      }
    }
    this.next[0] = earliest;
    this.nextRing = at;
  }
}

function double(ring: Ring): void {
  const old = ring.mask + 1;
  ring.time = widen(unroll(ring.time, ring.head), new Float64Array(old * 2));
  ring.kind = widen(unroll(ring.kind, ring.head), new Uint8Array(old * 2));
  ring.a = widen(unroll(ring.a, ring.head), new Int32Array(old * 2));
  ring.b = widen(unroll(ring.b, ring.head), new Int32Array(old * 2));
  ring.c = widen(unroll(ring.c, ring.head), new Int32Array(old * 2));
  ring.mask = old * 2 - 1;
  ring.head = 0;
}

function unroll<T extends Float64Array | Int32Array | Uint8Array>(array: T, head: number): T {
  const straight = array.slice() as T;
  straight.set(array.subarray(head), 0);
  straight.set(array.subarray(0, head), array.length - head);
  return straight;
}
