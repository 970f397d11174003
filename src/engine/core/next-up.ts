/** Who is next: two tournaments over everything that has a next event. The winner stands at the top; a change replays one path. */
import { climb, F, I } from './cells.ts';
import { allocate } from './heap.ts';
import { HEAD, TOURNAMENT } from './map.ts';
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
export class NODE {
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

export function openTournament(tournament: i32, leaves: i32): void {
  const tree = allocate(leaves * 2 * NODE.cells);
  for (let node: i32 = 0; node < leaves * 2; node++) F[(tree >> 1) + node * 2] = Infinity;
  I[tournament + TOURNAMENT.tree] = tree;
  I[tournament + TOURNAMENT.leaves] = leaves;
}

/** A new participant, with nothing to do yet. */
export function addLeaf(tournament: i32, sort: i32, row: i32): i32 {
  const leaf = I[tournament + TOURNAMENT.used];
  if (leaf === I[tournament + TOURNAMENT.leaves]) grow(tournament);
  I[tournament + TOURNAMENT.used] = leaf + 1;
  I[nodeOf(tournament, leaf) + NODE.who] = whoIs(sort, row);
  return leaf;
}

function nodeOf(tournament: i32, leaf: i32): i32 {
  return I[tournament + TOURNAMENT.tree] + (I[tournament + TOURNAMENT.leaves] + leaf) * NODE.cells;
}

/** Time of a participant's next event is now this; Infinity: none. */
function setNext(tournament: i32, leaf: i32, ms: f64): void {
  climb(I[tournament + TOURNAMENT.tree], I[tournament + TOURNAMENT.leaves] + leaf, ms);
}

/** Time of the next event of a part. */
export function setPart(leaf: i32, ms: f64): void {
  setNext(HEAD.parts, leaf, ms);
}

/** Time of the first event of a ring. */
export function setRing(leaf: i32, ms: f64): void {
  setNext(HEAD.delays, leaf, ms);
}

export function nextOf(leaf: i32): f64 {
  return F[nodeOf(HEAD.parts, leaf) >> 1];
}

/** The top of a tournament: time of the next event of all in it, and whose it is. */
export function topOf(tournament: i32): i32 {
  return I[tournament + TOURNAMENT.tree] + TOP * NODE.cells;
}

function grow(tournament: i32): void {
  const old = I[tournament + TOURNAMENT.leaves];
  const earlier = I[tournament + TOURNAMENT.tree] + old * NODE.cells;
  openTournament(tournament, old * 2);
  for (let leaf: i32 = 0; leaf < old; leaf++) {
    const node = earlier + leaf * NODE.cells;
    I[nodeOf(tournament, leaf) + NODE.who] = I[node + NODE.who];
    setNext(tournament, leaf, F[node >> 1]);
  }
}
