/** Events after constant delays: all with one delay fall due in the order they were set, so one ring for each delay needs no sorting. */
import { widen } from './event-list.ts';
import { type NextUp, SORT } from './next-up.ts';

/** Delay of a ring that nobody uses. */
const GIVEN_UP = -1;
/** Numbers of one entry: its time (two places), then kind, a, b, c. */
const ENTRY = 6;

export class Ring {
  cells = new Int32Array(64 * ENTRY);
  times = new Float64Array(this.cells.buffer);
  mask = 63;
  head = 0;
  size = 0;
  leaf = -1;

  /** Place in {@link cells} of the first entry's kind; a, b and c follow. */
  get first(): number {
    return this.head * ENTRY + 2;
  }

  /** When the first falls due; Infinity when there is none. */
  get nextMs(): number {
    return this.size > 0 ? this.times[this.head * (ENTRY / 2)]! : Infinity;
  }

  drop(): void {
    this.head = (this.head + 1) & this.mask;
    this.size--;
  }

  double(): void {
    const split = this.head * ENTRY;
    const wider = new Int32Array(this.cells.length * 2);
    wider.set(this.cells.subarray(split));
    wider.set(this.cells.subarray(0, split), this.cells.length - split);
    this.cells = wider;
    this.times = new Float64Array(wider.buffer);
    this.mask = this.mask * 2 + 1;
    this.head = 0;
  }
}

export class DelayRings {
  delays = new Float64Array(16);
  rings: Ring[] = [];
  sort: number = SORT.ring;

  static of(sort: number): DelayRings {
    const rings = new DelayRings();
    rings.sort = sort;
    return rings;
  }

  /** The ring of a delay: its own, one that was given up, or a new one. Ask once and remember: this one searches. */
  ringOf(delayMs: number, next: NextUp): number {
    const { delays, rings } = this;
    let ring = rings.length;
    for (let i = 0; i < rings.length; i++) {
      if (delays[i] === delayMs) return i;
      if (delays[i] === GIVEN_UP) ring = i;
    }
    if (ring === rings.length) {
      const opened = new Ring();
      opened.leaf = next.add(this.sort, ring);
      rings.push(opened);
      if (ring === delays.length) this.delays = widen(delays, new Float64Array(ring * 2));
    }
    this.delays[ring] = delayMs;
    return ring;
  }

  /** Gives up the rings that are empty. Whoever remembers a ring has to ask again. */
  giveUpIdle(): void {
    for (let i = 0; i < this.rings.length; i++) if (this.rings[i]!.size === 0) this.delays[i] = GIVEN_UP;
  }

  /** Sets an event, due after the delay of its ring. */
  push(
    index: number,
    next: NextUp,
    clock: Float64Array,
    kind: number,
    a: number,
    b: number,
    c: number,
  ): void {
    const ring = this.rings[index]!;
    if (ring.size > ring.mask) ring.double();
    const at = (ring.head + ring.size++) & ring.mask;
    const { cells, times } = ring;
    const cell = at * ENTRY;
    times[cell >> 1] = clock[0]! + this.delays[index]!;
    cells[cell + 2] = kind;
    cells[cell + 3] = a;
    cells[cell + 4] = b;
    cells[cell + 5] = c;
    if (ring.size === 1) next.set(ring.leaf, times[cell >> 1]!);
  }
}
