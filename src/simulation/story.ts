/** The story of one request, rebuilt from its rows: where it was when, its state, and what went wrong. */
import { OUTCOMES, type Outcome } from '../engine/outcome.ts';
import {
  INITIAL_REQUEST_STATE,
  REQUEST_LIFE,
  type RequestEvent,
  type RequestState,
  type RequestStep,
} from '../engine/request-life.ts';
import { COLUMN, FLAG, LOST, TRACE, TRACE_STRIDE } from '../engine/trace.ts';
import {
  type Happening,
  type LifeEvent,
  type Phase,
  type RequestStory,
  type Span,
  type StoryEvent,
  totalsOf,
} from './request-story.ts';
import type { Story } from './results.ts';
import { circleOf, type Job } from './story-job.ts';

const lostReasons = Object.keys(LOST) as (keyof typeof LOST)[];

/** Reads the rows up to the playhead. `source` is the slot of the client population that sent the request. */
export function buildStory(story: Story, source: number, playheadMs = Infinity): RequestStory {
  return new StoryReader(story, source, playheadMs).read();
}

class StoryReader {
  private readonly story: Story;
  private readonly client: string;
  private readonly playheadMs: number;
  private readonly jobs = new Map<number, Job>();
  /** Calls whose message has not set out yet, oldest first. */
  private readonly calls: { caller: Job; target: string }[] = [];
  private readonly spans: Omit<Span, 'afterEnd'>[] = [];
  private readonly events: StoryEvent[] = [];
  private readonly life: LifeEvent[] = [];
  private readonly visited: { state: RequestState; atMs: number }[] = [];
  private state: RequestState = INITIAL_REQUEST_STATE;
  private operationSlot = -1;
  private mixIndex = -1;
  private byHand = false;
  private startedMs = 0;
  private endedMs: number | null = null;
  private outcome: Outcome | null = null;

  constructor(story: Story, source: number, playheadMs: number) {
    this.story = story;
    this.client = story.layout.sources[source] ?? '';
    this.playheadMs = playheadMs;
  }

  read(): RequestStory {
    const { rows, layout, request } = this.story;
    let lastMs = 0;
    for (let at = 0; at + TRACE_STRIDE <= rows.length; at += TRACE_STRIDE) {
      const row = rows.subarray(at, at + TRACE_STRIDE);
      const timeMs = row[COLUMN.time] ?? 0;
      if (row[COLUMN.request] !== request) continue;
      if (timeMs > this.playheadMs) break;
      if (this.visited.length === 0) {
        this.startedMs = timeMs;
        this.visited.push({ state: this.state, atMs: timeMs });
      }
      lastMs = Math.max(lastMs, timeMs);
      this.readRow(row, timeMs);
    }
    const nowMs = Number.isFinite(this.playheadMs) ? this.playheadMs : Math.max(lastMs, ...this.arrivals());
    for (const job of this.jobs.values()) this.close(job, nowMs, true);
    const spans = this.splitAtEnd();
    return {
      request,
      client: this.client,
      requestClass: layout.mixes[layout.sources.indexOf(this.client)]?.[this.mixIndex] ?? null,
      operation: layout.operations[this.operationSlot] ?? null,
      byHand: this.byHand,
      startedMs: this.startedMs,
      endedMs: this.endedMs,
      outcome: this.outcome,
      nowMs,
      state: this.state,
      life: this.life,
      visited: this.visited,
      spans,
      totals: totalsOf(spans),
      events: this.events,
    };
  }

  /** When the messages still under way will arrive. */
  private arrivals(): number[] {
    return [...this.jobs.values()].map(({ open }) => open?.dueMs ?? 0).filter(Number.isFinite);
  }

  private readRow(row: Float64Array, timeMs: number): void {
    const [type = -1, number = 0, a = 0, b = 0, c = 0, flags = 0] = [
      row[COLUMN.type],
      row[COLUMN.job],
      row[COLUMN.a],
      row[COLUMN.b],
      row[COLUMN.c],
      row[COLUMN.flags],
    ];
    if (flags & FLAG.byHand) this.byHand = true;
    if (type === TRACE.sent) {
      this.mixIndex = b;
      this.operationSlot = c;
      this.tell(timeMs, 'sent', this.client, 0);
    } else if (type === TRACE.done) {
      this.end(timeMs, OUTCOMES[b] ?? 'ok');
    } else if (type === TRACE.flight) {
      this.readFlight(timeMs, number, b, c, flags);
    } else {
      const job = this.jobs.get(number) ?? this.newJob(number, (flags & FLAG.nested) !== 0);
      job.place = this.story.layout.processes[a] ?? job.place;
      this.readWork(type, job, timeMs, b, c);
    }
  }

  /** A row about a job in its process. */
  private readWork(type: number, job: Job, timeMs: number, b: number, c: number): void {
    switch (type) {
      case TRACE.queue:
        this.move(job, timeMs, 'worker');
        this.tell(timeMs, 'queued', job.place, job.depth);
        this.advance(job, 'queue', timeMs);
        break;
      case TRACE.start:
        this.move(job, timeMs, 'served');
        this.tell(timeMs, 'started', job.place, job.depth);
        this.advance(job, 'start', timeMs);
        break;
      case TRACE.call: {
        const target = this.story.layout.processes[b] ?? '';
        this.move(job, timeMs, c === 1 ? 'connection' : 'dependency', target);
        if (c !== 1) this.calls.push({ caller: job, target });
        this.tell(timeMs, c === 1 ? 'waits-for-connection' : 'waits', job.place, job.depth, target);
        this.advance(job, 'call', timeMs);
        break;
      }
      case TRACE.return:
        this.forgetCallsOf(job, timeMs);
        this.move(job, timeMs, 'served');
        this.tell(timeMs, 'goes-on', job.place, job.depth);
        this.advance(job, 'return', timeMs);
        break;
      case TRACE.leave:
        this.close(job, timeMs, false);
        this.tell(timeMs, 'left', job.place, job.depth, null, OUTCOMES[b] ?? null);
        break;
      case TRACE.reject:
        this.close(job, timeMs, false);
        this.tell(
          timeMs,
          'turned-away',
          job.place,
          job.depth,
          null,
          OUTCOMES[b] ?? null,
          null,
          c > 0 ? job : null,
        );
        break;
      case TRACE.lost:
        this.move(job, timeMs, 'silence');
        this.tell(
          timeMs,
          'lost',
          job.place,
          job.depth,
          null,
          null,
          lostReasons.find((reason) => LOST[reason] === b),
        );
        break;
    }
  }

  /** The worker goes on: calls that never set out will not, and nobody waits for lost ones any more. */
  private forgetCallsOf(caller: Job, timeMs: number): void {
    this.calls.splice(0, this.calls.length, ...this.calls.filter((call) => call.caller !== caller));
    for (const job of this.jobs.values()) {
      if (job.caller === caller && job.open?.phase === 'silence') this.close(job, timeMs, false);
    }
  }

  private readFlight(timeMs: number, number: number, arrivalMs: number, code: number, flags: number): void {
    const reply = (flags & FLAG.reply) !== 0;
    const job = this.jobs.get(number) ?? this.newJob(number, (flags & FLAG.nested) !== 0);
    const caller = job.caller?.place ?? this.client;
    const [from, to] = reply ? [job.place, caller] : [caller, job.place];
    this.close(job, timeMs, false);
    job.open = { phase: 'network', from, place: to, waitsFor: null, fromMs: timeMs, dueMs: arrivalMs };
    this.tell(
      timeMs,
      reply ? 'answered' : 'set-out',
      from,
      job.depth,
      to,
      reply ? (OUTCOMES[code] ?? null) : null,
    );
    this.advance(job, reply ? 'reply' : 'resolved', timeMs);
  }

  private newJob(number: number, nested: boolean): Job {
    const call = nested ? this.calls.shift() : undefined;
    const processSlot = this.story.layout.processOf[this.operationSlot] ?? -1;
    const job: Job = {
      number,
      depth: nested ? (call?.caller.depth ?? 0) + 1 : 0,
      caller: call?.caller ?? null,
      place: call?.target ?? this.story.layout.processes[processSlot] ?? '',
      open: null,
    };
    this.jobs.set(number, job);
    return job;
  }

  private move(job: Job, timeMs: number, phase: Phase, waitsFor: string | null = null): void {
    this.close(job, timeMs, false);
    job.open = { phase, from: null, place: job.place, waitsFor, fromMs: timeMs, dueMs: Infinity };
  }

  /** Ends the job's stretch at this time; a message arrives when it is due, however late that is told. */
  private close(job: Job, timeMs: number, still: boolean): void {
    const { open } = job;
    if (open === null) return;
    job.open = null;
    const toMs = Math.max(open.fromMs, Math.min(timeMs, open.dueMs));
    this.spans.push({
      job: job.number,
      phase: open.phase,
      place: open.place,
      from: open.from,
      waitsFor: open.waitsFor,
      fromMs: open.fromMs,
      toMs,
      depth: job.depth,
      open: still && open.dueMs > timeMs,
    });
  }

  private end(timeMs: number, outcome: Outcome): void {
    if (this.endedMs !== null) return;
    const delivered = REQUEST_LIFE[this.state as RequestStep].deliver?.includes(outcome) === true;
    this.life.push({ event: delivered ? 'deliver' : 'give-up', outcome, atMs: timeMs });
    this.endedMs = timeMs;
    this.outcome = outcome;
    this.state = outcome;
    this.visited.push({ state: outcome, atMs: timeMs });
    for (const job of this.jobs.values()) {
      if (job.depth === 0 && (job.open?.phase === 'silence' || job.open?.phase === 'network'))
        this.close(job, timeMs, false);
    }
    this.tell(timeMs, 'ended', this.client, 0, null, outcome);
  }

  /** One step in the life of the request itself; what happens after its end changes nothing. */
  private advance(job: Job, event: RequestEvent, timeMs: number): void {
    if (job.depth > 0 || this.endedMs !== null) return;
    const next = REQUEST_LIFE[this.state as RequestStep][event];
    if (typeof next !== 'string') return;
    this.life.push({ event, outcome: null, atMs: timeMs });
    this.state = next;
    this.visited.push({ state: next, atMs: timeMs });
  }

  private tell(
    atMs: number,
    what: Happening,
    place: string,
    depth: number,
    other: string | null = null,
    outcome: Outcome | null = null,
    lost: keyof typeof LOST | null = null,
    looped: Job | null = null,
  ): void {
    const circle = looped && circleOf(looped);
    this.events.push({ atMs, what, place, other, outcome, lost, circle, depth });
  }

  private splitAtEnd(): Span[] {
    const endMs = this.endedMs ?? Infinity;
    const split = this.spans.flatMap((span): Span[] => {
      if (span.fromMs >= endMs) return [{ ...span, afterEnd: true }];
      if (span.toMs <= endMs) return [{ ...span, afterEnd: false }];
      return [
        { ...span, toMs: endMs, open: false, afterEnd: false },
        { ...span, fromMs: endMs, afterEnd: true },
      ];
    });
    return split.sort((left, right) => left.fromMs - right.fromMs || left.depth - right.depth);
  }
}
