/** Who sits where at the playhead: workers' cells, lines and messages under way, rebuilt from the rows of a run. */
import { OUTCOMES } from '../engine/outcome.ts';
import { COLUMN, FLAG, LOST, TRACE, TRACE_STRIDE } from '../engine/trace.ts';

/** A request in a cell or in a line. */
export interface Occupant {
  readonly request: number;
  readonly job: number;
  /** Slot of the client population it comes from. */
  readonly source: number;
  readonly write: boolean;
  /** Its worker waits for a dependency. */
  waiting: boolean;
  /** Slot of the process it waits for, -1 for none. */
  waitingFor: number;
}

/** A message under way on a link. */
export interface Flight {
  readonly request: number;
  readonly link: number;
  readonly leaveMs: number;
  readonly arriveMs: number;
  /** false: towards the server; true: an answer. */
  readonly reply: boolean;
  readonly write: boolean;
  readonly source: number;
  /** Outcome number carried by an answer; 0 is ok. */
  readonly outcome: number;
}

/** A request turned away or lost at a process: drawn as an x with a word. */
export interface Mishap {
  readonly request: number;
  readonly process: number;
  readonly atMs: number;
  readonly source: number;
  readonly write: boolean;
  /** "refused", "dropped", "no answer", "500"… */
  readonly word: string;
}

export interface ProcessOccupancy {
  /** Index is the cell; null is a free one. */
  readonly cells: readonly (Occupant | null)[];
  readonly line: readonly Occupant[];
}

/** The newest request of a client population, and its newest end. */
export interface NewestRequest {
  readonly request: number;
  readonly sentMs: number;
  /** Outcome number; -1 while it is under way. */
  readonly outcome: number;
  readonly endMs: number;
}

interface Room {
  cells: (Occupant | null)[];
  line: Occupant[];
}

const LOST_WORDS: Readonly<Record<number, string>> = {
  [LOST.machineOff]: 'no answer',
  [LOST.linkCut]: 'cut',
  [LOST.backlogFull]: 'dropped',
  [LOST.processGone]: 'gone',
};

/** Follows the rows of a run. Rows are applied in order of time; the drawing reads in between. */
export class Occupancy {
  readonly processes = new Map<number, Room>();
  flights: Flight[] = [];
  mishaps: Mishap[] = [];
  /** By source slot: the request that ended last, or the first one still under way. */
  readonly newest = new Map<number, NewestRequest>();
  private readonly jobs = new Map<number, { occupant: Occupant; process: number; cell: number }>();

  /** Forgets everybody and takes the places and newest requests that a keyframe describes. `keepFlights`: answers under way fly on. */
  reset(keyframe: Float64Array, keepFlights: boolean): void {
    for (const room of this.processes.values()) {
      room.cells = [];
      room.line = [];
    }
    this.jobs.clear();
    this.newest.clear();
    if (!keepFlights) this.flights = [];
    for (let at = 0; at < keyframe.length; at += TRACE_STRIDE)
      if (!keepFlights || keyframe[at + COLUMN.type] !== TRACE.flight) this.apply(keyframe, at);
  }

  /** Applies the row that begins at index `at`. */
  apply(rows: Float64Array, at: number): void {
    const time = rows[at + COLUMN.time] ?? 0;
    const request = rows[at + COLUMN.request] ?? -1;
    const job = rows[at + COLUMN.job] ?? -1;
    const a = rows[at + COLUMN.a] ?? -1;
    const b = rows[at + COLUMN.b] ?? -1;
    const c = rows[at + COLUMN.c] ?? -1;
    const flags = rows[at + COLUMN.flags] ?? 0;
    const source = rows[at + COLUMN.source] ?? -1;
    const write = (flags & FLAG.write) !== 0;
    switch (rows[at + COLUMN.type]) {
      case TRACE.flight: {
        const reply = (flags & FLAG.reply) !== 0;
        if (a >= 0)
          this.flights.push({
            request,
            link: a,
            leaveMs: time,
            arriveMs: b,
            reply,
            write,
            source,
            outcome: c,
          });
        return;
      }
      case TRACE.queue:
        this.seat({ request, job, source, write, waiting: false, waitingFor: -1 }, a, true);
        return;
      case TRACE.start:
        this.unseat(job);
        this.seat({ request, job, source, write, waiting: false, waitingFor: -1 }, a, false);
        return;
      case TRACE.call:
      case TRACE.return: {
        const occupant = this.jobs.get(job)?.occupant;
        if (!occupant) return;
        occupant.waiting = rows[at + COLUMN.type] === TRACE.call;
        occupant.waitingFor = occupant.waiting ? b : -1;
        return;
      }
      case TRACE.leave:
        this.unseat(job);
        return;
      case TRACE.reject:
        this.mishaps.push({ request, process: a, atMs: time, source, write, word: OUTCOMES[b] ?? 'failed' });
        return;
      case TRACE.lost:
        this.mishaps.push({ request, process: a, atMs: time, source, write, word: LOST_WORDS[b] ?? 'lost' });
        return;
      case TRACE.sent: {
        const newest = this.newest.get(a);
        if (!newest || newest.outcome >= 0)
          this.newest.set(a, { request, sentMs: time, outcome: -1, endMs: newest?.endMs ?? time });
        return;
      }
      case TRACE.done:
        this.newest.set(a, { request, sentMs: time - c, outcome: b, endMs: time });
        return;
    }
  }

  /** Lets go of messages that have arrived, and mishaps that are over. */
  sweep(flightsOverMs: number, mishapsOverMs: number): void {
    if (this.flights.some((flight) => flight.arriveMs < flightsOverMs))
      this.flights = this.flights.filter((flight) => flight.arriveMs >= flightsOverMs);
    if (this.mishaps.some((mishap) => mishap.atMs < mishapsOverMs))
      this.mishaps = this.mishaps.filter((mishap) => mishap.atMs >= mishapsOverMs);
  }

  private seat(occupant: Occupant, process: number, inLine: boolean): void {
    const room = this.roomOf(process);
    if (inLine) {
      room.line.push(occupant);
      this.jobs.set(occupant.job, { occupant, process, cell: -1 });
      return;
    }
    const free = room.cells.indexOf(null);
    const cell = free < 0 ? room.cells.length : free;
    room.cells[cell] = occupant;
    this.jobs.set(occupant.job, { occupant, process, cell });
  }

  private unseat(job: number): void {
    const seat = this.jobs.get(job);
    if (!seat) return;
    this.jobs.delete(job);
    const room = this.roomOf(seat.process);
    if (seat.cell >= 0) room.cells[seat.cell] = null;
    else room.line = room.line.filter((occupant) => occupant.job !== job);
  }

  private roomOf(process: number): Room {
    let room = this.processes.get(process);
    if (!room) {
      room = { cells: [], line: [] };
      this.processes.set(process, room);
    }
    return room;
  }
}
