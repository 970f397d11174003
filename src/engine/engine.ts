/** The engine: runs a flat model event by event. It reads no clock, draws no luck but its seed's, and knows no kinds. */
import { copyOf } from './checkpoint.ts';
import { answered, scheduleArrival, sendFromMix, sendRequest, timedOut, timeoutIsLive } from './clients.ts';
import { EVENT } from './messages.ts';
import type { EngineModel } from './model.ts';
import { makePlan, type Plan } from './plan.ts';
import { adopt, growState } from './reconfigure.ts';
import { nextState } from './request-progress.ts';
import { arrive, callEnded, work } from './serve.ts';
import { CONDITION, EngineState, JOB } from './state.ts';
import { MACHINE, PROCESS, SOURCE } from './statistics.ts';
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
    const { list, cpus, rings } = state;
    for (let i = 0; i < events; i++) {
      const listMs = list.next();
      const cpuMs = cpus.next();
      let next = rings.nextMs;
      if (listMs < next) next = listMs;
      if (cpuMs < next) next = cpuMs;
      if (next > untilMs) {
        if (state.nowMs < untilMs) state.nowMs = untilMs;
        return true;
      }
      state.nowMs = next;
      state.events++;
      if (rings.nextMs === next) {
        const ring = rings.first();
        const at = ring.head;
        const kind = ring.kind[at]!;
        const a = ring.a[at]!;
        const b = ring.b[at]!;
        const c = ring.c[at]!;
        rings.drop();
        this.handle(kind, a, b, c);
      } else if (cpuMs === next) this.handleWorkDone();
      else {
        const kind = list.kind[0]!;
        const a = list.a[0]!;
        const b = list.b[0]!;
        const c = list.c[0]!;
        list.drop();
        this.handle(kind, a, b, c);
      }
    }
    return false;
  }

  private handle(kind: number, a: number, b: number, c: number): void {
    const { requests, jobs, sources, processes } = this.state;
    this.fold(kind, a);
    switch (kind) {
      case EVENT.arrival:
        if (sources.token[a] !== b) return;
        scheduleArrival(this, a);
        return sendFromMix(this, a);
      case EVENT.arrive:
        if (jobs.token[a] === b && jobs.place[a] === JOB.travelling) arrive(this, a);
        return;
      case EVENT.reply:
        if (jobs.place[a] === JOB.awaiting && jobs.callToken[a] === b && this.passes(c))
          callEnded(this, a, c & 255);
        return;
      case EVENT.answer:
        if (requests.token[a] === b && this.passes(c)) answered(this, a, c & 255);
        return;
      case EVENT.delayDone:
        if (jobs.token[a] === b && jobs.place[a] === JOB.delayed) work(this, a);
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

  private handleWorkDone(): void {
    const { state } = this;
    const job = state.cpus.finish(state.nowMs);
    const process = state.jobs.process[job]!;
    this.touchCpu(process);
    state.processes.runnable[process]!--;
    this.fold(EVENT.workDone, job);
    work(this, job);
  }

  /** Whether a reply gets through the link it is on (packed with its outcome). */
  private passes(outcomeAndLink: number): boolean {
    const link = (outcomeAndLink >> 8) - 1;
    return link < 0 || this.plan.cut[link] === 0;
  }

  /** Folds an event into the hash of the run. */
  private fold(kind: number, what: number): void {
    const { state } = this;
    const time = state.nowMs * 1024;
    state.hash = Math.imul(state.hash ^ (time | 0) ^ (kind << 24) ^ what, 0x01000193);
  }

  /** Schedules an event after a delay that many others share. */
  after(delayMs: number, kind: number, a: number, b: number, c: number): void {
    const { state } = this;
    const ring = state.rings.ringOf(delayMs);
    if (ring >= 0) state.rings.push(ring, state.nowMs + delayMs, kind, a, b, c);
    else state.list.push(state.nowMs + delayMs, kind, a, b, c);
  }

  /** Sets a time-out of a kind for a slot as long as its token holds; Infinity is none. */
  expire(afterMs: number, kind: number, slot: number, token: number): void {
    if (afterMs < Infinity) this.after(afterMs, EVENT.timeout, slot, token, kind);
  }

  draw(distribution: number, job: number): number {
    const { jobs, processes, random, handStream } = this.state;
    const byHand = (jobs.flags[job]! & FLAG.byHand) !== 0;
    const stream = byHand ? handStream : processes.demandStream[jobs.process[job]!]!;
    return this.plan.distributions.draw(distribution, random, stream);
  }

  choiceStreamOf(job: number): number {
    const { jobs, processes, handStream } = this.state;
    return (jobs.flags[job]! & FLAG.byHand) !== 0 ? handStream : processes.choiceStream[jobs.process[job]!]!;
  }

  /** Moves the life of the request whose root job this is, if its client still waits. */
  liveStep(job: number, event: number): void {
    const { jobs, requests } = this.state;
    if (jobs.parent[job] !== -1) return;
    const request = jobs.request[job]!;
    if (requests.token[request] !== jobs.requestToken[job]) return;
    requests.life[request] = nextState(requests.life[request]!, event);
  }

  /** Brings the time integrals of a process up to now; call before its counts change. */
  touchProcess(process: number): void {
    const { state } = this;
    const { processes } = state;
    const elapsed = state.nowMs - processes.changedMs[process]!;
    if (elapsed <= 0) return;
    const row = process * PROCESS.stride;
    const values = this.processRows;
    values[row + PROCESS.busyIntegral]! += elapsed * processes.busy[process]!;
    values[row + PROCESS.awaitingIntegral]! += elapsed * processes.awaiting[process]!;
    values[row + PROCESS.queueIntegral]! += elapsed * state.backlogs.length[process]!;
    processes.changedMs[process] = state.nowMs;
  }

  /** Books the CPU time of a process up to now; call before its runnable jobs change. */
  touchCpu(process: number): void {
    const { state } = this;
    const { processes, cpus } = state;
    const machine = this.plan.machineOf[process]!;
    cpus.advance(machine, state.nowMs);
    const perJobMs = cpus.queues[machine]!.perJobMs;
    this.processRows[process * PROCESS.stride + PROCESS.cpuMs]! +=
      processes.runnable[process]! * (perJobMs - processes.perJobMs[process]!);
    processes.perJobMs[process] = perJobMs;
  }

  touchSource(source: number): void {
    const { state } = this;
    const { sources } = state;
    const elapsed = state.nowMs - sources.changedMs[source]!;
    if (elapsed <= 0) return;
    this.sourceRows[source * SOURCE.stride + SOURCE.inFlightIntegral]! += elapsed * sources.inFlight[source]!;
    sources.changedMs[source] = state.nowMs;
  }

  traceJob(type: number, job: number, a: number, b: number, c: number, flags: number): void {
    if (this.trace === null) return;
    const { jobs, nowMs } = this.state;
    this.trace.push(
      nowMs,
      type,
      jobs.requestNumber[job]!,
      jobs.number[job]!,
      a,
      b,
      c,
      jobs.flags[job]! | flags,
      jobs.source[job]!,
    );
  }

  /** Closes the window of measurements and hands it out; a new one begins. */
  closeWindow<T>(read: (state: EngineState) => T): T {
    const { state } = this;
    const { measured, processes, sources, cpus } = state;
    for (let process = 0; process < this.plan.processes.count; process++) {
      this.touchProcess(process);
      this.touchCpu(process);
      const row = process * PROCESS.stride;
      measured.processes.values[row + PROCESS.busy] = processes.busy[process]!;
      measured.processes.values[row + PROCESS.awaiting] = processes.awaiting[process]!;
      measured.processes.values[row + PROCESS.queue] = state.backlogs.length[process]!;
      measured.processes.values[row + PROCESS.condition] = processes.condition[process]!;
    }
    for (let source = 0; source < this.plan.sources.count; source++) {
      this.touchSource(source);
      measured.sources.values[source * SOURCE.stride + SOURCE.inFlight] = sources.inFlight[source]!;
    }
    for (let machine = 0; machine < this.plan.machines.count; machine++) {
      cpus.advance(machine, state.nowMs);
      const row = machine * MACHINE.stride;
      measured.machines.values[row + MACHINE.busyMs] = cpus.queues[machine]!.busyMs;
      measured.machines.values[row + MACHINE.cores] = this.plan.cores[machine]!;
      measured.machines.values[row + MACHINE.condition] = this.plan.speed[machine] === 0 ? 0 : 2;
      cpus.queues[machine]!.busyMs = 0;
    }
    const result = read(state);
    for (const columns of [measured.sources, measured.processes, measured.machines, measured.links])
      columns.values.fill(0);
    measured.sourceResponse.clear();
    measured.processResponse.clear();
    measured.fromMs = state.nowMs;
    return result;
  }
}
