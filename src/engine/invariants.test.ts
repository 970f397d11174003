/** What holds on every run of any system, under any edits: nothing is lost, nobody sits twice, time and money add up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MACHINE, PROCESS, SOURCE } from './core/measured.ts';
import { JOB } from './core/records.ts';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import { countsOf, inFlightOf, jobsIn, poolOf, totalsOf } from './inside.ts';
import { OUTCOME_COUNT } from './outcome.ts';

const anyModel = fc.array(fc.nat({ max: 999 }), { minLength: 30, maxLength: 300 }).map(modelFrom);

function check(engine: Engine, sums: Float64Array): void {
  const jobs = jobsIn(engine);
  let runnable = 0;
  for (let process = 0; process < engine.plan.processes.count; process++) {
    const at = (...places: number[]): number =>
      jobs.filter((job) => job.process === process && !job.isStrand && places.includes(job.place)).length;
    const counts = countsOf(engine, process);
    expect(counts.busy).toBe(at(JOB.running, JOB.delayed, JOB.awaiting, JOB.waitingForPool));
    expect(counts.awaiting).toBe(at(JOB.awaiting, JOB.waitingForPool));
    expect(counts.queued).toBe(at(JOB.queued));
    runnable += counts.runnable;
  }
  for (let pool = 0; pool < engine.plan.pools.count; pool++) {
    const { row, used, waiting } = poolOf(engine, pool);
    const users = jobs.filter((job) => job.pool === row);
    expect(waiting).toBe(users.filter(({ place }) => place === JOB.waitingForPool).length);
    expect(used).toBe(users.length - waiting);
  }
  const totals = totalsOf(engine);
  expect(totals.onCpus).toBe(runnable);
  expect(totals.requests).toBe(totals.inFlight);
  for (let source = 0; source < engine.plan.sources.count; source++)
    expect(sums[source * 2] ?? 0).toBe((sums[source * 2 + 1] ?? 0) + inFlightOf(engine, source));
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
      sentInAll += engine.sent;
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
        return engine.hash;
      };
      const first = future();
      engine.restore(checkpoint);
      expect(future()).toBe(first);
    }),
    { numRuns: 60 },
  );
});
