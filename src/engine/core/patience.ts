/** Time-outs: set by the row of their patience, dropped as soon as nobody is left whom they concern. */
import { F, I } from './cells.ts';
import { TIMEOUT } from './codes.ts';
import { HEAD, PATIENCE } from './map.ts';
import { SORT } from './next-up.ts';
import type { i32 } from './numbers.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';
import { dropFirst, ENTRY, firstEntry, RING, ringOf, setAfter } from './rings.ts';

/** Those before a new time-out that are looked at: more than one, so that the ring shrinks to what is under way. */
const LOOKED_AT: i32 = 2;

/**
 * Sets a time-out of a kind, for a record as long as its token holds. Those before it whom it does not concern any
 * more leave, so that what waits is about what is under way.
 */
export function expire(patience: i32, kind: i32, slot: i32, token: i32): void {
  const ms = F[(patience >> 1) + PATIENCE.ms];
  if (ms === Infinity) return;
  let ring = I[patience + PATIENCE.ring];
  if (ring === 0) {
    ring = ringOf(HEAD.expiries, SORT.expiry, ms);
    I[patience + PATIENCE.ring] = ring;
  }
  for (let i: i32 = 0; i < LOOKED_AT && I[ring + RING.many] > 0; i++) {
    const entry = firstEntry(ring);
    if (timeoutIsLive(I[entry + ENTRY.kind], I[entry + ENTRY.a], I[entry + ENTRY.b])) break;
    dropFirst(ring);
  }
  setAfter(ring, kind, slot, token, 0);
}

/** Whether a time-out still concerns somebody. */
export function timeoutIsLive(kind: i32, slot: i32, token: i32): boolean {
  if (kind === TIMEOUT.connect || kind === TIMEOUT.total) return I[slot + REQUEST_AT.token] === token;
  const place = I[slot + JOB_AT.place];
  if (I[slot + JOB_AT.callToken] !== token) return false;
  return place === (kind === TIMEOUT.pool ? JOB.waitingForPool : JOB.awaiting);
}
