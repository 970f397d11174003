/** Requests on their way become jobs already, for whoever wants to see them or to change the ways: nothing else about the run changes. */
import { F, I } from './core/cells.ts';
import { EVENT } from './core/codes.ts';
import { LISTED } from './core/event-list.ts';
import { HEAD, MOMENT } from './core/map.ts';
import { JOB_AT, takeRoot } from './core/records.ts';
import { behind, ENTRY, RING } from './core/rings.ts';

export function makeJobsOfTravellers(): void {
  for (let ring = I[HEAD.rings]; ring !== 0; ring = I[ring + RING.next])
    for (let entry = I[ring + RING.head]; entry !== I[ring + RING.tail]; entry = behind(ring, entry))
      makeJob(entry + ENTRY.kind, F[entry >> 1]);
  if (I[HEAD.nowKind] !== 0) makeJob(HEAD.nowKind, F[MOMENT.clock]);
  for (let i = 0; i < I[HEAD.listSize]; i++) {
    const listed = I[HEAD.list] + i * LISTED.cells;
    makeJob(listed + LISTED.kind, F[listed >> 1]);
  }
}

/** The cell of an event's kind is followed by what it says. */
function makeJob(event: number, arrivesMs: number): void {
  if (I[event] !== EVENT.enter) return;
  const job = takeRoot(I[event + 1], I[event + 2], I[event + 3]);
  F[(job >> 1) + JOB_AT.arrivedMs] = arrivesMs;
  I[event] = EVENT.arrive;
  I[event + 1] = job;
  I[event + 3] = 0;
}
