/** Who sits where right now, told as the rows that would bring them there. */
import type { Engine } from './engine.ts';
import { JOB, JOB_AT } from './records.ts';
import { TRACE, type TraceBuffer } from './trace.ts';

/** Writes rows that rebuild all cells, lines and requests under way at the present moment. */
export function describeOccupants(engine: Engine, rows: TraceBuffer): void {
  const { jobs, backlogs } = engine.state;
  const tell = (time: number, type: number, job: number, a: number, b: number, c: number): void =>
    rows.push(
      time,
      type,
      jobs.moments[(job >> 1) + JOB_AT.requestNumber]!,
      jobs.moments[(job >> 1) + JOB_AT.number]!,
      a,
      b,
      c,
      jobs.cells[job + JOB_AT.flags]!,
      jobs.cells[job + JOB_AT.source]!,
    );
  const present: number[] = [];
  for (const job of jobs.all())
    if (
      jobs.cells[job + JOB_AT.place] !== JOB.free &&
      (jobs.cells[job + JOB_AT.isStrand] === 0 || jobs.cells[job + JOB_AT.place] === JOB.travelling)
    )
      present.push(job);
  present.sort(
    (one, other) =>
      jobs.moments[(one >> 1) + JOB_AT.startedMs]! - jobs.moments[(other >> 1) + JOB_AT.startedMs]! ||
      jobs.moments[(one >> 1) + JOB_AT.number]! - jobs.moments[(other >> 1) + JOB_AT.number]!,
  );
  for (const job of present) {
    const place = jobs.cells[job + JOB_AT.place]!;
    const process = jobs.cells[job + JOB_AT.process]!;
    if (place === JOB.travelling)
      tell(
        jobs.moments[(job >> 1) + JOB_AT.startedMs]!,
        TRACE.flight,
        job,
        jobs.cells[job + JOB_AT.link]!,
        jobs.moments[(job >> 1) + JOB_AT.arrivedMs]!,
        0,
      );
    else if (place !== JOB.queued) {
      tell(jobs.moments[(job >> 1) + JOB_AT.startedMs]!, TRACE.start, job, process, 0, 0);
      if (place === JOB.awaiting || place === JOB.waitingForPool)
        tell(
          engine.nowMs,
          TRACE.call,
          job,
          process,
          jobs.cells[job + JOB_AT.awaited]!,
          place === JOB.waitingForPool ? 1 : 0,
        );
    }
  }
  for (let process = 0; process < engine.plan.processes.count; process++)
    for (let job = backlogs.head[process]!; job >= 0; job = jobs.cells[job + JOB_AT.next]!)
      tell(jobs.moments[(job >> 1) + JOB_AT.arrivedMs]!, TRACE.queue, job, process, 0, 0);
}
