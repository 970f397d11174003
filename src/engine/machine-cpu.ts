/** The CPUs of all machines: processor sharing by virtual time, with a tournament for the machine that finishes a job next. */
import { widen } from './event-list.ts';

/** Jobs on one machine, a heap by the virtual time at which each is done. */
class RunQueue {
  done = new Float64Array(16);
  order = new Float64Array(16);
  job = new Int32Array(16);
  size = 0;
  added = 0;
  /** Its times, in an array so that storing them allocates nothing; the names are below. */
  times = Float64Array.of(0, 0, 1, 1, 0, 0);

  /** Work that each job present since the beginning would have received, in milliseconds of one core. */
  get attained(): number {
    return this.times[0]!;
  }
  set attained(ms: number) {
    this.times[0] = ms;
  }

  get lastMs(): number {
    return this.times[1]!;
  }
  set lastMs(ms: number) {
    this.times[1] = ms;
  }

  get cores(): number {
    return this.times[2]!;
  }
  set cores(many: number) {
    this.times[2] = many;
  }

  /** 0 while the machine is off. */
  get speed(): number {
    return this.times[3]!;
  }
  set speed(factor: number) {
    this.times[3] = factor;
  }

  /** Core-milliseconds used. */
  get busyMs(): number {
    return this.times[4]!;
  }
  set busyMs(ms: number) {
    this.times[4] = ms;
  }

  /** Core-milliseconds that a job present since the beginning would have used. */
  get perJobMs(): number {
    return this.times[5]!;
  }
  set perJobMs(ms: number) {
    this.times[5] = ms;
  }
}

export class MachineCpus {
  queues: RunQueue[] = [];
  nextMs = new Float64Array(0);
  /** Winner tree over machines; `tree[1]` is the machine that finishes a job next. */
  tree = new Int32Array(0);
  leaves = 0;

  resize(machines: number, now: number): void {
    while (this.queues.length < machines) {
      const queue = new RunQueue();
      queue.lastMs = now;
      this.queues.push(queue);
    }
    this.leaves = 1;
    while (this.leaves < machines) this.leaves *= 2;
    const nextMs = new Float64Array(this.leaves).fill(Infinity);
    nextMs.set(this.nextMs.subarray(0, Math.min(this.nextMs.length, this.leaves)));
    this.nextMs = nextMs;
    this.tree = new Int32Array(this.leaves * 2);
    for (let i = 0; i < this.leaves; i++) this.tree[this.leaves + i] = i;
    for (let i = this.leaves - 1; i >= 1; i--) this.tree[i] = this.winner(i);
  }

  /** Sets cores and speed; work already done stays done. */
  configure(machine: number, cores: number, speed: number, now: number): void {
    this.advance(machine, now);
    const queue = this.queues[machine]!;
    queue.cores = cores;
    queue.speed = speed;
    this.schedule(machine);
  }

  /** When the next job on any machine is done; Infinity when none runs. */
  next(): number {
    return this.leaves === 0 ? Infinity : this.nextMs[this.tree[1]!]!;
  }

  /** Puts a job with `workMs` of one core at speed 1 on a machine. */
  add(machine: number, job: number, workMs: number, now: number): void {
    this.advance(machine, now);
    const queue = this.queues[machine]!;
    if (queue.size === queue.done.length) {
      const size = queue.size * 2;
      queue.done = widen(queue.done, new Float64Array(size));
      queue.order = widen(queue.order, new Float64Array(size));
      queue.job = widen(queue.job, new Int32Array(size));
    }
    const { done, order } = queue;
    const doneAt = queue.attained + workMs;
    const added = queue.added++;
    let hole = queue.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (done[parent]! <= doneAt) break;
      place(queue, parent, hole);
      hole = parent;
    }
    done[hole] = doneAt;
    order[hole] = added;
    queue.job[hole] = job;
    this.schedule(machine);
  }

  /** Takes the job off that is done at {@link next}, and says which machine it ran on in `lastMachine`. */
  finish(now: number): number {
    const machine = this.tree[1]!;
    this.lastMachine = machine;
    this.advance(machine, now);
    const queue = this.queues[machine]!;
    queue.attained = queue.done[0]!;
    const job = queue.job[0]!;
    this.dropFirst(queue);
    this.schedule(machine);
    return job;
  }
  lastMachine = 0;

  /** Takes off every job that `leaves` names; returns them with the work they still had, in the order they came. */
  evict(machine: number, leaves: (job: number) => boolean, now: number): { job: number; workMs: number }[] {
    this.advance(machine, now);
    const queue = this.queues[machine]!;
    const rows = Array.from({ length: queue.size }, (_, i) => ({
      job: queue.job[i]!,
      order: queue.order[i]!,
      done: queue.done[i]!,
    })).sort((one, other) => one.order - other.order);
    queue.size = 0;
    const gone: { job: number; workMs: number }[] = [];
    for (const row of rows) {
      if (leaves(row.job)) gone.push({ job: row.job, workMs: Math.max(0, row.done - queue.attained) });
      else this.add(machine, row.job, row.done - queue.attained, now);
    }
    this.schedule(machine);
    return gone;
  }

  /** Brings a machine's work up to `now`. */
  advance(machine: number, now: number): void {
    const queue = this.queues[machine]!;
    const elapsed = now - queue.lastMs;
    if (elapsed <= 0) return;
    if (queue.size > 0 && queue.speed > 0) {
      const running = queue.size < queue.cores ? queue.size : queue.cores;
      queue.attained += (elapsed * queue.speed * running) / queue.size;
      queue.busyMs += elapsed * running;
      queue.perJobMs += (elapsed * running) / queue.size;
    }
    queue.lastMs = now;
  }

  private schedule(machine: number): void {
    const queue = this.queues[machine]!;
    let next = Infinity;
    if (queue.size > 0 && queue.speed > 0) {
      const rate = queue.size <= queue.cores ? queue.speed : (queue.speed * queue.cores) / queue.size;
      const left = queue.done[0]! - queue.attained;
      next = queue.lastMs + (left > 0 ? left : 0) / rate;
    }
    this.nextMs[machine] = next;
    for (let i = (this.leaves + machine) >> 1; i >= 1; i >>= 1) this.tree[i] = this.winner(i);
  }

  private winner(node: number): number {
    const left = this.tree[node * 2]!;
    const right = this.tree[node * 2 + 1]!;
    return this.nextMs[right]! < this.nextMs[left]! ? right : left;
  }

  private dropFirst(queue: RunQueue): void {
    const last = --queue.size;
    const { done, order } = queue;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      const right = child + 1;
      if (
        right < last &&
        (done[right]! < done[child]! || (done[right]! === done[child]! && order[right]! < order[child]!))
      )
        child = right;
      if (done[last]! < done[child]! || (done[last]! === done[child]! && order[last]! < order[child]!)) break;
      place(queue, child, hole);
      hole = child;
    }
    place(queue, last, hole);
  }
}

function place(queue: RunQueue, from: number, to: number): void {
  queue.done[to] = queue.done[from]!;
  queue.order[to] = queue.order[from]!;
  queue.job[to] = queue.job[from]!;
}
