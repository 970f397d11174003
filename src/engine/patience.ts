/** Time-outs: set by rows of the plan's patience, dropped as soon as nobody is left whom they concern. */
import type { Engine } from './engine.ts';
import { TIMEOUT } from './messages.ts';
import { JOB, JOB_AT, REQUEST_AT } from './records.ts';

/** Those before a new time-out that are looked at: more than one, so that the ring shrinks to what is under way. */
const LOOKED_AT = 2;

/**
 * Sets a time-out after a row of the plan's patience, of a kind, for a slot as long as its token holds. Those before
 * it whom it does not concern any more leave, so that what waits is about what is under way.
 */
export function expire(engine: Engine, row: number, kind: number, slot: number, token: number): void {
  if (engine.plan.patience.ms[row] === Infinity) return;
  const { waits, expiries, next, clock } = engine.state;
  const known = waits[row]!;
  const index = known >= 0 ? known : findRing(engine, row);
  const ring = expiries.rings[index]!;
  for (let i = 0; i < LOOKED_AT && ring.size > 0; i++) {
    const { cells, first } = ring;
    if (timeoutIsLive(engine, cells[first]!, cells[first + 1]!, cells[first + 2]!)) break;
    ring.drop();
  }
  expiries.push(index, next, clock, kind, slot, token, 0);
}

function findRing(engine: Engine, row: number): number {
  const { waits, expiries, next } = engine.state;
  const index = expiries.ringOf(engine.plan.patience.ms[row]!, next);
  waits[row] = index;
  return index;
}

/** Whether a time-out still concerns somebody. */
export function timeoutIsLive(engine: Engine, kind: number, slot: number, token: number): boolean {
  const { requests, jobs } = engine.state;
  if (kind === TIMEOUT.connect || kind === TIMEOUT.total)
    return requests.cells[slot + REQUEST_AT.token] === token;
  const place = jobs.cells[slot + JOB_AT.place];
  return (
    jobs.cells[slot + JOB_AT.callToken] === token &&
    place === (kind === TIMEOUT.pool ? JOB.waitingForPool : JOB.awaiting)
  );
}
