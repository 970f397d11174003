/** The list of events at any time: a binary heap, ordered by time, then by order of scheduling. */
import { F, I } from './cells.ts';
import { widened } from './heap.ts';
import { HEAD, MOMENT } from './map.ts';
import { nextOf, setNext } from './next-up.ts';
import type { f64, i32 } from './numbers.ts';

/** An event: time and order (fractions), then what it says. */
export class LISTED {
  static readonly time = 0;
  static readonly order = 1;
  static readonly kind = 4;
  static readonly a = 5;
  static readonly b = 6;
  static readonly c = 7;
  static readonly cells = 8;
}

/** Schedules an event at any time. */
export function at(ms: f64, kind: i32, a: i32, b: i32, c: i32): void {
  if (I[HEAD.listSize] === I[HEAD.listRoom]) grow();
  const list = I[HEAD.list];
  const order = F[MOMENT.listed];
  F[MOMENT.listed] = order + 1;
  let hole = I[HEAD.listSize];
  I[HEAD.listSize] = hole + 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (F[(list >> 1) + parent * 4] <= ms) break;
    move(list, parent, hole);
    hole = parent;
  }
  const cell = list + hole * LISTED.cells;
  F[cell >> 1] = ms;
  F[(cell >> 1) + LISTED.order] = order;
  I[cell + LISTED.kind] = kind;
  I[cell + LISTED.a] = a;
  I[cell + LISTED.b] = b;
  I[cell + LISTED.c] = c;
  if (ms < nextOf(I[HEAD.listLeaf])) setNext(I[HEAD.listLeaf], ms);
}

/** Removes the next event; read it before, at the beginning of the list. */
export function dropListed(): void {
  const last = I[HEAD.listSize] - 1;
  I[HEAD.listSize] = last;
  const list = I[HEAD.list];
  if (last > 0) {
    let hole: i32 = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      if (child + 1 < last && isBefore(list, child + 1, child)) child++;
      if (isBefore(list, last, child)) break;
      move(list, child, hole);
      hole = child;
    }
    move(list, last, hole);
  }
  setNext(I[HEAD.listLeaf], last === 0 ? Infinity : F[list >> 1]);
}

function isBefore(list: i32, one: i32, other: i32): boolean {
  const first = (list >> 1) + one * 4;
  const second = (list >> 1) + other * 4;
  if (F[first] !== F[second]) return F[first] < F[second];
  return F[first + LISTED.order] < F[second + LISTED.order];
}

function move(list: i32, from: i32, to: i32): void {
  const source = (list >> 1) + from * 4;
  const target = (list >> 1) + to * 4;
  F[target] = F[source];
  F[target + 1] = F[source + 1];
  const cell = list + from * LISTED.cells + LISTED.kind;
  const other = list + to * LISTED.cells + LISTED.kind;
  I[other] = I[cell];
  I[other + 1] = I[cell + 1];
  I[other + 2] = I[cell + 2];
  I[other + 3] = I[cell + 3];
}

function grow(): void {
  const room = I[HEAD.listRoom];
  const wider = room === 0 ? 64 : room * 2;
  const list = widened(I[HEAD.list], room * LISTED.cells, wider * LISTED.cells);
  I[HEAD.list] = list;
  I[HEAD.listRoom] = wider;
}
