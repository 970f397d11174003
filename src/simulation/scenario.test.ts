// Promises of scenarios in a run: each event takes effect at its time exactly as an edit by hand would, and the run can be cut, changed and kept anywhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { addComponent, setPower, setSlowFactor, setTrafficFactor } from '../diagram/edits.ts';
import { setLink } from '../diagram/link-edits.ts';
import { chanceOf } from '../diagram/sample-diagrams.ts';
import { withRandomScenario } from '../diagram/sample-scenario.ts';
import { addEvent, type ScenarioEvent, scenarioOf, withScenario } from '../diagram/scenario.ts';
import type { LogEntry } from './edit-log.ts';
import { keepAsScenario } from './keep-scenario.ts';
import { Run } from './run.ts';
import { differFromMs, RAMP_STEP_MS, running, stepsOf } from './scenario-steps.ts';
import { Standings } from './standings.ts';

const base = OPENING_EXAMPLE.diagram;
const web = base.links.find(({ to }) => to === 'db-1')?.id ?? '';

function having(...events: Omit<ScenarioEvent, 'id'>[]): Diagram {
  return events.reduce((diagram, event) => {
    const added = addEvent(diagram, event);
    if (!added.ok) throw new Error(added.reason);
    return added.diagram;
  }, base);
}

function hashOf(diagram: Diagram, log: readonly LogEntry[] = [], untilMs = 40_000): number {
  const run = new Run({ base: diagram, seed: 7, log });
  run.skip(untilMs);
  return run.eventHash;
}

const edit = (atMs: number, diagram: Diagram): LogEntry => ({
  atMs,
  label: 'Edit',
  change: { what: 'diagram', diagram },
});

const trafficOver = (diagram: Diagram, ...times: number[]) =>
  times.map((ms) => running(new Standings(diagram, []).at(ms)).trafficFactor);

describe('an event does what the same edit by hand does', () => {
  const linked = setLink(base, web, { cut: true });
  test.for<[string, Omit<ScenarioEvent, 'id' | 'atMs'>, Diagram]>([
    ['traffic', { what: 'traffic', factor: 3 }, setTrafficFactor(base, 3)],
    ['a rate of all clients', { what: 'traffic', ratePerSecond: 40 }, setTrafficFactor(base, 2)],
    ['a crash', { what: 'crash', part: 'db-1' }, setPower(base, kindTable, 'db-1', 'stopped')],
    ['power off', { what: 'power-off', part: 'box-1' }, setPower(base, kindTable, 'box-1', 'off')],
    ['three times slower', { what: 'slow', part: 'db-1', factor: 3 }, setSlowFactor(base, 'db-1', 3)],
    ['a cut', { what: 'cut', part: web }, linked.ok ? linked.diagram : base],
  ])('%s, and back again', ([, event, edited]) => {
    const again = event.part
      ? ({ what: 'back', part: event.part } as const)
      : ({ what: 'traffic', factor: 1 } as const);
    const planned = having({ ...event, atMs: 12_345 }, { ...again, atMs: 20_000 });
    const byHand = hashOf(base, [edit(12_345, edited), edit(20_000, base)]);
    expect(hashOf(planned)).toBe(byHand);
    expect(byHand).not.toBe(hashOf(base));
    expect(running(new Standings(planned, []).at(12_344))).toEqual(planned);
    expect(running(new Standings(planned, []).at(12_345))).toEqual(withScenario(edited, scenarioOf(planned)));
    expect(running(new Standings(planned, []).at(20_000))).toEqual(planned);
  });

  test('slots stay where they were, so that charts and traces of both sides agree', () => {
    const planned = having(
      { what: 'crash', part: 'db-1', atMs: 5000 },
      { what: 'cut', part: web, atMs: 6000 },
      { what: 'power-off', part: 'box-1', atMs: 7000 },
      { what: 'back', part: 'box-1', atMs: 8000 },
    );
    const run = new Run({ base: planned, seed: 1, log: [] });
    expect(run.skip(10_000).layout).toEqual(new Run({ base, seed: 1, log: [] }).skip(1).layout);
  });
});

describe('traffic over time', () => {
  test('a ramp is stairs of half a second on the line from where it begins to its target', () => {
    const planned = having({ what: 'ramp', from: 1, factor: 5, overMs: 10_000, atMs: 10_000 });
    expect(stepsOf(scenarioOf(planned))).toHaveLength(10_000 / RAMP_STEP_MS + 1);
    const [before, begin, first, half, last, after] = trafficOver(
      planned,
      9999,
      10_000,
      10_500,
      15_000,
      19_999,
      20_000,
    );
    expect([before, begin, after]).toEqual([1, 1, 5]);
    expect([first, half, last].map((value) => Math.round((value ?? 0) * 1000))).toEqual([1200, 3000, 4800]);
  });

  test('one without a beginning goes on from the traffic that there is', () => {
    const planned = having(
      { what: 'traffic', factor: 3, atMs: 1000 },
      { what: 'ramp', factor: 1, overMs: 4000, atMs: 2000 },
    );
    expect(trafficOver(planned, 2000, 4000, 6000).map((value) => Math.round(value * 1000))).toEqual([
      3000, 2000, 1000,
    ]);
  });

  test('a spike comes back to what was before it; one within another comes back to the first', () => {
    const planned = having(
      { what: 'traffic', factor: 2, atMs: 1000 },
      { what: 'spike', factor: 5, overMs: 3000, atMs: 2000 },
      { what: 'spike', factor: 8, overMs: 1000, atMs: 3000 },
    );
    expect(trafficOver(planned, 0, 1000, 2000, 3000, 3999, 4000, 5000)).toEqual([1, 2, 5, 8, 8, 2, 2]);
  });

  test('a traffic event ends the ramp and the spike before it', () => {
    const planned = having(
      { what: 'ramp', factor: 9, overMs: 8000, atMs: 0 },
      { what: 'traffic', factor: 2, atMs: 4000 },
      { what: 'spike', factor: 7, overMs: 9000, atMs: 5000 },
      { what: 'traffic', factor: 1, atMs: 6000 },
    );
    expect(trafficOver(planned, 3500, 4000, 4500, 5000, 6000, 14_000)).toEqual([4.5, 2, 2, 7, 1, 1]);
  });

  test('who sets the traffic by hand ends it too; what is done to other parts leaves it', () => {
    const planned = having({ what: 'ramp', factor: 9, overMs: 8000, atMs: 0 });
    const stopped = edit(2000, setPower(planned, kindTable, 'db-1', 'stopped'));
    const byHand: LogEntry = {
      ...stopped,
      change: {
        what: 'diagram',
        diagram: setTrafficFactor(planned, 0.5),
        overrides: { traffic: null, 'traffic-before': null },
      },
    };
    const at = (log: LogEntry[], ms: number) => running(new Standings(planned, log).at(ms)).trafficFactor;
    expect([at([stopped], 4000), at([stopped], 8000)]).toEqual([5, 9]);
    expect([at([byHand], 1999), at([byHand], 2000), at([byHand], 8000)]).toEqual([2.5, 0.5, 0.5]);
  });
});

const anyRun = fc
  .record({ seed: fc.nat(), events: fc.integer({ min: 1, max: 12 }) })
  .map(({ seed, events }) => ({
    planned: withRandomScenario(base, kindTable, seed, events),
    chance: chanceOf(seed),
  }));

describe('any scenario', () => {
  test('the run is the same at once, in pieces, looked at anywhere, and after the scenario was another one', () => {
    fc.assert(
      fc.property(anyRun, ({ planned, chance }) => {
        const recipe = { base: planned, seed: 3, log: [] };
        const whole = new Run(recipe);
        whole.skip(60_000);
        const pieces = new Run(recipe);
        for (let ms = 0; ms < 60_000; ms += chance() * 9000)
          pieces.skip(ms, 500 + Math.floor(chance() * 900));
        pieces.viewFrom(chance() * pieces.computedToMs);
        pieces.skip(60_000);
        expect(pieces.eventHash).toBe(whole.eventHash);

        const other = withRandomScenario(base, kindTable, Math.floor(chance() * 1e6), 3);
        const revised = new Run({ ...recipe, base: other });
        revised.skip(chance() * 60_000);
        const fromMs = differFromMs(scenarioOf(other), scenarioOf(planned));
        revised.revise({ scenario: scenarioOf(planned), log: [] }, Math.max(0, fromMs - 0.001));
        revised.skip(60_000);
        expect(revised.eventHash).toBe(whole.eventHash);
      }),
      { numRuns: 25 },
    );
  });
});

test('an event at the very beginning can be taken out again', () => {
  const planned = having({ what: 'crash', part: 'db-1', atMs: 0 });
  const run = new Run({ base: planned, seed: 7, log: [] });
  run.skip(40_000);
  run.revise({ scenario: [], log: [] }, 0);
  run.skip(40_000);
  expect(run.eventHash).toBe(hashOf(base));
});

test('an event that happened before all that is remembered can be changed: the run is computed from its beginning', () => {
  const planned = having(
    { what: 'crash', part: 'db-1', atMs: 5000 },
    { what: 'back', part: 'db-1', atMs: 9000 },
  );
  const recipe = { seed: 3, log: [] };
  const run = new Run({ ...recipe, base });
  run.skip(1_000_000);
  run.revise({ scenario: scenarioOf(planned), log: [] }, 4999.999);
  const { fromMs, windows } = run.skip(1_000_000);
  const whole = new Run({ ...recipe, base: planned });
  whole.skip(1_000_000);
  expect(run.eventHash).toBe(whole.eventHash);
  expect([fromMs, windows[0]?.toMs]).toEqual([4999.999, 5000]);
});

describe('keep as scenario', () => {
  const doings: ((diagram: Diagram, chance: () => number) => Diagram)[] = [
    (diagram) => setPower(diagram, kindTable, 'db-1', 'stopped'),
    (diagram) => setPower(diagram, kindTable, 'db-1', 'on'),
    (diagram) => setPower(diagram, kindTable, 'box-1', 'off'),
    (diagram) => setPower(diagram, kindTable, 'box-1', 'on'),
    (diagram, chance) => setSlowFactor(diagram, 'web-1', 1 + Math.floor(chance() * 3)),
    (diagram, chance) => setTrafficFactor(diagram, Math.floor(chance() * 4)),
    (diagram, chance) => {
      const set = setLink(diagram, web, { cut: chance() < 0.5 });
      return set.ok ? set.diagram : diagram;
    },
    (diagram) => addComponent(diagram, kindTable, { kind: 'cache', x: 900, y: 900 }).diagram,
  ];

  test('the same run follows from what was kept and what was left, and nothing that can be kept is left', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), (seed, count) => {
        const chance = chanceOf(seed);
        let document = base;
        const log: LogEntry[] = [];
        for (let at = 1; at <= count; at++) {
          const next = doings[Math.floor(chance() * doings.length)]?.(document, chance) ?? document;
          if (next !== document) log.push(edit(at * 3000, next));
          document = next;
        }
        const kept = keepAsScenario(base, log, document);
        expect(kept.problem).toBeNull();
        expect(hashOf(kept.base, kept.log)).toBe(hashOf(base, log));
        const there = (id: string) => base.components.some((each) => each.id === id);
        expect(kept.document.components.filter(({ id }) => there(id))).toEqual(base.components);
        expect(keepAsScenario(kept.base, kept.log, kept.document).events).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('a request sent by hand and a part that was added stay in the log; a drag of the slider is one event', () => {
    const added = addComponent(base, kindTable, { kind: 'cache', x: 900, y: 900 }).diagram;
    const send: LogEntry = {
      atMs: 9000,
      label: 'Send',
      change: { what: 'send', source: 'browsers-1', mixIndex: 0 },
    };
    const drag = [2, 3, 4].map((factor, at) => edit(12_000 + at * 100, setTrafficFactor(added, factor)));
    const kept = keepAsScenario(base, [edit(5000, added), send, ...drag], setTrafficFactor(added, 4));
    expect(kept.events).toEqual([{ what: 'traffic', factor: 4, atMs: 12_200 }]);
    expect(kept.log.map(({ atMs }) => atMs)).toEqual([5000, 9000]);
    expect(kept.document).toEqual(withScenario(added, scenarioOf(kept.document)));
  });

  test('what was done by hand to what a scenario did is kept as well', () => {
    const planned = having(
      { what: 'crash', part: 'db-1', atMs: 5000 },
      { what: 'slow', part: 'db-1', factor: 4, atMs: 6000 },
    );
    const started: LogEntry = {
      atMs: 8000,
      label: 'Start db-1',
      change: { what: 'diagram', diagram: planned, overrides: { 'power db-1': null } },
    };
    const kept = keepAsScenario(planned, [started], planned);
    expect(kept.events.map(({ what, factor = 0 }) => `${what} ${factor}`)).toEqual(['back 0', 'slow 4']);
    expect(kept.log).toEqual([]);
    expect(hashOf(kept.base)).toBe(hashOf(planned, [started]));
  });
});
