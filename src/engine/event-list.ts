/** The future-event list: a binary heap over flat arrays, ordered by time, then by order of scheduling. */

export class EventList {
  time = new Float64Array(256);
  order = new Float64Array(256);
  kind = new Uint8Array(256);
  a = new Int32Array(256);
  b = new Int32Array(256);
  c = new Int32Array(256);
  size = 0;
  scheduled = 0;

  /** Time of the next event; Infinity when there is none. */
  next(): number {
    return this.size === 0 ? Infinity : this.time[0]!;
  }

  push(time: number, kind: number, a: number, b: number, c: number): void {
    if (this.size === this.time.length) this.grow();
    const { time: times, order: orders } = this;
    const order = this.scheduled++;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      this.move(parent, hole);
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    this.kind[hole] = kind;
    this.a[hole] = a;
    this.b[hole] = b;
    this.c[hole] = c;
  }

  /** Removes the next event. Read its fields at place 0 before. */
  drop(): void {
    const last = --this.size;
    if (last === 0) return;
    const { time: times, order: orders } = this;
    const time = times[last]!;
    const order = orders[last]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      const right = child + 1;
      if (
        right < last &&
        (times[right]! < times[child]! ||
          (times[right]! === times[child]! && orders[right]! < orders[child]!))
      ) {
        child = right;
      }
      if (time < times[child]! || (time === times[child]! && order < orders[child]!)) break;
      this.move(child, hole);
      hole = child;
    }
    this.move(last, hole);
  }

  private move(from: number, to: number): void {
    this.time[to] = this.time[from]!;
    this.order[to] = this.order[from]!;
    this.kind[to] = this.kind[from]!;
    this.a[to] = this.a[from]!;
    this.b[to] = this.b[from]!;
    this.c[to] = this.c[from]!;
  }

  private grow(): void {
    const size = this.time.length * 2;
    this.time = widen(this.time, new Float64Array(size));
    this.order = widen(this.order, new Float64Array(size));
    this.kind = widen(this.kind, new Uint8Array(size));
    this.a = widen(this.a, new Int32Array(size));
    this.b = widen(this.b, new Int32Array(size));
    this.c = widen(this.c, new Int32Array(size));
  }
}

/** The wider array with the contents of the narrower one. */
export function widen<T extends Float64Array | Int32Array | Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
