/** Who is next: a tournament over everything that has a next event. The winner stands at the top; a change replays one path. */
import { F, I } from './cells.ts';
import { allocate, widened } from './heap.ts';
import { HEAD } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** What takes part: the event list, a machine, a client population, a ring of messages, a ring of time-outs. */
export class SORT {
  static readonly list = 0;
  static readonly machine = 1;
  static readonly source = 2;
  static readonly ring = 3;
  static readonly expiry = 4;
}

/** The top of the tree, counted from its beginning. A leaf stands at the number of leaves plus its own. */
const TOP: i32 = 1;

export function openTournament(leaves: i32): void {
  const times = allocate(leaves * 4);
  const who = allocate(leaves * 2);
  const sort = allocate(leaves);
  const what = allocate(leaves);
  for (let node: i32 = 0; node < leaves * 2; node++) {
    F[(times >> 1) + node] = Infinity;
    I[who + node] = node < leaves ? 0 : node - leaves;
  }
  I[HEAD.treeTimes] = times >> 1;
  I[HEAD.treeWho] = who;
  I[HEAD.leafSort] = sort;
  I[HEAD.leafWhat] = what;
  I[HEAD.leaves] = leaves;
}

/** A new participant, with nothing to do yet. */
export function addLeaf(sort: i32, what: i32): i32 {
  const leaf = I[HEAD.leavesUsed];
  if (leaf === I[HEAD.leaves]) grow();
  I[HEAD.leavesUsed] = leaf + 1;
  I[I[HEAD.leafSort] + leaf] = sort;
  I[I[HEAD.leafWhat] + leaf] = what;
  return leaf;
}

/** Time of a participant's next event is now this; Infinity: none. */
export function setNext(leaf: i32, ms: f64): void {
  const times = I[HEAD.treeTimes];
  const who = I[HEAD.treeWho];
  let node = I[HEAD.leaves] + leaf;
  F[times + node] = ms;
  while (node > TOP) {
    const left = node & -2;
    let winner = left;
    let least = F[times + left];
    const other = F[times + left + 1];
    if (other < least) {
      winner = left + 1;
      least = other;
    }
    const winning = I[who + winner];
    node = node >> 1;
    if (F[times + node] === least && I[who + node] === winning) return;
    F[times + node] = least;
    I[who + node] = winning;
  }
}

export function nextOf(leaf: i32): f64 {
  return F[I[HEAD.treeTimes] + I[HEAD.leaves] + leaf];
}

/** Time of the next event of all. */
export function nextMs(): f64 {
  return F[I[HEAD.treeTimes] + TOP];
}

/** Whose it is. */
export function nextLeaf(): i32 {
  return I[I[HEAD.treeWho] + TOP];
}

function grow(): void {
  const old = I[HEAD.leaves];
  const times = I[HEAD.treeTimes];
  const sort = I[HEAD.leafSort];
  const what = I[HEAD.leafWhat];
  openTournament(old * 2);
  const widerSort = widened(sort, old, old * 2);
  const widerWhat = widened(what, old, old * 2);
  I[HEAD.leafSort] = widerSort;
  I[HEAD.leafWhat] = widerWhat;
  for (let leaf: i32 = 0; leaf < old; leaf++) setNext(leaf, F[times + old + leaf]);
}
