/** The engine's state: requests, jobs, processes, pools and everything scheduled, in flat arrays that can be copied. */
import { DelayRings } from './delay-rings.ts';
import { EventList, widen } from './event-list.ts';
import { MachineCpus } from './machine-cpu.ts';
import { NextUp, SORT } from './next-up.ts';
import { RandomStreams } from './random.ts';
import { JOB_AT, Jobs, Requests } from './records.ts';
import { Measurements } from './statistics.ts';

/** Whether a process accepts. */
export const CONDITION = { stopped: 0, starting: 1, up: 2 } as const;

/** Lines of jobs, linked through {@link JOB_AT}.next. */
export class Lines {
  head = new Int32Array(0);
  tail = new Int32Array(0);
  length = new Int32Array(0);

  resize(count: number): void {
    const from = this.head.length;
    if (count <= from) return;
    growAll(this, count);
    this.head.fill(-1, from);
    this.tail.fill(-1, from);
  }

  join(line: number, job: number, jobs: Jobs): void {
    jobs.cells[job + JOB_AT.next] = -1;
    if (this.tail[line]! < 0) this.head[line] = job;
    else jobs.cells[this.tail[line]! + JOB_AT.next] = job;
    this.tail[line] = job;
    this.length[line] = this.length[line]! + 1;
  }

  /** Takes the first out; -1 when nobody stands there. */
  first(line: number, jobs: Jobs): number {
    const job = this.head[line]!;
    if (job >= 0) this.remove(line, job, jobs);
    return job;
  }

  remove(line: number, job: number, jobs: Jobs): void {
    let before = -1;
    let at = this.head[line]!;
    while (at !== job) {
      if (at < 0) throw new Error(`Job ${job} does not stand in line ${line}.`);
      before = at;
      at = jobs.cells[at + JOB_AT.next]!;
    }
    const after = jobs.cells[job + JOB_AT.next]!;
    if (before < 0) this.head[line] = after;
    else jobs.cells[before + JOB_AT.next] = after;
    if (after < 0) this.tail[line] = before;
    this.length[line] = this.length[line]! - 1;
  }
}

export class Processes {
  condition = new Uint8Array(0);
  /** Machine that its running work is on. */
  machine = new Int32Array(0);
  /** Invalidates a start under way. */
  token = new Int32Array(0);
  busy = new Int32Array(0);
  awaiting = new Int32Array(0);
  runnable = new Int32Array(0);
  demandStream = new Int32Array(0);
  choiceStream = new Int32Array(0);

  resize(count: number): void {
    if (count > this.condition.length) growAll(this, count);
  }
}

export class Sources {
  /** Place among those who may be next, for its next arrival. */
  leaf = new Int32Array(0);
  rate = new Float64Array(0);
  population = new Int32Array(0);
  /** Closed users that are to leave once their request ends. */
  leaving = new Int32Array(0);
  inFlight = new Int32Array(0);
  arrivalStream = new Int32Array(0);
  choiceStream = new Int32Array(0);

  resize(count: number): void {
    if (count > this.rate.length) growAll(this, count);
  }
}

/** All that changes while the engine runs. */
export class EngineState {
  /** In an array, so that storing the time allocates nothing. */
  clock = new Float64Array(1);
  /** The hash of all events so far; in an array for the same reason, as is their number. */
  hashes = Int32Array.of(0x811c9dc5);
  counts = new Float64Array(1);
  next = new NextUp();
  list = new EventList();
  listLeaf = this.next.add(SORT.list, 0);
  rings = new DelayRings();
  expiries = DelayRings.of(SORT.expiry);
  /** By target row, three each: ring of a request that goes there, of its good reply, of another reply; -1: not asked yet. */
  ways = new Int32Array(0);
  /** By row of the plan's patience: ring of its time-outs, -1: not asked yet. */
  waits = new Int32Array(0);
  cpus = new MachineCpus(this.clock);
  random = new RandomStreams();
  requests = new Requests();
  jobs = new Jobs();
  processes = new Processes();
  sources = new Sources();
  backlogs = new Lines();
  poolLines = new Lines();
  poolUsed = new Int32Array(0);
  /** Next target of each round-robin choice. */
  turn = new Int32Array(0);
  measured = new Measurements();
  /** By link: stream that decides which messages are lost. */
  linkStream = new Int32Array(0);
  /** Stream for requests sent by hand. */
  handStream = -1;

  get hash(): number {
    return this.hashes[0]!;
  }

  get events(): number {
    return this.counts[0]!;
  }

  get nowMs(): number {
    return this.clock[0]!;
  }

  set nowMs(ms: number) {
    this.clock[0] = ms;
  }
}

/** Replaces every typed array of a part by a larger one. */
function growAll(part: object, size: number): void {
  const fields = part as Record<string, unknown>;
  for (const [name, field] of Object.entries(part)) {
    if (field instanceof Float64Array) fields[name] = widen(field, new Float64Array(size));
    else if (field instanceof Int32Array) fields[name] = widen(field, new Int32Array(size));
    else if (field instanceof Uint8Array) fields[name] = widen(field, new Uint8Array(size));
  }
}
