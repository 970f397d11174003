/** The engine: runs a flat model event by event. It reads no clock, draws no luck but its seed's, and knows no kinds. */
import { openWindow, settle } from './accounts.ts';
import { copyOf } from './checkpoint.ts';
import { answered, scheduleArrival, sendFromMix, sendRequest, timedOut } from './clients.ts';
import type { Ring } from './delay-rings.ts';
import { EVENT } from './messages.ts';
import type { EngineModel } from './model.ts';
import { SORT } from './next-up.ts';
import { timeoutIsLive } from './patience.ts';
import { makePlan, type Plan } from './plan.ts';
import { adopt, growState } from './reconfigure.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';
import { nextState } from './request-progress.ts';
import { arrive, callEnded, work } from './serve.ts';
import { CONDITION, EngineState } from './state.ts';
import { PROCESS } from './statistics.ts';
import { FLAG, type TraceBuffer } from './trace.ts';

/** Events between two looks at the bound. */
const BATCH = 512;

/** A copy of a whole run at one moment. */
export interface Checkpoint {
  readonly plan: Plan;
  readonly state: EngineState;
}

export class Engine {
  readonly seed: number;
  plan: Plan;
  state = new EngineState();
  /** Where single requests are told of; null: nobody looks. */
  trace: TraceBuffer | null = null;
  /** The present window's rows, at hand for the inner loop. */
  processRows = new Float64Array(0);
  sourceRows = new Float64Array(0);
  linkRows = new Float64Array(0);

  constructor(model: EngineModel, seed: number) {
    this.seed = seed >>> 0;
    this.plan = makePlan(model, null);
    this.state.handStream = this.state.random.open(this.seed, 'by hand');
    this.adoptPlan(null);
  }

  get nowMs(): number {
    return this.state.nowMs;
  }

  /** Takes on a changed model at the present time; what keeps its id keeps its work. */
  reconfigure(model: EngineModel): void {
    const earlier = this.plan;
    this.plan = makePlan(model, earlier);
    this.adoptPlan(earlier);
  }

  private adoptPlan(earlier: Plan | null): void {
    growState(this, earlier);
    this.bindRows();
    adopt(this, earlier);
  }

  private bindRows(): void {
    const { measured } = this.state;
    this.processRows = measured.processes.values;
    this.sourceRows = measured.sources.values;
    this.linkRows = measured.links.values;
  }

  checkpoint(): Checkpoint {
    return { plan: this.plan, state: copyOf(this.state) };
  }

  restore(checkpoint: Checkpoint): void {
    this.plan = checkpoint.plan;
    this.state = copyOf(checkpoint.state);
    this.bindRows();
  }

  /** Sends one request by hand. Returns its number, or -1 when nobody can be asked. */
  sendByHand(sourceId: string, mixIndex: number): number {
    const source = this.plan.sources.find(sourceId);
    return source === undefined ? -1 : sendRequest(this, source, mixIndex, FLAG.byHand);
  }

  /** Runs all events up to and including `untilMs`; `maxEvents` bounds the work. Returns false when the bound stopped it. */
  runUntil(untilMs: number, maxEvents = Infinity): boolean {
    for (let left = maxEvents; left > 0; left -= BATCH)
      if (this.runBatch(untilMs, left < BATCH ? left : BATCH)) return true;
    return false;
  }

  /** A short call of its own, so that the compiler sees it often and keeps its numbers in registers. */
  private runBatch(untilMs: number, events: number): boolean {
    const { state } = this;
    const { next, clock } = state;
    for (let i = 0; i < events; i++) {
      const ms = next.time[1]!;
      if (ms > untilMs) {
        if (clock[0]! < untilMs) clock[0] = untilMs;
        return true;
      }
      clock[0] = ms;
      const leaf = next.who[1]!;
      const index = next.index[leaf]!;
      switch (next.sort[leaf]) {
        case SORT.ring: {
          const ring = state.rings.rings[index]!;
          const { cells, first } = ring;
          ring.drop();
          next.set(leaf, ring.nextMs);
          this.handle(cells[first]!, cells[first + 1]!, cells[first + 2]!, cells[first + 3]!);
          break;
        }
        case SORT.machine:
          this.workDone(index);
          break;
        case SORT.source:
          this.fold(EVENT.arrival, index);
          scheduleArrival(this, index);
          sendFromMix(this, index);
          break;
        case SORT.expiry:
          this.expireFirst(state.expiries.rings[index]!);
          break;
        default:
          this.handleListed();
      }
    }
    return false;
  }

  private handle(kind: number, a: number, b: number, c: number): void {
    const { requests, jobs, sources, processes } = this.state;
    this.fold(kind, a);
    switch (kind) {
      case EVENT.arrive:
        if (jobs.cells[a + JOB_AT.token] === b && jobs.cells[a + JOB_AT.place] === JOB.travelling)
          arrive(this, a);
        return;
      case EVENT.reply:
        if (
          jobs.cells[a + JOB_AT.place] === JOB.awaiting &&
          jobs.cells[a + JOB_AT.callToken] === b &&
          this.passes(c)
        )
          callEnded(this, a, c & 255);
        return;
      case EVENT.answer:
        if (requests.cells[a + REQUEST_AT.token] === b && this.passes(c)) answered(this, a, c & 255);
        return;
      case EVENT.delayDone:
        if (jobs.cells[a + JOB_AT.token] === b && jobs.cells[a + JOB_AT.place] === JOB.delayed) work(this, a);
        return;
      case EVENT.processUp:
        if (processes.token[a] === b) processes.condition[a] = CONDITION.up;
        return;
      case EVENT.thinkDone:
        if (sources.leaving[a]! > 0) sources.leaving[a]!--;
        else sendFromMix(this, a);
        return;
      default:
        if (timeoutIsLive(this, c, a, b)) timedOut(this, c, a);
    }
  }

  private handleListed(): void {
    const { list, next, listLeaf } = this.state;
    const kind = list.kind[0]!;
    const a = list.a[0]!;
    const b = list.b[0]!;
    const c = list.c[0]!;
    list.drop();
    next.set(listLeaf, list.next());
    this.handle(kind, a, b, c);
  }

  private workDone(machine: number): void {
    const { state } = this;
    const { cpus, jobs, processes } = state;
    const job = cpus.first(machine);
    const process = jobs.cells[job + JOB_AT.process]!;
    cpus.finish(machine, state.next);
    processes.runnable[process]!--;
    this.processRows[process * PROCESS.stride + PROCESS.cpuMs]! +=
      cpus.work[1]! / cpus.queues[machine]!.speed;
    this.fold(EVENT.workDone, job);
    work(this, job);
  }

  /** Gives a job the work in `cpus.work[0]` for the CPU. */
  addWork(process: number, job: number): void {
    const { state } = this;
    const { cpus, processes } = state;
    const machine = this.plan.machineOf[process]!;
    cpus.add(machine, job, state.next);
    processes.runnable[process]!++;
    this.processRows[process * PROCESS.stride + PROCESS.cpuMs]! -=
      cpus.work[1]! / cpus.queues[machine]!.speed;
  }

  /** The first time-out of a ring is due, or it concerns nobody any more and only its time came. */
  private expireFirst(ring: Ring): void {
    const { state } = this;
    const { cells, first } = ring;
    const isDue = ring.nextMs <= state.nowMs;
    if (isDue) ring.drop();
    state.next.set(ring.leaf, ring.nextMs);
    if (!isDue || !timeoutIsLive(this, cells[first]!, cells[first + 1]!, cells[first + 2]!)) return;
    this.fold(EVENT.timeout, cells[first + 1]!);
    timedOut(this, cells[first]!, cells[first + 1]!);
  }

  /** Whether a reply gets through the link it is on (packed with its outcome). */
  private passes(outcomeAndLink: number): boolean {
    const link = (outcomeAndLink >> 8) - 1;
    return link < 0 || this.plan.cut[link] === 0;
  }

  /** Folds an event into the hash of the run. */
  private fold(kind: number, what: number): void {
    const { clock, hashes, counts } = this.state;
    counts[0]!++;
    hashes[0] = Math.imul(hashes[0]! ^ ((clock[0]! * 1024) | 0) ^ (kind << 24) ^ what, 0x01000193);
  }

  /** Schedules an event at any time. */
  at(ms: number, kind: number, a: number, b: number, c: number): void {
    const { list, next, listLeaf } = this.state;
    list.push(ms, kind, a, b, c);
    if (ms < next.timeOf(listLeaf)) next.set(listLeaf, ms);
  }

  /** Leaves a draw in `random.drawn[0]`. */
  draw(distribution: number, job: number): void {
    const { jobs, processes, random, handStream } = this.state;
    const byHand = (jobs.cells[job + JOB_AT.flags]! & FLAG.byHand) !== 0;
    const stream = byHand ? handStream : processes.demandStream[jobs.cells[job + JOB_AT.process]!]!;
    this.plan.distributions.draw(distribution, random, stream);
  }

  choiceStreamOf(job: number): number {
    const { jobs, processes, handStream } = this.state;
    return (jobs.cells[job + JOB_AT.flags]! & FLAG.byHand) !== 0
      ? handStream
      : processes.choiceStream[jobs.cells[job + JOB_AT.process]!]!;
  }

  /** Moves the life of the request whose root job this is, if its client still waits. */
  liveStep(job: number, event: number): void {
    const { jobs, requests } = this.state;
    if (jobs.cells[job + JOB_AT.parent] !== -1) return;
    const request = jobs.cells[job + JOB_AT.request]!;
    if (requests.cells[request + REQUEST_AT.token] !== jobs.cells[job + JOB_AT.requestToken]) return;
    requests.cells[request + REQUEST_AT.life] = nextState(requests.cells[request + REQUEST_AT.life]!, event);
  }

  /** Changes a count of a process; its integral over time is settled when the window closes. */
  count(counts: Int32Array, process: number, integral: number, by: number): void {
    counts[process]! += by;
    this.processRows[process * PROCESS.stride + integral]! -= by * this.state.clock[0]!;
  }

  traceJob(type: number, job: number, a: number, b: number, c: number, flags: number): void {
    if (this.trace === null) return;
    const { jobs, nowMs } = this.state;
    this.trace.push(
      nowMs,
      type,
      jobs.moments[(job >> 1) + JOB_AT.requestNumber]!,
      jobs.moments[(job >> 1) + JOB_AT.number]!,
      a,
      b,
      c,
      jobs.cells[job + JOB_AT.flags]! | flags,
      jobs.cells[job + JOB_AT.source]!,
    );
  }

  /** Closes the window of measurements and hands it out; a new one begins. */
  closeWindow<T>(read: (state: EngineState) => T): T {
    settle(this);
    const result = read(this.state);
    openWindow(this);
    return result;
  }
}
