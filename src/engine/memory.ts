/** An engine's memory: where it comes from, what stands in it from the beginning, and the rows of the model's parts. */
import { F, failBy, I, makeRoom, type Room, workOn } from './core/cells.ts';
import { FAILURE } from './core/failures.ts';
import { allocate, firstOf, widened } from './core/heap.ts';
import { FIXED, HEAD, STORE } from './core/map.ts';
import { addLeaf, openTournament, SORT } from './core/next-up.ts';
import { EXPONENTIAL_TAIL, NORMAL_TAIL } from './core/random.ts';
import { openAtOnce } from './core/rings.ts';
import { run } from './core/run.ts';
import { ODD_INVERSES, POWERS } from './numeric.ts';
import { OUTCOMES } from './outcome.ts';
import { REQUEST_EVENTS, REQUEST_LIFE, REQUEST_STATES, requestTable } from './request-life.ts';
import { openSwiftCore, type SwiftCore } from './swift-core.ts';
import { EXPONENTIAL, type Layers, NORMAL } from './ziggurat.ts';

/** Opens a swift core with a memory of so many pages; it fails by `fail`. */
type SwiftCores = (
  pages: number,
  fail: (reason: number, one: number, other: number) => never,
) => SwiftCore | null;

let swiftCores: SwiftCores = openSwiftCore;

/** Engines made from now on run without WebAssembly, or with it where there is any. */
export function allowWebAssembly(wanted: boolean): void {
  swiftCores = wanted ? openSwiftCore : () => null;
}

/** Events that the inner loop counts. */
const MOST_AT_ONCE = 1 << 30;
const PAGE_BYTES = 65_536;
const FIRST_PAGES = 2;
/** 1 GB: beyond it the core cannot pack a link's address with an outcome. */
const MOST_CELLS = 1 << 28;

failBy(tellFailure);

function tellFailure(reason: number, one: number, other: number): never {
  const state = REQUEST_STATES[one] ?? one;
  if (reason === FAILURE.noStep)
    throw new Error(`A request that is ${state} cannot meet "${REQUEST_EVENTS[other]}".`);
  if (reason === FAILURE.noEnd)
    throw new Error(`A request that is ${state} cannot end with "${OUTCOMES[other]}".`);
  if (reason === FAILURE.notAtCall) throw new Error('A job that waits for a reply must stand at a call.');
  if (reason === FAILURE.releasedTwice) throw new Error('A job that is free cannot be released again.');
  throw new Error(
    'More requests are under way than there is memory for. Send less traffic, or let clients give up sooner.',
  );
}

export class EngineMemory implements Room {
  private readonly swift: SwiftCore | null;
  private buffer: ArrayBuffer;

  constructor() {
    this.swift = swiftCores(FIRST_PAGES, tellFailure);
    this.buffer = this.swift?.memory.buffer ?? new ArrayBuffer(FIRST_PAGES * PAGE_BYTES);
    this.enter();
    furnish();
  }

  /** From now on the core works on this memory. */
  enter(): void {
    if (this.swift) this.buffer = this.swift.memory.buffer;
    workOn(this.buffer, this);
  }

  grow(cells: number): ArrayBuffer {
    if (cells > MOST_CELLS) tellFailure(FAILURE.noMemory, cells, 0);
    const bytes = Math.max(cells * 4, this.buffer.byteLength * 1.5);
    if (this.swift) {
      this.swift.memory.grow(Math.ceil((bytes - this.buffer.byteLength) / PAGE_BYTES));
      this.buffer = this.swift.memory.buffer;
    } else {
      const wider = new ArrayBuffer(Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES);
      new Uint8Array(wider).set(new Uint8Array(this.buffer));
      this.buffer = wider;
    }
    return this.buffer;
  }

  /** Runs the inner loop, see `core/run.ts`, as often as it takes. */
  run(untilMs: number, mostEvents: number): boolean {
    let isDone = false;
    for (let left = mostEvents; left > 0 && !isDone; left -= MOST_AT_ONCE)
      isDone = this.runOnce(untilMs, Math.min(left, MOST_AT_ONCE));
    return isDone;
  }

  private runOnce(untilMs: number, mostEvents: number): boolean {
    this.enter();
    if (this.swift === null) return run(untilMs, mostEvents);
    const isDone = this.swift.run(untilMs, mostEvents) !== 0;
    this.enter();
    return isDone;
  }

  /** A copy of all that is in use. */
  copy(): Int32Array {
    this.enter();
    return I.slice(0, I[HEAD.top]);
  }

  /** Takes back what {@link copy} gave. */
  restore(cells: Int32Array): void {
    this.enter();
    makeRoom(cells.length);
    I.set(cells);
  }
}

/** What stands in a memory from the beginning: numbers that never change, an empty tournament, nobody in it. */
function furnish(): void {
  I[HEAD.hash] = 0x811c9dc5;
  I[HEAD.top] = FIXED.end * 2;
  F.set(POWERS, FIXED.powers);
  F.set(ODD_INVERSES, FIXED.odd);
  writeLayers(EXPONENTIAL, FIXED.exponential);
  writeLayers(NORMAL, FIXED.normal);
  if (EXPONENTIAL.tail !== EXPONENTIAL_TAIL || NORMAL.tail !== NORMAL_TAIL)
    throw new Error('The core and the tables of the ziggurats must begin their tails at one place.');
  I.set(requestTable(), HEAD.life);
  I.set(endings(), HEAD.endings);
  openAtOnce();
  openTournament(4);
  const leaf = addLeaf(SORT.list, 0);
  I[HEAD.listLeaf] = leaf;
}

/** See `core/random.ts`. */
function writeLayers({ limit, width, density }: Layers, at: number): void {
  limit.forEach((each, layer) => {
    F[at + layer * 2] = each;
    F[at + layer * 2 + 1] = width[layer] ?? 0;
  });
  F.set(density, at + limit.length * 2);
}

/** By state and event: one bit for each outcome that it may end with. */
function endings(): number[] {
  return REQUEST_STATES.flatMap((state) =>
    REQUEST_EVENTS.map((event) => {
      const ends = REQUEST_LIFE[state][event];
      if (!Array.isArray(ends)) return 0;
      return OUTCOMES.reduce((bits, outcome, code) => bits | (ends.includes(outcome) ? 1 << code : 0), 0);
    }),
  );
}

/** Cells of a table's entry in the head: where it is, how many rows, room. */
const ENTRY = 3;

/** The row of a slot in a table; 0 for a negative one: none. */
export function rowOf(table: number, slot: number): number {
  return slot < 0 ? 0 : I[I[HEAD.tables + table * ENTRY] + slot];
}

export function rowsIn(table: number): number {
  return I[HEAD.tables + table * ENTRY + 1];
}

/** Enters a row as the next slot of a table. */
export function enterRow(table: number, row: number): void {
  const entry = HEAD.tables + table * ENTRY;
  const many = I[entry + 1];
  if (many === I[entry + 2]) {
    const room = many === 0 ? 8 : many * 2;
    const wider = widened(I[entry], many, room);
    I[entry] = wider;
    I[entry + 2] = room;
  }
  I[I[entry] + many] = row;
  I[entry + 1] = many + 1;
}

/** A new row of so many cells, entered as the next slot of a table. */
export function newRow(table: number, cells: number): number {
  const row = allocate(cells);
  enterRow(table, row);
  return row;
}

/** All records of a store that were ever used, free ones too, in no order that means anything. */
export function recordsIn(store: number, stride: number): number[] {
  const records: number[] = [];
  let end = I[store + STORE.unused];
  for (let chunk = I[store + STORE.chunk]; chunk !== 0; chunk = I[chunk]) {
    for (let record = firstOf(chunk); record < end; record += stride) records.push(record);
    const earlier = I[chunk];
    end = earlier === 0 ? 0 : firstOf(earlier) + I[earlier + 1] * stride;
  }
  return records;
}
