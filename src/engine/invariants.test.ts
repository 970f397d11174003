/** What holds on every run of any system, under any edits: nothing is lost, nobody sits twice, time and money add up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import { OUTCOME_COUNT } from './outcome.ts';
import { JOB, JOB_AT } from './records.ts';
import { MACHINE, PROCESS, SOURCE } from './statistics.ts';

const anyModel = fc.array(fc.nat({ max: 999 }), { minLength: 30, maxLength: 300 }).map(modelFrom);

function countPlaces(engine: Engine, process: number) {
  const { jobs } = engine.state;
  const places = new Map<number, number>();
  for (const job of jobs.all())
    if (
      jobs.cells[job + JOB_AT.place] !== JOB.free &&
      jobs.cells[job + JOB_AT.process] === process &&
      jobs.cells[job + JOB_AT.isStrand] === 0
    )
      places.set(
        jobs.cells[job + JOB_AT.place] ?? 0,
        (places.get(jobs.cells[job + JOB_AT.place] ?? 0) ?? 0) + 1,
      );
  return (place: number): number => places.get(place) ?? 0;
}

function check(engine: Engine, sums: Float64Array): void {
  const { state, plan } = engine;
  for (let process = 0; process < plan.processes.count; process++) {
    const at = countPlaces(engine, process);
    const held = at(JOB.running) + at(JOB.delayed) + at(JOB.awaiting) + at(JOB.waitingForPool);
    expect(state.processes.busy[process]).toBe(held);
    expect(state.processes.awaiting[process]).toBe(at(JOB.awaiting) + at(JOB.waitingForPool));
    expect(state.backlogs.length[process]).toBe(at(JOB.queued));
  }
  for (let pool = 0; pool < plan.pools.count; pool++) {
    let holders = 0;
    let waiting = 0;
    for (const job of state.jobs.all()) {
      if (state.jobs.cells[job + JOB_AT.place] === JOB.free || state.jobs.cells[job + JOB_AT.pool] !== pool)
        continue;
      if (state.jobs.cells[job + JOB_AT.place] === JOB.waitingForPool) waiting++;
      else holders++;
    }
    expect(state.poolUsed[pool]).toBe(holders);
    expect(state.poolLines.length[pool]).toBe(waiting);
  }
  const onCpus = state.cpus.queues.reduce((sum, queue) => sum + queue.size, 0);
  expect(onCpus).toBe(state.processes.runnable.reduce((sum, many) => sum + many, 0));
  for (let source = 0; source < plan.sources.count; source++) {
    const sent = sums[source * 2] ?? 0;
    const ended = sums[source * 2 + 1] ?? 0;
    expect(sent).toBe(ended + (state.sources.inFlight[source] ?? 0));
  }
  const inFlight = state.sources.inFlight.reduce((sum, many) => sum + many, 0);
  expect(state.requests.live).toBe(inFlight);
}

test('sent = ended + in flight, and every job sits in exactly one place, every connection has one holder, through any edits', () => {
  let sentInAll = 0;
  fc.assert(
    fc.property(fc.array(anyModel, { minLength: 1, maxLength: 4 }), fc.integer(), (models, seed) => {
      const [first, ...edits] = models;
      const engine = new Engine(first as (typeof models)[0], seed);
      const sums = new Float64Array(20);
      for (const next of [...edits, null]) {
        for (let window = 0; window < 4; window++) {
          engine.runUntil(engine.nowMs + 250, 20_000);
          engine.closeWindow(({ measured }) => {
            const rows = measured.sources.rows();
            for (let source = 0; source * SOURCE.stride < rows.length; source++) {
              sums[source * 2] = (sums[source * 2] ?? 0) + (rows[source * SOURCE.stride] ?? 0);
              for (let code = 0; code < OUTCOME_COUNT; code++)
                sums[source * 2 + 1] =
                  (sums[source * 2 + 1] ?? 0) + (rows[source * SOURCE.stride + SOURCE.outcomes + code] ?? 0);
            }
          });
          check(engine, sums);
        }
        if (next) engine.reconfigure(next);
        check(engine, sums);
      }
      sentInAll += engine.state.requests.sent;
    }),
    { numRuns: 150 },
  );
  expect(sentInAll).toBeGreaterThan(1000);
});

test('utilisation law: the CPU time of the processes on a machine is the busy time of that machine', () => {
  fc.assert(
    fc.property(anyModel, fc.integer(), (model, seed) => {
      const engine = new Engine(model, seed);
      engine.runUntil(2000, 100_000);
      engine.closeWindow(({ measured }) => {
        const processes = measured.processes.rows();
        const machines = measured.machines.rows();
        model.machines.forEach((_, machine) => {
          let cpuMs = 0;
          model.processes.forEach((_, process) => {
            if (engine.plan.machineOf[process] === machine)
              cpuMs += processes[process * PROCESS.stride + PROCESS.cpuMs] ?? 0;
          });
          const busyMs = machines[machine * MACHINE.stride + MACHINE.busyMs] ?? 0;
          expect(cpuMs).toBeCloseTo(busyMs, 6);
          expect(busyMs).toBeLessThanOrEqual(engine.nowMs * (model.machines[machine]?.cores ?? 0) + 1e-6);
        });
      });
    }),
    { numRuns: 100 },
  );
});

test('a restored checkpoint has the same future, to the last event', () => {
  fc.assert(
    fc.property(anyModel, anyModel, fc.integer(), (model, edit, seed) => {
      const engine = new Engine(model, seed);
      engine.runUntil(500, 50_000);
      const checkpoint = engine.checkpoint();
      const future = (): number => {
        engine.reconfigure(edit);
        engine.runUntil(1500, 50_000);
        return engine.state.hash;
      };
      const first = future();
      engine.restore(checkpoint);
      expect(future()).toBe(first);
    }),
    { numRuns: 60 },
  );
});
