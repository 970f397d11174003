/** Who is next: a tournament over everything that has a next event. The winner stands at the top; a change replays one path. */
import { climb, F, I } from './cells.ts';
import { allocate } from './heap.ts';
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

/** A place in the tree: a time (a fraction) and whose it is, see {@link whoIs}. The two below node n are 2n and 2n + 1. */
class NODE {
  static readonly who = 2;
  static readonly cells = 4;
}

/** The top of the tree. A leaf stands at the number of leaves plus its own. */
const TOP: i32 = 1;

/** Sort and row of a participant in one number: rows begin at even cells. */
function whoIs(sort: i32, row: i32): i32 {
  return (row << 2) | sort;
}

export function sortOf(who: i32): i32 {
  return who & 7;
}

export function rowOfWho(who: i32): i32 {
  return (who >>> 3) << 1;
}

export function openTournament(leaves: i32): void {
  const tree = allocate(leaves * 2 * NODE.cells);
  for (let node: i32 = 0; node < leaves * 2; node++) F[(tree >> 1) + node * 2] = Infinity;
  I[HEAD.tree] = tree;
  I[HEAD.leaves] = leaves;
}

/** A new participant, with nothing to do yet. */
export function addLeaf(sort: i32, row: i32): i32 {
  const leaf = I[HEAD.leavesUsed];
  if (leaf === I[HEAD.leaves]) grow();
  I[HEAD.leavesUsed] = leaf + 1;
  I[nodeOf(leaf) + NODE.who] = whoIs(sort, row);
  return leaf;
}

function nodeOf(leaf: i32): i32 {
  return I[HEAD.tree] + (I[HEAD.leaves] + leaf) * NODE.cells;
}

/** Time of a participant's next event is now this; Infinity: none. */
export function setNext(leaf: i32, ms: f64): void {
  climb(I[HEAD.tree], I[HEAD.leaves] + leaf, ms);
}

export function nextOf(leaf: i32): f64 {
  return F[nodeOf(leaf) >> 1];
}

/** Time of the next event of all. */
export function nextMs(): f64 {
  return F[(I[HEAD.tree] + TOP * NODE.cells) >> 1];
}

/** Whose it is. */
export function nextWho(): i32 {
  return I[I[HEAD.tree] + TOP * NODE.cells + NODE.who];
}

function grow(): void {
  const old = I[HEAD.leaves];
  const earlier = I[HEAD.tree] + old * NODE.cells;
  openTournament(old * 2);
  for (let leaf: i32 = 0; leaf < old; leaf++) {
    const node = earlier + leaf * NODE.cells;
    I[nodeOf(leaf) + NODE.who] = I[node + NODE.who];
    setNext(leaf, F[node >> 1]);
  }
}
