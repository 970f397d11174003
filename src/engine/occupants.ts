/** Who sits where right now, told as the rows that would bring them there. */
import type { Engine } from './engine.ts';
import { JOB } from './state.ts';
import { TRACE, type TraceBuffer } from './trace.ts';

/** Writes rows that rebuild all cells, lines and requests under way at the present moment. */
export function describeOccupants(engine: Engine, rows: TraceBuffer): void {
  const { jobs, backlogs } = engine.state;
  const tell = (time: number, type: number, job: number, a: number, b: number, c: number): void =>
    rows.push(
      time,
      type,
      jobs.requestNumber[job]!,
      jobs.number[job]!,
      a,
      b,
      c,
      jobs.flags[job]!,
      jobs.source[job]!,
    );
  const present: number[] = [];
  for (let job = 0; job < jobs.used; job++)
    if (jobs.place[job] !== JOB.free && (jobs.isStrand[job] === 0 || jobs.place[job] === JOB.travelling))
      present.push(job);
  present.sort(
    (one, other) => jobs.startedMs[one]! - jobs.startedMs[other]! || jobs.number[one]! - jobs.number[other]!,
  );
  for (const job of present) {
    const place = jobs.place[job]!;
    const process = jobs.process[job]!;
    if (place === JOB.travelling)
      tell(jobs.leftMs[job]!, TRACE.flight, job, jobs.link[job]!, jobs.arrivesMs[job]!, 0);
    else if (place !== JOB.queued) {
      tell(jobs.startedMs[job]!, TRACE.start, job, process, 0, 0);
      if (place === JOB.awaiting || place === JOB.waitingForPool)
        tell(
          engine.nowMs,
          TRACE.call,
          job,
          process,
          jobs.awaited[job]!,
          place === JOB.waitingForPool ? 1 : 0,
        );
    }
  }
  for (let process = 0; process < engine.plan.processes.count; process++)
    for (let job = backlogs.head[process]!; job >= 0; job = jobs.next[job]!)
      tell(jobs.arrivedMs[job]!, TRACE.queue, job, process, 0, 0);
}
