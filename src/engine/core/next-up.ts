/** Who is next: a tournament over everything that has a next event. The winner stands at the top; a change replays one path. */
import { climb, F, I } from './cells.ts';
import { allocate } from './heap.ts';
import { HEAD } from './map.ts';
import type { f64, i32 } from './numbers.ts';

/** What takes part: the event list, a machine, a client population, a ring of messages, a queue of time-outs. */
export class SORT {
  static readonly list = 0;
  static readonly machine = 1;
  static readonly source = 2;
  static readonly ring = 3;
  static readonly expiry = 4;
}

/** A participant: the time of its next event (a fraction), and who it is: its {@link SORT} and its row. */
export class ENTRANT {
  static readonly sort = 2;
  static readonly row = 3;
  static readonly cells = 4;
}

/** Cells of a key. The nodes of the tree hold one each: the least of those of the two below, which are 2n and 2n + 1. */
const KEY: i32 = 2;

/** Room for so many, a power of two: the keys of the tree, then the participants. */
export function openTournament(leaves: i32): void {
  // At a multiple of four cells, see `climb`.
  const tree = (allocate(leaves * (2 * KEY + ENTRANT.cells) + 2) + 2) & -4;
  I[HEAD.tree] = tree;
  I[HEAD.leaves] = leaves;
  I[HEAD.entrants] = tree + leaves * 2 * KEY;
  for (let leaf: i32 = 0; leaf < leaves; leaf++) setNext(leaf, Infinity);
}

/** A new participant, with nothing to do yet. */
export function addLeaf(sort: i32, row: i32): i32 {
  const leaf = I[HEAD.leavesUsed];
  if (leaf === I[HEAD.leaves]) grow();
  I[HEAD.leavesUsed] = leaf + 1;
  const entrant = I[HEAD.entrants] + leaf * ENTRANT.cells;
  I[entrant + ENTRANT.sort] = sort;
  I[entrant + ENTRANT.row] = row;
  return leaf;
}

/** Time of a participant's next event is now this; Infinity: none. */
export function setNext(leaf: i32, ms: f64): void {
  const entrant = I[HEAD.entrants] + leaf * ENTRANT.cells;
  F[entrant >> 1] = ms;
  climb(I[HEAD.tree], I[HEAD.leaves], leaf, ms);
}

export function nextOf(leaf: i32): f64 {
  const entrant = I[HEAD.entrants] + leaf * ENTRANT.cells;
  return F[entrant >> 1];
}

/** The participant whose turn it is. The lowest bits of the least key say which. */
export function nextUp(): i32 {
  const top = I[HEAD.tree] + KEY;
  return I[HEAD.entrants] + (I[top] & (I[HEAD.leaves] - 1)) * ENTRANT.cells;
}

function grow(): void {
  const many = I[HEAD.leaves];
  const earlier = I[HEAD.entrants];
  openTournament(many * 2);
  for (let leaf: i32 = 0; leaf < many; leaf++) {
    const entrant = earlier + leaf * ENTRANT.cells;
    const now = I[HEAD.entrants] + leaf * ENTRANT.cells;
    I[now + ENTRANT.sort] = I[entrant + ENTRANT.sort];
    I[now + ENTRANT.row] = I[entrant + ENTRANT.row];
    setNext(leaf, F[entrant >> 1]);
  }
}
