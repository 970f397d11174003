/** Who sits where right now and what users saw last, told as the rows that would bring it about. */
import { calleeOf } from './core/calls.ts';
import { F, I, unsigned } from './core/cells.ts';
import { NEWEST, TRACE } from './core/codes.ts';
import { CLIENTS, HEAD, LINE, MOMENT, PROCESSES, TABLE } from './core/map.ts';
import { slotOf } from './core/messages.ts';
import { isStrand, JOB, JOB_AT, NATURE, sourceSlotIn } from './core/records.ts';
import { recordsIn, rowOf, rowsIn } from './memory.ts';
import type { TraceBuffer } from './trace.ts';
import { makeJobsOfTravellers } from './travellers.ts';

/** Writes rows that rebuild all cells, lines, requests under way and newest requests of clients at the present moment. */
export function describeOccupants(rows: TraceBuffer): void {
  const moment = (job: number, at: number): number => F[(job >> 1) + at];
  const numberOf = (job: number): number => unsigned(I[job + JOB_AT.bits]);
  const tell = (time: number, type: number, job: number, a: number, b: number, c: number): void => {
    const request = unsigned(I[job + JOB_AT.requestBits]);
    const flags = I[job + JOB_AT.nature] & NATURE.flags;
    rows.push(time, type, request, numberOf(job), a, b, c, flags, sourceSlotIn(I[job + JOB_AT.nature]));
  };
  makeJobsOfTravellers();
  const present = recordsIn(HEAD.jobs, JOB_AT.stride).filter((job) => {
    const place = I[job + JOB_AT.place];
    return place !== JOB.free && (!isStrand(job) || place === JOB.travelling);
  });
  present.sort(
    (one, other) =>
      moment(one, JOB_AT.startedMs) - moment(other, JOB_AT.startedMs) || numberOf(one) - numberOf(other),
  );
  for (const job of present) {
    const place = I[job + JOB_AT.place];
    const process = slotOf(I[job + JOB_AT.process]);
    const startedMs = moment(job, JOB_AT.startedMs);
    if (place === JOB.travelling)
      tell(startedMs, TRACE.flight, job, slotOf(I[job + JOB_AT.link]), moment(job, JOB_AT.arrivedMs), 0);
    else if (place !== JOB.queued) {
      tell(startedMs, TRACE.start, job, process, 0, 0);
      const waitsForPool = place === JOB.waitingForPool;
      if (place === JOB.awaiting || waitsForPool)
        tell(
          F[MOMENT.clock],
          TRACE.call,
          job,
          process,
          slotOf(waitsForPool ? calleeOf(I[job + JOB_AT.asked]) : I[job + JOB_AT.asked]),
          waitsForPool ? 1 : 0,
        );
    }
  }
  for (let process = 0; process < rowsIn(TABLE.processes); process++) {
    const line = rowOf(TABLE.processes, process) + PROCESSES.line;
    for (let job = I[line + LINE.head]; job !== 0; job = I[job + JOB_AT.next])
      tell(moment(job, JOB_AT.arrivedMs), TRACE.queue, job, process, 0, 0);
  }
  for (let source = 0; source < rowsIn(TABLE.sources); source++) describeNewest(rows, source);
}

function describeNewest(rows: TraceBuffer, source: number): void {
  const row = rowOf(TABLE.sources, source);
  const how = I[row + CLIENTS.newest];
  const number = F[(row >> 1) + CLIENTS.newestNumber];
  const sentMs = F[(row >> 1) + CLIENTS.newestSentMs];
  const endMs = F[(row >> 1) + CLIENTS.newestEndMs];
  if (how === NEWEST.underWay) rows.push(sentMs, TRACE.sent, number, -1, source, 0, -1, 0, source);
  if (how >= NEWEST.ended)
    rows.push(endMs, TRACE.done, number, -1, source, how - NEWEST.ended, endMs - sentMs, 0, source);
}
