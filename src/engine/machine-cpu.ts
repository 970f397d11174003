/** The CPUs of all machines: processor sharing by virtual time. While no core is shared, nothing but the heap moves. */
import { widen } from './event-list.ts';
import { type NextUp, SORT } from './next-up.ts';

/** Places in {@link RunQueue.times}. They stand in an array so that storing them allocates nothing. */
const AT = { attained: 0, sinceMs: 1, rate: 2, cores: 3, speed: 4, busy: 5 } as const;

/** Jobs on one machine, a heap by the virtual time at which each is done. */
class RunQueue {
  done = new Float64Array(16);
  job = new Int32Array(16);
  size = 0;
  leaf = -1;
  /**
   * Work attained by a job present since the beginning, at `sinceMs`; it grows by `rate` since then. `busy`: minus the
   * times at which cores were taken, plus those at which they were given back, of this window.
   */
  times = Float64Array.of(0, 0, 1, 1, 1, 0);

  /** Work that each job present since the beginning would have received by now, in milliseconds of one core. */
  attained(now: number): number {
    const { times } = this;
    return times[AT.attained]! + (now - times[AT.sinceMs]!) * times[AT.rate]!;
  }

  get speed(): number {
    return this.times[AT.speed]!;
  }

  running(): number {
    return this.size < this.times[AT.cores]! ? this.size : this.times[AT.cores]!;
  }

  /** From now on `size` jobs share the cores. */
  rebase(now: number, attained: number, size: number): void {
    const { times } = this;
    const cores = times[AT.cores]!;
    times[AT.attained] = attained;
    times[AT.sinceMs] = now;
    times[AT.rate] = size <= cores ? times[AT.speed]! : (times[AT.speed]! * cores) / size;
  }

  /** When the next job is done; Infinity when none is or the machine is off. */
  nextMs(now: number): number {
    const { times } = this;
    const rate = times[AT.rate]!;
    if (this.size === 0 || rate === 0) return Infinity;
    const ms = times[AT.sinceMs]! + (this.done[0]! - times[AT.attained]!) / rate;
    return ms > now ? ms : now;
  }
}

export class MachineCpus {
  queues: RunQueue[] = [];
  /** The engine's clock. */
  clock: Float64Array;
  /** Handed in and out without boxing: the work of a job that is added; what a machine had attained then. */
  work = new Float64Array(2);

  constructor(clock: Float64Array = new Float64Array(1)) {
    this.clock = clock;
  }

  resize(machines: number, now: number, next: NextUp): void {
    while (this.queues.length < machines) {
      const queue = new RunQueue();
      queue.leaf = next.add(SORT.machine, this.queues.length);
      queue.rebase(now, 0, 0);
      this.queues.push(queue);
    }
  }

  /** Sets cores and speed; work already done stays done. */
  configure(machine: number, cores: number, speed: number, now: number, next: NextUp): void {
    const queue = this.queues[machine]!;
    const attained = queue.attained(now);
    const { times } = queue;
    times[AT.busy]! += queue.running() * now;
    times[AT.cores] = cores;
    times[AT.speed] = speed;
    times[AT.busy]! -= queue.running() * now;
    queue.rebase(now, attained, queue.size);
    next.set(queue.leaf, queue.nextMs(now));
  }

  /** Work attained on a machine by now, in milliseconds of one core at speed 1. */
  attained(machine: number, now: number): number {
    return this.queues[machine]!.attained(now);
  }

  /** Core-milliseconds used since the last look. */
  takeBusyMs(machine: number, now: number): number {
    const queue = this.queues[machine]!;
    const running = queue.speed > 0 ? queue.running() * now : 0;
    const busyMs = queue.times[AT.busy]! + running;
    queue.times[AT.busy] = -running;
    return busyMs;
  }

  /** Puts a job with `work[0]` milliseconds of one core at speed 1 on a machine; in `work[1]` is what that had attained by now. */
  add(machine: number, job: number, next: NextUp): void {
    const now = this.clock[0]!;
    const queue = this.queues[machine]!;
    const { times } = queue;
    const cores = times[AT.cores]!;
    const size = queue.size;
    const attained = size === 0 ? 0 : queue.attained(now);
    const shares = size + 1 > cores;
    if (size === 0 || shares) queue.rebase(now, attained, size + 1);
    if (size < cores) times[AT.busy]! -= (size + 1 <= cores ? 1 : cores - size) * now;
    if (size === queue.done.length) {
      queue.done = widen(queue.done, new Float64Array(size * 2));
      queue.job = widen(queue.job, new Int32Array(size * 2));
    }
    const { done, job: jobs } = queue;
    const doneAt = attained + this.work[0]!;
    let hole = size;
    queue.size = size + 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (done[parent]! <= doneAt) break;
      done[hole] = done[parent]!;
      jobs[hole] = jobs[parent]!;
      hole = parent;
    }
    done[hole] = doneAt;
    jobs[hole] = job;
    if (hole === 0 || shares) next.set(queue.leaf, queue.nextMs(now));
    this.work[1] = attained;
  }

  put(machine: number, job: number, workMs: number, next: NextUp): void {
    this.work[0] = workMs;
    this.add(machine, job, next);
  }

  /** The job that a machine finishes next. */
  first(machine: number): number {
    return this.queues[machine]!.job[0]!;
  }

  /** Takes that job off, now done; in `work[1]` is what the machine has attained. */
  finish(machine: number, next: NextUp): void {
    const now = this.clock[0]!;
    const queue = this.queues[machine]!;
    const { times } = queue;
    const cores = times[AT.cores]!;
    const attained = queue.done[0]!;
    const size = queue.size;
    dropFirst(queue);
    if (size <= cores) times[AT.busy]! += now;
    else {
      if (size - 1 < cores) times[AT.busy]! += (cores - size + 1) * now;
      queue.rebase(now, attained, size - 1);
    }
    next.set(queue.leaf, queue.nextMs(now));
    this.work[1] = attained;
  }

  /** Takes off every job that `leaves` names; returns them with the work they still had, in the order given by `order`. */
  evict(
    machine: number,
    leaves: (job: number) => boolean,
    order: (job: number) => number,
    now: number,
    next: NextUp,
  ): { job: number; workMs: number }[] {
    const queue = this.queues[machine]!;
    const attained = queue.attained(now);
    const rows = Array.from({ length: queue.size }, (_, i) => ({
      job: queue.job[i]!,
      workMs: Math.max(0, queue.done[i]! - attained),
    })).sort((one, other) => order(one.job) - order(other.job));
    queue.times[AT.busy]! += queue.running() * now;
    queue.size = 0;
    const gone = rows.filter(({ job }) => leaves(job));
    for (const { job, workMs } of rows) if (!leaves(job)) this.put(machine, job, workMs, next);
    next.set(queue.leaf, queue.nextMs(now));
    return gone;
  }
}

function dropFirst(queue: RunQueue): void {
  const last = --queue.size;
  const { done, job } = queue;
  const doneAt = done[last]!;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= last) break;
    if (child + 1 < last && done[child + 1]! < done[child]!) child++;
    if (doneAt <= done[child]!) break;
    done[hole] = done[child]!;
    job[hole] = job[child]!;
    hole = child;
  }
  done[hole] = doneAt;
  job[hole] = job[last]!;
}
