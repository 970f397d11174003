/** The engine's state: requests, jobs, processes, pools and everything scheduled, in flat arrays that can be copied. */
import { DelayRings } from './delay-rings.ts';
import { EventList, widen } from './event-list.ts';
import { MachineCpus } from './machine-cpu.ts';
import { RandomStreams } from './random.ts';
import { Measurements } from './statistics.ts';

/** Where a job is. A job is one visit of a request to one process. */
export const JOB = {
  free: 0,
  travelling: 1,
  queued: 2,
  running: 3,
  delayed: 4,
  awaiting: 5,
  waitingForPool: 6,
} as const;

/** Whether a process accepts. */
export const CONDITION = { stopped: 0, starting: 1, up: 2 } as const;

/** Requests of clients, from sending to the moment the client learns how it ended. */
export class Requests {
  source = new Int32Array(64);
  mixIndex = new Int32Array(64);
  operation = new Int32Array(64);
  sentMs = new Float64Array(64);
  number = new Float64Array(64);
  /** Number of its state, see `request-life.ts`. */
  life = new Uint8Array(64);
  flags = new Uint8Array(64);
  /** Tells a re-used slot from its earlier tenants. */
  token = new Int32Array(64);
  free = new Int32Array(64);
  freeCount = 0;
  used = 0;
  live = 0;
  sent = 0;

  take(): number {
    this.live++;
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    if (this.used === this.source.length) growAll(this, this.used * 2);
    return this.used++;
  }

  release(slot: number): void {
    this.live--;
    this.token[slot] = (this.token[slot]! + 1) & 0x3fffffff;
    this.free[this.freeCount++] = slot;
  }
}

/** Jobs: the root job of a request at its first process, and the jobs of its calls. */
export class Jobs {
  place = new Uint8Array(64);
  token = new Int32Array(64);
  /** Request slot and its token; the request may be gone while the work goes on. */
  request = new Int32Array(64);
  requestToken = new Int32Array(64);
  /** Calling job, -1 for a request's root job, -2 when nobody waits for the reply. */
  parent = new Int32Array(64);
  parentCall = new Int32Array(64);
  process = new Int32Array(64);
  operation = new Int32Array(64);
  instruction = new Int32Array(64);
  link = new Int32Array(64);
  depth = new Int32Array(64);
  /** Counts the calls this job made, so that late replies are known as such. */
  callToken = new Int32Array(64);
  /** Pool whose connection it holds or waits for, -1. */
  pool = new Int32Array(64);
  /** Target row of the call that waits for a connection. */
  target = new Int32Array(64);
  /** Process slot that it waits for, -1. */
  awaited = new Int32Array(64);
  /** Next in the line it stands in, -1. */
  next = new Int32Array(64);
  arrivedMs = new Float64Array(64);
  startedMs = new Float64Array(64);
  /** For a travelling job: when it set out and arrives. */
  leftMs = new Float64Array(64);
  arrivesMs = new Float64Array(64);
  /** A branch of a parallel step: no worker of its own, its parent is the job that forked it. */
  isStrand = new Uint8Array(64);
  /** Of a job that forked: branches still under way, and the first outcome that was not ok. */
  pending = new Int32Array(64);
  failure = new Int32Array(64);
  number = new Float64Array(64);
  requestNumber = new Float64Array(64);
  source = new Int32Array(64);
  flags = new Uint8Array(64);
  free = new Int32Array(64);
  freeCount = 0;
  used = 0;
  made = 0;

  take(): number {
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    if (this.used === this.place.length) growAll(this, this.used * 2);
    return this.used++;
  }

  /** Gives a new job the request, place and client of another, and a number of its own. */
  copyOrigin(from: number, to: number): void {
    this.request[to] = this.request[from]!;
    this.requestToken[to] = this.requestToken[from]!;
    this.requestNumber[to] = this.requestNumber[from]!;
    this.source[to] = this.source[from]!;
    this.flags[to] = this.flags[from]!;
    this.operation[to] = this.operation[from]!;
    this.process[to] = this.process[from]!;
    this.link[to] = -1;
    this.depth[to] = this.depth[from]!;
    this.number[to] = this.made++;
    this.pool[to] = -1;
    this.awaited[to] = -1;
    this.startedMs[to] = this.startedMs[from]!;
  }

  release(slot: number): void {
    this.place[slot] = JOB.free;
    this.token[slot] = (this.token[slot]! + 1) & 0x3fffffff;
    this.free[this.freeCount++] = slot;
  }
}

/** Lines of jobs, linked through {@link Jobs.next}. */
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
    jobs.next[job] = -1;
    if (this.tail[line]! < 0) this.head[line] = job;
    else jobs.next[this.tail[line]!] = job;
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
      at = jobs.next[at]!;
    }
    const after = jobs.next[job]!;
    if (before < 0) this.head[line] = after;
    else jobs.next[before] = after;
    if (after < 0) this.tail[line] = before;
    this.length[line] = this.length[line]! - 1;
  }
}

export class Processes {
  condition = new Uint8Array(0);
  /** Invalidates a start under way. */
  token = new Int32Array(0);
  busy = new Int32Array(0);
  awaiting = new Int32Array(0);
  runnable = new Int32Array(0);
  changedMs = new Float64Array(0);
  perJobMs = new Float64Array(0);
  demandStream = new Int32Array(0);
  choiceStream = new Int32Array(0);

  resize(count: number): void {
    if (count > this.condition.length) growAll(this, count);
  }
}

export class Sources {
  /** Invalidates the arrival that is scheduled. */
  token = new Int32Array(0);
  rate = new Float64Array(0);
  population = new Int32Array(0);
  /** Closed users that are to leave once their request ends. */
  leaving = new Int32Array(0);
  inFlight = new Int32Array(0);
  changedMs = new Float64Array(0);
  arrivalStream = new Int32Array(0);
  choiceStream = new Int32Array(0);

  resize(count: number): void {
    if (count > this.token.length) growAll(this, count);
  }
}

/** All that changes while the engine runs. */
export class EngineState {
  /** In an array, so that storing the time allocates nothing. */
  clock = new Float64Array(1);
  hash = 0x811c9dc5;
  events = 0;
  list = new EventList();
  rings = new DelayRings();
  cpus = new MachineCpus();
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
