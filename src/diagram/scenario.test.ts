// Promises of the scenario in a document: pure edits in order of time, a gate that says what it leaves out, files and links that bring it back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { platformPacking } from '../stores/platform-deflate.ts';
import type { Diagram } from './diagram.ts';
import { removeItems } from './edits.ts';
import { openDocument } from './gate.ts';
import { decodeLink, encodeLink } from './link-codec.ts';
import { randomDiagram } from './sample-diagrams.ts';
import { withRandomScenario } from './sample-scenario.ts';
import {
  addEvent,
  moveEvent,
  removeEvent,
  SCENARIO_LIMITS,
  type ScenarioEvent,
  scenarioOf,
  setEvent,
} from './scenario.ts';
import { toFileText } from './serialise.ts';

const base = OPENING_EXAMPLE.diagram;

function having(...events: Omit<ScenarioEvent, 'id'>[]): Diagram {
  return events.reduce((diagram, event) => {
    const added = addEvent(diagram, event);
    if (!added.ok) throw new Error(added.reason);
    return added.diagram;
  }, base);
}

const gate = (scenario: unknown) => openDocument({ ...base, scenario }, kindTable);

describe('edits', () => {
  const planned = having(
    { what: 'crash', part: 'db-1', atMs: 20_000 },
    { what: 'spike', factor: 5, overMs: 4000, atMs: 10_000 },
    { what: 'back', part: 'db-1', atMs: 35_000 },
  );

  test('events stand in order of time, each with an id of its own', () => {
    expect(scenarioOf(planned).map(({ id, atMs }) => `${id} ${atMs}`)).toEqual([
      'event-2 10000',
      'event-1 20000',
      'event-3 35000',
    ]);
  });

  test('moving, changing and removing; the last one leaves a document without a scenario', () => {
    expect(scenarioOf(moveEvent(planned, 'event-3', 5000))[0]?.id).toBe('event-3');
    expect(moveEvent(planned, 'event-3', 35_000)).toBe(planned);
    const slowed = setEvent(planned, 'event-1', { what: 'slow', part: 'db-1', factor: 3, atMs: 20_000 });
    expect(scenarioOf(slowed)[1]).toEqual({
      id: 'event-1',
      atMs: 20_000,
      what: 'slow',
      part: 'db-1',
      factor: 3,
    });
    const none = ['event-1', 'event-2', 'event-3'].reduce(removeEvent, planned);
    expect(none).toEqual(base);
    expect('scenario' in none).toBe(false);
  });

  test('an event keeps only what its kind has, within its range', () => {
    const [event] = scenarioOf(
      having({ what: 'ramp', part: 'db-1', factor: 1000, from: -1, overMs: 1, atMs: -4 }),
    );
    expect(event).toEqual({ id: 'event-1', atMs: 0, what: 'ramp', factor: 20, from: 0, overMs: 100 });
  });

  test('with a part its events go, those of its connections too', () => {
    const link = base.links.find(({ to }) => to === 'db-1')?.id ?? '';
    const cut = addEvent(planned, { what: 'cut', part: link, atMs: 1 });
    const without = removeItems(cut.ok ? cut.diagram : base, { components: ['db-1'] });
    expect(scenarioOf(without).map(({ what }) => what)).toEqual(['spike']);
  });

  test('one more than the limit is refused with a reason', () => {
    const full = having(
      ...Array.from({ length: SCENARIO_LIMITS.events }, (_, at) => ({
        what: 'traffic' as const,
        factor: 1,
        atMs: at,
      })),
    );
    expect(addEvent(full, { what: 'traffic', factor: 2, atMs: 0 })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('at most 200 events'),
    });
  });
});

describe('the gate', () => {
  test.for<[string, object, string]>([
    ['an unknown kind', { what: 'quake', atMs: 1 }, 'Event 1 is of a kind that this page does not know'],
    ['a part that is not there', { what: 'crash', atMs: 1, part: 'db-9' }, 'a part that is not there'],
    ['no part at all', { what: 'back', atMs: 1 }, 'a part that is not there (missing)'],
    ['a cut of a machine', { what: 'cut', atMs: 1, part: 'box-1' }, 'cannot happen to a machine'],
    ['a crash of a machine', { what: 'crash', atMs: 1, part: 'box-1' }, 'cannot happen to a machine'],
    ['a power-off of a process', { what: 'power-off', atMs: 1, part: 'db-1' }, 'cannot happen to a process'],
    ['a slow client', { what: 'slow', atMs: 1, part: 'browsers-1', factor: 2 }, 'cannot happen to a client'],
  ])('%s is left out, and said', ([, event, message]) => {
    const opened = gate([event, { id: 'event-7', atMs: 5, what: 'traffic', factor: 2 }]);
    expect(opened.ok && opened.diagram.scenario?.map(({ id }) => id)).toEqual(['event-7']);
    expect(opened.ok && opened.repairs.join(' ')).toContain(message);
  });

  test('numbers are brought into range, and strange entries left out', () => {
    const opened = gate([
      { id: 'event-1', atMs: 1e12, what: 'spike', factor: 99, overMs: 'long', part: 'x' },
    ]);
    expect(opened.ok && opened.diagram.scenario).toEqual([
      { id: 'event-1', atMs: 3_600_000, what: 'spike', factor: 20, overMs: 10_000 },
    ]);
    expect(opened.ok && opened.repairs).toHaveLength(4);
  });

  test('a scenario that is no list, or has too many events, is refused with its place', () => {
    expect(gate('soon')).toMatchObject({ ok: false, reason: 'wrong-shape', place: 'scenario' });
    const many = Array.from({ length: 201 }, () => ({ what: 'traffic', factor: 1, atMs: 0 }));
    expect(gate(many)).toMatchObject({ ok: false, reason: 'too-many', place: 'scenario' });
  });
});

const anyPlanned = fc
  .record({ seed: fc.nat(), components: fc.nat(10), links: fc.nat(10), events: fc.nat(30) })
  .map(({ seed, components, links, events }) =>
    withRandomScenario(
      randomDiagram(kindTable, seed, { components, links, changed: 0.2 }),
      kindTable,
      seed,
      events,
    ),
  );

describe('any scenario', () => {
  test('is the same after saving and opening, with nothing to repair', () => {
    fc.assert(
      fc.property(anyPlanned, (diagram) => {
        const text = toFileText(diagram);
        const opened = openDocument(text, kindTable);
        expect(opened).toEqual({ ok: true, diagram, repairs: [] });
        expect(opened.ok && toFileText(opened.diagram)).toBe(text);
      }),
      { numRuns: 80 },
    );
  });

  test('is the same out of a link, also with what was done by hand to its effects', async () => {
    const overrides = {
      traffic: null,
      'power db-1': 'stopped',
      'slow db-1': 2.5,
      'cut link-1': true,
    } as const;
    await fc.assert(
      fc.asyncProperty(anyPlanned, async (diagram) => {
        const { scenario: _, ...plain } = diagram;
        const change = { what: 'diagram', diagram: plain, overrides } as const;
        const extras = { log: [{ atMs: 5, label: 'Start db-1', change }] };
        const link = await encodeLink(diagram, kindTable, platformPacking, extras);
        const opened = link.ok && (await decodeLink(link.fragment, kindTable, platformPacking));
        expect(opened).toMatchObject({ ok: true, diagram, extras, repairs: [] });
      }),
      { numRuns: 50 },
    );
  });

  test('a small one adds under 60 characters to a link', async () => {
    const planned = having(
      { what: 'spike', factor: 5, overMs: 4000, atMs: 10_000 },
      { what: 'crash', part: 'db-1', atMs: 20_000 },
      { what: 'back', part: 'db-1', atMs: 35_000 },
    );
    const length = async (diagram: Diagram) => {
      const link = await encodeLink(diagram, kindTable, platformPacking);
      return link.ok ? link.fragment.length : Number.NaN;
    };
    const [first] = EXAMPLES;
    expect(first?.diagram.scenario).toBeUndefined();
    expect((await length(planned)) - (await length(base))).toBeLessThan(60);
  });
});
