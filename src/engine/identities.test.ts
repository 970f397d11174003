/** Identities that are exact on every run, whatever the system: conservation, Little's law on the sample path, the utilisation law. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MACHINE, PROCESS, SOURCE } from './core/measured.ts';
import { JOB } from './core/records.ts';
import { modelFrom } from './drawn-model.ts';
import { Engine } from './engine.ts';
import { jobsIn, requestsIn, totalsOf } from './inside.ts';
import { loopsOf } from './loops.ts';
import type { EngineModel, Step } from './model.ts';
import { OUTCOMES } from './outcome.ts';
import { COLUMN, TRACE, TRACE_STRIDE, TraceBuffer } from './trace.ts';

const anyModel = fc.array(fc.nat({ max: 999 }), { minLength: 30, maxLength: 300 }).map(modelFrom);

const MOST_EVENTS = 60_000;

/** What was counted from the beginning, in windows of 200 ms. */
function runFor(engine: Engine, ms: number) {
  const sums: Record<'sources' | 'processes', Float64Array> = {
    sources: new Float64Array(0),
    processes: new Float64Array(0),
  };
  const endMs = engine.nowMs + ms;
  let finished = true;
  while (engine.nowMs < endMs && finished) {
    finished = engine.runUntil(Math.min(engine.nowMs + 200, endMs), MOST_EVENTS);
    engine.closeWindow(({ measured }) => {
      sums.sources = added(sums.sources, measured.sources.rows());
      sums.processes = added(sums.processes, measured.processes.rows());
    });
  }
  return sums;
}

function added(sum: Float64Array, rows: Float64Array): Float64Array {
  return rows.map((value, at) => value + (sum[at] ?? 0));
}

/** Equal but for the rounding of sums of many numbers. */
function expectSame(left: number, right: number): void {
  expect(Math.abs(left - right), `${left} against ${right}`).toBeLessThan(1e-9 * Math.abs(right) + 1e-6);
}

const HELD = [JOB.running, JOB.delayed, JOB.awaiting, JOB.waitingForPool];

function jobsAt(engine: Engine, process: number, places: readonly number[]) {
  return jobsIn(engine).filter(
    (job) => job.process === process && !job.isStrand && places.includes(job.place),
  );
}

test('found: patience edited away while a request waited made time run backwards', () => {
  const source = (connectTimeoutMs: number | null) => ({
    id: 'users',
    arrivals: { mode: 'open' as const, ratePerSecond: 50 },
    mix: [{ id: 'all', weight: 1, targets: [{ operation: 'work', link: null }] }],
    routing: 'random' as const,
    connectTimeoutMs,
    timeoutMs: 300,
  });
  const model: EngineModel = {
    machines: [{ id: 'host', cores: 1, speed: 1, on: true, bootMs: 0 }],
    processes: [
      {
        id: 'server',
        machine: 'host',
        workers: 1,
        backlogLimit: null,
        fullPolicy: 'drop',
        running: true,
        startMs: 0,
        slowFactor: 1,
      },
    ],
    operations: [
      {
        id: 'work',
        process: 'server',
        steps: [{ do: 'delay', time: { law: 'deterministic', meanMs: 250 } }],
        requestBytes: 0,
        responseBytes: 0,
        write: false,
      },
    ],
    links: [],
    pools: [],
    sources: [source(100)],
  };
  const engine = new Engine(model, 1);
  engine.trace = new TraceBuffer();
  engine.runUntil(150);
  engine.reconfigure({ ...model, sources: [source(null)] });
  engine.runUntil(2000);
  const rows = engine.trace.drain();
  let beforeMs = 0;
  for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
    expect(rows[at]).toBeGreaterThanOrEqual(beforeMs);
    beforeMs = rows[at] ?? 0;
    if (rows[at + COLUMN.type] === TRACE.done && OUTCOMES[rows[at + COLUMN.b] ?? 0] === 'timeout')
      expect(rows[at + COLUMN.c]).toBeCloseTo(300, 6);
  }
});

describe('on any system, circles included', () => {
  test('clients: sent = answered + failed + in flight by class, and Little: the integral of those in flight is the sum of their times', () => {
    let circles = 0;
    let ended = 0;
    fc.assert(
      fc.property(fc.array(anyModel, { minLength: 1, maxLength: 3 }), fc.integer(), (models, seed) => {
        const engine = new Engine(models[0] as EngineModel, seed);
        engine.trace = new TraceBuffer();
        circles += Math.min(1, loopsOf(models[0]?.operations ?? []).length);
        const offered = new Map<number, number>();
        const integral = new Map<number, number>();
        for (const model of models) {
          if (model !== models[0]) engine.reconfigure(model);
          const { sources } = runFor(engine, 600);
          for (let source = 0; source < engine.plan.sources.count; source++) {
            const of = (column: number): number => sources[source * SOURCE.stride + column] ?? 0;
            offered.set(source, (offered.get(source) ?? 0) + of(SOURCE.offered));
            integral.set(source, (integral.get(source) ?? 0) + of(SOURCE.inFlightIntegral));
          }
        }
        const told = readTrace(engine.trace.drain());
        ended += told.ended;
        const waiting = requestsIn(engine);
        for (const [name, { sent, answered, failed }] of told.classes)
          expect(sent).toBe(
            answered + failed + waiting.filter((each) => `${each.source} ${each.mixIndex}` === name).length,
          );
        for (const [source, sent] of offered) {
          const mine = [...told.classes].filter(([name]) => name.startsWith(`${source} `));
          expect(sent).toBe(mine.reduce((sum, [, each]) => sum + each.sent, 0));
          const ages = waiting
            .filter((each) => each.source === source)
            .reduce((sum, { sentMs }) => sum + engine.nowMs - sentMs, 0);
          expectSame(integral.get(source) ?? 0, mine.reduce((sum, [, each]) => sum + each.timesMs, 0) + ages);
        }
      }),
      { numRuns: 60 },
    );
    expect(ended).toBeGreaterThan(1000);
    expect(circles).toBeGreaterThan(10);
  });

  test('components: arrived = turned away + served + failed + cut + in line + in work, through any edits', () => {
    fc.assert(
      fc.property(fc.array(anyModel, { minLength: 1, maxLength: 3 }), fc.integer(), (models, seed) => {
        const engine = new Engine(models[0] as EngineModel, seed);
        let sums: Float64Array = new Float64Array(0);
        for (const model of models) {
          if (model !== models[0]) engine.reconfigure(model);
          sums = added(sums, runFor(engine, 500).processes);
        }
        for (let process = 0; process < engine.plan.processes.count; process++) {
          const of = (column: number): number => sums[process * PROCESS.stride + column] ?? 0;
          const inside = jobsAt(engine, process, [JOB.queued, ...HELD]).length;
          const gone = of(PROCESS.served) + of(PROCESS.failed) + of(PROCESS.rejected) + of(PROCESS.cut);
          expect(of(PROCESS.arrived)).toBe(gone + inside);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('components: Little for the line and for the workers, each job counted to the millisecond', () => {
    fc.assert(
      fc.property(anyModel, fc.integer(), (model, seed) => {
        const engine = new Engine(model, seed);
        const { processes: rows } = runFor(engine, 1000);
        for (let process = 0; process < engine.plan.processes.count; process++) {
          const of = (column: number): number => rows[process * PROCESS.stride + column] ?? 0;
          const ages = (places: readonly number[], since: 'arrivedMs' | 'startedMs'): number =>
            jobsAt(engine, process, places).reduce((sum, job) => sum + engine.nowMs - job[since], 0);
          expectSame(of(PROCESS.queueIntegral), of(PROCESS.waitSumMs) + ages([JOB.queued], 'arrivedMs'));
          expectSame(of(PROCESS.busyIntegral), of(PROCESS.servedSumMs) + ages(HELD, 'startedMs'));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('utilisation law: once all work is done, CPU time = started jobs x demand, on each process and machine', () => {
    let drained = 0;
    fc.assert(
      fc.property(anyModel, fc.integer(), (drawn, seed) => {
        const model = withFixedDemands(drawn);
        const engine = new Engine(model, seed);
        engine.runUntil(800, MOST_EVENTS);
        engine.reconfigure({ ...model, sources: [] });
        if (!engine.runUntil(engine.nowMs + 120_000, MOST_EVENTS)) return;
        if (totalsOf(engine).onCpus > 0) return;
        drained++;
        engine.closeWindow(({ measured }) => {
          const machines = model.machines.map(() => 0);
          const rows = measured.processes.rows();
          model.processes.forEach(({ slowFactor }, process) => {
            const of = (column: number): number => rows[process * PROCESS.stride + column] ?? 0;
            expectSame(of(PROCESS.cpuMs), of(PROCESS.started) * demandOf(process) * slowFactor);
            const machine = engine.plan.machineOf[process] ?? 0;
            machines[machine] = (machines[machine] ?? 0) + of(PROCESS.cpuMs);
          });
          machines.forEach((cpuMs, machine) => {
            expectSame(measured.machines.rows()[machine * MACHINE.stride + MACHINE.busyMs] ?? 0, cpuMs);
          });
        });
      }),
      { numRuns: 60 },
    );
    expect(drained).toBeGreaterThan(30);
  });
});

/** Fixed CPU time of every visit to a process, milliseconds. */
function demandOf(process: number): number {
  return process + 1;
}

/** The same system, where each visit works once on the CPU, for a fixed time, before its calls. */
function withFixedDemands(model: EngineModel): EngineModel {
  return {
    ...model,
    operations: model.operations.map((operation) => {
      const process = model.processes.findIndex(({ id }) => id === operation.process);
      const work: Step = { do: 'cpu', demand: { law: 'deterministic', meanMs: demandOf(process) } };
      return { ...operation, steps: [work, ...operation.steps.filter((step) => step.do === 'call')] };
    }),
  };
}

/** What the rows say of each class ("source index"): sent, how they ended, and the sum of their times. */
function readTrace(rows: Float64Array) {
  const classes = new Map<string, { sent: number; answered: number; failed: number; timesMs: number }>();
  const classOf = new Map<number, string>();
  let ended = 0;
  for (let at = 0; at < rows.length; at += TRACE_STRIDE) {
    const of = (column: number): number => rows[at + column] ?? -1;
    if (of(COLUMN.type) === TRACE.sent) {
      const name = `${of(COLUMN.a)} ${of(COLUMN.b)}`;
      classOf.set(of(COLUMN.request), name);
      const known = classes.get(name) ?? { sent: 0, answered: 0, failed: 0, timesMs: 0 };
      classes.set(name, { ...known, sent: known.sent + 1 });
    }
    if (of(COLUMN.type) !== TRACE.done) continue;
    const known = classes.get(classOf.get(of(COLUMN.request)) ?? '');
    if (known === undefined) throw new Error('A request ended that nobody sent.');
    if (OUTCOMES[of(COLUMN.b)] === 'ok') known.answered++;
    else known.failed++;
    known.timesMs += of(COLUMN.c);
    ended++;
  }
  return { classes, ended };
}
