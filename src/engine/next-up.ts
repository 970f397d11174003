/** Who is next: a tournament over everything that has a next event. The winner stands at the top; a change replays one path. */
import { widen } from './event-list.ts';

/** What takes part: the event list, a machine, a client population, a ring of messages, a ring of time-outs. */
export const SORT = { list: 0, machine: 1, source: 2, ring: 3, expiry: 4 } as const;

export class NextUp {
  /** By node of the tree: time of the earliest below it, and whose it is. Node 1 is the top; a leaf stands at `leaves + leaf`. */
  time = new Float64Array(16).fill(Infinity);
  who = Int32Array.from({ length: 16 }, (_, node) => (node < 8 ? 0 : node - 8));
  leaves = 8;
  used = 0;
  /** By leaf: what it is, and its number among those. */
  sort = new Uint8Array(8);
  index = new Int32Array(8);

  /** A new participant, with nothing to do yet. */
  add(sort: number, index: number): number {
    if (this.used === this.leaves) this.grow();
    const leaf = this.used++;
    this.sort[leaf] = sort;
    this.index[leaf] = index;
    return leaf;
  }

  /** Time of a participant's next event is now this; Infinity: none. Small, so that no number is boxed on the way. */
  set(leaf: number, ms: number): void {
    this.time[this.leaves + leaf] = ms;
    this.replay(this.leaves + leaf);
  }

  private replay(leafNode: number): void {
    const { time, who } = this;
    let node = leafNode;
    while (node > 1) {
      const left = node & -2;
      const winner = time[left + 1]! < time[left]! ? left + 1 : left;
      const ms = time[winner]!;
      const leaf = who[winner]!;
      node >>= 1;
      if (time[node] === ms && who[node] === leaf) return;
      time[node] = ms;
      who[node] = leaf;
    }
  }

  timeOf(leaf: number): number {
    return this.time[this.leaves + leaf]!;
  }

  private grow(): void {
    const old = this.leaves;
    const times = this.time.slice(old);
    this.leaves = old * 2;
    this.time = new Float64Array(old * 4).fill(Infinity);
    this.who = Int32Array.from({ length: old * 4 }, (_, node) => (node < old * 2 ? 0 : node - old * 2));
    this.sort = widen(this.sort, new Uint8Array(old * 2));
    this.index = widen(this.index, new Int32Array(old * 2));
    for (let leaf = 0; leaf < old; leaf++) this.set(leaf, times[leaf]!);
  }
}
