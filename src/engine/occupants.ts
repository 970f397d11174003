/** Who sits where right now, told as the rows that would bring them there. */
import { F, I } from './core/cells.ts';
import { TRACE } from './core/codes.ts';
import { HEAD, LINE, MOMENT, PROCESSES, TABLE } from './core/map.ts';
import { slotOf } from './core/messages.ts';
import { JOB, JOB_AT } from './core/records.ts';
import { recordsIn, rowOf, rowsIn } from './memory.ts';
import type { TraceBuffer } from './trace.ts';

/** Writes rows that rebuild all cells, lines and requests under way at the present moment. */
export function describeOccupants(rows: TraceBuffer): void {
  const moment = (job: number, at: number): number => F[(job >> 1) + at];
  const tell = (time: number, type: number, job: number, a: number, b: number, c: number): void => {
    const source = slotOf(I[job + JOB_AT.source]);
    const number = moment(job, JOB_AT.number);
    rows.push(time, type, moment(job, JOB_AT.requestNumber), number, a, b, c, I[job + JOB_AT.flags], source);
  };
  const present = recordsIn(HEAD.jobs, JOB_AT.stride).filter((job) => {
    const place = I[job + JOB_AT.place];
    return place !== JOB.free && (I[job + JOB_AT.isStrand] === 0 || place === JOB.travelling);
  });
  present.sort(
    (one, other) =>
      moment(one, JOB_AT.startedMs) - moment(other, JOB_AT.startedMs) ||
      moment(one, JOB_AT.number) - moment(other, JOB_AT.number),
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
          slotOf(I[job + JOB_AT.awaited]),
          waitsForPool ? 1 : 0,
        );
    }
  }
  for (let process = 0; process < rowsIn(TABLE.processes); process++) {
    const line = rowOf(TABLE.processes, process) + PROCESSES.line;
    for (let job = I[line + LINE.head]; job !== 0; job = I[job + JOB_AT.next])
      tell(moment(job, JOB_AT.arrivedMs), TRACE.queue, job, process, 0, 0);
  }
}
