/** The work on a machine in the order in which it will be done: the next few in a sorted line, the rest in a heap behind it. */
import { F, I, standInLine } from './cells.ts';
import { allocate, widened } from './heap.ts';
import { MACHINES } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** A piece of work: what the machine will have attained when it is done (a fraction), and its job. */
export class DUE {
  static readonly done = 0;
  static readonly job = 2;
  static readonly cells = 4;
}

/** New work is seldom done before what is there already, so its place is found near the end. So many stand in line at most, and so many are fetched from the heap when it is empty. */
const LINE_MOST: i32 = 64;
const FETCHED: i32 = 32;
const FIRST_ROOM: i32 = 32;
/** In front of the room stand so many that nothing comes before, and behind it is room for as many: see `standInLine`. */
const AROUND: i32 = 8;

/** Room for the line of a machine. */
export function openDueWork(machine: i32): void {
  openRoom(machine, FIRST_ROOM);
  forgetDueWork(machine);
}

function openRoom(machine: i32, places: i32): void {
  const front = allocate((places + 2 * AROUND) * DUE.cells);
  const room = front + AROUND * DUE.cells;
  for (let place = front; place < room; place += DUE.cells) F[place >> 1] = -Infinity;
  I[machine + MACHINES.dueRoom] = room;
  I[machine + MACHINES.dueRoomEnd] = room + places * DUE.cells;
}

/** Takes all of it out. */
export function forgetDueWork(machine: i32): void {
  const room = I[machine + MACHINES.dueRoom];
  I[machine + MACHINES.due] = room;
  I[machine + MACHINES.dueEnd] = room;
  I[machine + MACHINES.later] = 0;
}

/** Enters a piece of work; true when it is the next to be done. */
// @inline
export function enterDueWork(machine: i32, done: f64, job: i32): boolean {
  if (isCrowded(machine) && !makePlace(machine, done)) {
    enterLater(machine, done, job);
    return false;
  }
  let end = I[machine + MACHINES.dueEnd];
  if (end === I[machine + MACHINES.dueRoomEnd]) end = moveLine(machine);
  I[machine + MACHINES.dueEnd] = end + DUE.cells;
  standInLine(end, done, job);
  return I[I[machine + MACHINES.due] + DUE.job] === job;
}

/** Takes the next piece out; there must be one. */
export function dropDueWork(machine: i32): void {
  const first = I[machine + MACHINES.due];
  F[first >> 1] = -Infinity;
  I[machine + MACHINES.due] = first + DUE.cells;
  if (first + DUE.cells === I[machine + MACHINES.dueEnd] && I[machine + MACHINES.later] > 0) fetch(machine);
}

function isCrowded(machine: i32): boolean {
  const inLine = I[machine + MACHINES.dueEnd] - I[machine + MACHINES.due];
  return I[machine + MACHINES.later] > 0 || inLine === LINE_MOST * DUE.cells;
}

/** Whether the line has a place for work: the last in a full line goes to the heap for it. */
function makePlace(machine: i32, done: f64): boolean {
  const end = I[machine + MACHINES.dueEnd];
  const last = end - DUE.cells;
  if (F[last >> 1] <= done) return false;
  if (end - I[machine + MACHINES.due] === LINE_MOST * DUE.cells) {
    I[machine + MACHINES.dueEnd] = last;
    enterLater(machine, F[last >> 1], I[last + DUE.job]);
  }
  return true;
}

/** The room ends here: the line moves to its beginning, or to a wider one. Returns where it ends now. */
function moveLine(machine: i32): i32 {
  const line = I[machine + MACHINES.due];
  const cells = I[machine + MACHINES.dueEnd] - line;
  const places = (I[machine + MACHINES.dueRoomEnd] - I[machine + MACHINES.dueRoom]) / DUE.cells;
  if (cells * 2 > places * DUE.cells) openRoom(machine, places * 2);
  const room = I[machine + MACHINES.dueRoom];
  for (let cell: i32 = 0; cell < cells; cell += DUE.cells) move(line + cell, room + cell);
  I[machine + MACHINES.due] = room;
  I[machine + MACHINES.dueEnd] = room + cells;
  return room + cells;
}

/** The earliest of the heap stand in line now. */
function fetch(machine: i32): void {
  const first = I[machine + MACHINES.dueRoom];
  let end = first;
  while (end < first + FETCHED * DUE.cells && I[machine + MACHINES.later] > 0) {
    move(I[machine + MACHINES.laterHeap], end);
    dropFirstLater(machine);
    end += DUE.cells;
  }
  I[machine + MACHINES.due] = first;
  I[machine + MACHINES.dueEnd] = end;
}

function move(from: i32, to: i32): void {
  F[to >> 1] = F[from >> 1];
  I[to + DUE.job] = I[from + DUE.job];
}

function enterLater(machine: i32, done: f64, job: i32): void {
  const many = I[machine + MACHINES.later];
  if (many === I[machine + MACHINES.laterRoom]) growLater(machine);
  I[machine + MACHINES.later] = many + 1;
  const heap = I[machine + MACHINES.laterHeap];
  let hole = many;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const above = heap + parent * DUE.cells;
    if (F[above >> 1] <= done) break;
    move(above, heap + hole * DUE.cells);
    hole = parent;
  }
  const place = heap + hole * DUE.cells;
  F[place >> 1] = done;
  I[place + DUE.job] = job;
}

function dropFirstLater(machine: i32): void {
  const last = I[machine + MACHINES.later] - 1;
  I[machine + MACHINES.later] = last;
  const heap = I[machine + MACHINES.laterHeap];
  const moved = heap + last * DUE.cells;
  const done = F[moved >> 1];
  let hole: i32 = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= last) break;
    let below = heap + child * DUE.cells;
    const beside = below + DUE.cells;
    if (child + 1 < last && F[beside >> 1] < F[below >> 1]) {
      child++;
      below = beside;
    }
    if (done <= F[below >> 1]) break;
    move(below, heap + hole * DUE.cells);
    hole = child;
  }
  move(moved, heap + hole * DUE.cells);
}

function growLater(machine: i32): void {
  const room = I[machine + MACHINES.laterRoom];
  const wider = room === 0 ? LINE_MOST : room * 2;
  const heap = widened(I[machine + MACHINES.laterHeap], room * DUE.cells, wider * DUE.cells);
  I[machine + MACHINES.laterHeap] = heap;
  I[machine + MACHINES.laterRoom] = wider;
}
