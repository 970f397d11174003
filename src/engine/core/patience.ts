/** Time-outs: set by the row of their patience. Most concern nobody any more when they are due; those leave when room runs out. */
import { copy, F, I } from './cells.ts';
import { TIMEOUT } from './codes.ts';
import { HEAD, PATIENCE } from './map.ts';
import { SORT } from './next-up.ts';
import type { i32 } from './numbers.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';
import { behind, dropFirst, ENTRY, isEmpty, isFull, RING, ringOf, setAfter, widenRing } from './rings.ts';

/** Sets a time-out of a kind, for a record as long as its token holds. */
export function expire(patience: i32, kind: i32, slot: i32, token: i32): void {
  let ring = I[patience + PATIENCE.ring];
  if (ring === 0) {
    const ms = F[(patience >> 1) + PATIENCE.ms];
    if (ms === Infinity) return;
    ring = ringOf(HEAD.expiries, SORT.expiry, ms);
    I[patience + PATIENCE.ring] = ring;
  }
  if (isFull(ring)) tidy(ring);
  setAfter(ring, kind, slot, token, 0);
}

/** Those who concern nobody any more leave a full ring; when most stay, it is widened. What waits is about what is under way. */
function tidy(ring: i32): void {
  const room = (I[ring + RING.end] - I[ring + RING.from]) / ENTRY.cells;
  if (dropDead(ring) * 4 > room) return;
  const tail = I[ring + RING.tail];
  let kept = I[ring + RING.head];
  let left: i32 = 0;
  for (let entry = kept; entry !== tail; entry = behind(ring, entry)) {
    if (!isLive(entry)) {
      left++;
      continue;
    }
    if (kept !== entry) copy(entry, kept, ENTRY.cells);
    kept = behind(ring, kept);
  }
  F[kept >> 1] = Infinity;
  I[ring + RING.tail] = kept;
  if (left * 4 < room) widenRing(ring);
}

function isLive(entry: i32): boolean {
  return timeoutIsLive(I[entry + ENTRY.kind], I[entry + ENTRY.a], I[entry + ENTRY.b]);
}

/** The first time-outs that concern nobody any more leave; returns how many. */
export function dropDead(ring: i32): i32 {
  let left: i32 = 0;
  for (; !isEmpty(ring) && !isLive(I[ring + RING.head]); left++) dropFirst(ring);
  return left;
}

/** Whether a time-out still concerns somebody. */
export function timeoutIsLive(kind: i32, slot: i32, token: i32): boolean {
  if (kind === TIMEOUT.connect || kind === TIMEOUT.total) return I[slot + REQUEST_AT.token] === token;
  const place = I[slot + JOB_AT.place];
  if (I[slot + JOB_AT.callToken] !== token) return false;
  return place === (kind === TIMEOUT.pool ? JOB.waitingForPool : JOB.awaiting);
}
