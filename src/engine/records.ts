/** Requests and jobs as records side by side in one memory: all that an event touches of one of them lies together. */

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

/** Places of a request's numbers in {@link Records.cells}; from `sentMs` on in {@link Records.moments}. */
export const REQUEST_AT = {
  source: 0,
  mixIndex: 1,
  operation: 2,
  /** Number of its state, see `request-life.ts`; {@link NOBODY} while the record is free. */
  life: 3,
  flags: 4,
  /** Tells a re-used record from its earlier tenants. */
  token: 5,
  sentMs: 4,
  number: 5,
} as const;

/** Life of a record that holds no request. */
export const NOBODY = 255;

/** Places of a job's numbers in {@link Records.cells}; from `arrivedMs` on in {@link Records.moments}. */
export const JOB_AT = {
  place: 0,
  token: 1,
  /** Request and its token; the request may be gone while the work goes on. */
  request: 2,
  requestToken: 3,
  /** Calling job, -1 for a request's root job, -2 when nobody waits for the reply. */
  parent: 4,
  parentCall: 5,
  process: 6,
  operation: 7,
  instruction: 8,
  link: 9,
  depth: 10,
  /** Counts the calls this job made, so that late replies are known as such. */
  callToken: 11,
  /** Pool whose connection it holds or waits for, -1. */
  pool: 12,
  /** Target row of the call that waits for a connection. */
  target: 13,
  /** Process slot that it waits for, -1. */
  awaited: 14,
  /** Next in the line it stands in, or of the free records, -1. */
  next: 15,
  /** A branch of a parallel step: no worker of its own, its parent is the job that forked it. */
  isStrand: 16,
  /** Of a job that forked: branches still under way, and the first outcome that was not ok. */
  pending: 17,
  failure: 18,
  source: 19,
  flags: 20,
  /** Target row of the call, or of the client, that it came by. */
  cameBy: 21,
  /** When it arrived at its process; while it travels, when it will. */
  arrivedMs: 11,
  /** When a worker took it; while it travels, when it set out. */
  startedMs: 12,
  number: 13,
  requestNumber: 14,
} as const;

/** Records of one size. A record is named by the place of its first cell. */
class Records {
  cells: Int32Array;
  /** The same memory, for times and large numbers: place / 2 is its first. */
  moments: Float64Array;
  readonly stride: number;
  used = 0;
  live = 0;
  /** The free records are a list through this cell of each. */
  firstFree = -1;
  private readonly link: number;

  constructor(stride: number, link: number) {
    this.stride = stride;
    this.link = link;
    this.cells = new Int32Array(stride * 32);
    this.moments = new Float64Array(this.cells.buffer);
  }

  /** A free record, its tokens as they were left. */
  take(): number {
    this.live++;
    const free = this.firstFree;
    if (free >= 0) {
      this.firstFree = this.cells[free + this.link]!;
      return free;
    }
    const record = this.used;
    if (record === this.cells.length) {
      const wider = new Int32Array(this.cells.length * 2);
      wider.set(this.cells);
      this.cells = wider;
      this.moments = new Float64Array(wider.buffer);
    }
    this.used = record + this.stride;
    return record;
  }

  protected giveBack(record: number): void {
    this.live--;
    this.cells[record + this.link] = this.firstFree;
    this.firstFree = record;
  }

  /** All records that were ever used, free ones too. */
  all(): number[] {
    return Array.from({ length: this.used / this.stride }, (_, index) => index * this.stride);
  }
}

/** Requests of clients, from sending to the moment the client learns how it ended. */
export class Requests extends Records {
  sent = 0;

  constructor() {
    super(16, REQUEST_AT.source);
  }

  release(request: number): void {
    const { cells } = this;
    cells[request + REQUEST_AT.token] = (cells[request + REQUEST_AT.token]! + 1) & 0x3fffffff;
    cells[request + REQUEST_AT.life] = NOBODY;
    this.giveBack(request);
  }
}

/** Jobs: the root job of a request at its first process, and the jobs of its calls. */
export class Jobs extends Records {
  made = 0;

  constructor() {
    super(32, JOB_AT.next);
  }

  /** Gives a new job the request, place and client of another, and a number of its own. */
  copyOrigin(from: number, to: number): void {
    const { cells, moments } = this;
    for (const at of COPIED) cells[to + at] = cells[from + at]!;
    cells[to + JOB_AT.link] = -1;
    cells[to + JOB_AT.pool] = -1;
    cells[to + JOB_AT.awaited] = -1;
    moments[(to >> 1) + JOB_AT.number] = this.made++;
    moments[(to >> 1) + JOB_AT.requestNumber] = moments[(from >> 1) + JOB_AT.requestNumber]!;
    moments[(to >> 1) + JOB_AT.startedMs] = moments[(from >> 1) + JOB_AT.startedMs]!;
  }

  release(job: number): void {
    const { cells } = this;
    cells[job + JOB_AT.place] = JOB.free;
    cells[job + JOB_AT.token] = (cells[job + JOB_AT.token]! + 1) & 0x3fffffff;
    this.giveBack(job);
  }
}

const COPIED = [
  JOB_AT.request,
  JOB_AT.requestToken,
  JOB_AT.source,
  JOB_AT.flags,
  JOB_AT.operation,
  JOB_AT.process,
  JOB_AT.depth,
] as const;
