/** A look inside an engine, for tests: who is where, and who holds what. */
import { F, I } from './core/cells.ts';
import { CLIENTS, HEAD, LINE, MACHINES, POOLS, PROCESSES, STORE, TABLE } from './core/map.ts';
import { slotOf } from './core/messages.ts';
import { isStrand, JOB, JOB_AT, NOBODY, REQUEST_AT, REQUEST_NATURE, sourceSlotIn } from './core/records.ts';
import type { Engine } from './engine.ts';
import { recordsIn, rowOf, rowsIn } from './memory.ts';
import { makeJobsOfTravellers } from './travellers.ts';

/** All jobs, by the slots of their processes and pools; of strands only that they are. */
export function jobsIn(engine: Engine) {
  engine.enter();
  makeJobsOfTravellers();
  return recordsIn(HEAD.jobs, JOB_AT.stride)
    .filter((job) => I[job + JOB_AT.place] !== JOB.free)
    .map((job) => ({
      place: I[job + JOB_AT.place],
      isStrand: isStrand(job),
      process: slotOf(I[job + JOB_AT.process]),
      pool: I[job + JOB_AT.pool],
      arrivedMs: F[(job >> 1) + JOB_AT.arrivedMs],
      startedMs: F[(job >> 1) + JOB_AT.startedMs],
    }));
}

/** The requests whose clients still wait. */
export function requestsIn(engine: Engine) {
  engine.enter();
  return recordsIn(HEAD.requests, REQUEST_AT.stride)
    .filter((request) => I[request + REQUEST_AT.life] !== NOBODY)
    .map((request) => ({
      source: sourceSlotIn(I[request + REQUEST_AT.nature]),
      mixIndex: (I[request + REQUEST_AT.nature] >> REQUEST_NATURE.mixBit) & REQUEST_NATURE.mixMost,
      sentMs: F[(request >> 1) + REQUEST_AT.sentMs],
    }));
}

/** The counts that a process keeps of itself. */
export function countsOf(engine: Engine, process: number) {
  engine.enter();
  const row = rowOf(TABLE.processes, process);
  return {
    busy: I[row + PROCESSES.busy],
    awaiting: I[row + PROCESSES.awaiting],
    runnable: I[row + PROCESSES.runnable],
    queued: I[row + PROCESSES.line + LINE.many],
  };
}

/** The counts that a pool keeps of itself, and its row, by which jobs name it. */
export function poolOf(engine: Engine, pool: number) {
  engine.enter();
  const row = rowOf(TABLE.pools, pool);
  return { row, used: I[row + POOLS.used], waiting: I[row + POOLS.line + LINE.many] };
}

/** Counts of the engine as a whole. */
export function totalsOf(engine: Engine) {
  engine.enter();
  makeJobsOfTravellers();
  const sum = (table: number, cell: number): number =>
    Array.from({ length: rowsIn(table) }, (_, slot) => I[rowOf(table, slot) + cell]).reduce(
      (a, b) => a + b,
      0,
    );
  return {
    onCpus: sum(TABLE.machines, MACHINES.size),
    inFlight: sum(TABLE.sources, CLIENTS.inFlight),
    requests: I[HEAD.requests + STORE.live],
    jobs: I[HEAD.jobs + STORE.live],
    jobRecords: I[HEAD.jobs + STORE.used],
  };
}

export function inFlightOf(engine: Engine, source: number): number {
  engine.enter();
  return I[rowOf(TABLE.sources, source) + CLIENTS.inFlight];
}
