// Promises of the choices in the scenario editor: only what can happen is offered, and a new event begins with what the learner most likely means.
import { describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../../../catalog/examples.ts';
import { EMPTY_DIAGRAM } from '../../../diagram/diagram.ts';
import { addEvent, SCENARIO_KINDS } from '../../../diagram/scenario.ts';
import { eventWords } from '../../../diagram/scenario-words.ts';
import { eventOf, kindChoices, settledMs, targetChoices } from './event-choices.ts';

const { diagram } = OPENING_EXAMPLE;

test('an empty diagram offers traffic only; a whole one every kind', () => {
  expect(kindChoices(EMPTY_DIAGRAM).map(({ value }) => value)).toEqual(['traffic', 'ramp', 'spike']);
  expect(kindChoices(diagram).map(({ value }) => value)).toEqual([...SCENARIO_KINDS]);
});

test('parts are offered where it can happen to them', () => {
  expect(targetChoices(diagram, 'power-off').map(({ label }) => label)).toEqual(['box-1']);
  expect(targetChoices(diagram, 'slow').map(({ value }) => value)).not.toContain('browsers-1');
  expect(targetChoices(diagram, 'cut')[0]?.label).toBe('browsers-1 to web-1');
});

describe('a new event', () => {
  test('happens to what is selected, where it can; else to a process', () => {
    expect(eventOf('crash', 0, diagram, ['box-1', 'db-1']).part).toBe('db-1');
    expect(eventOf('crash', 0, diagram, []).part).toBe('web-1');
    expect(eventOf('slow', 0, diagram, []).part).toBe('web-1');
  });

  test('"back again" brings back what broke last before it', () => {
    const broken = (['web-1', 'db-1', 'cache-1'] as const).reduce((before, part, index) => {
      const added = addEvent(before, { what: 'crash', part, atMs: index * 1000 });
      return added.ok ? added.diagram : before;
    }, diagram);
    expect(eventOf('back', 1500, broken, []).part).toBe('db-1');
  });

  test('one made another kind keeps what fits', () => {
    const spike = eventOf('spike', 5, diagram, [], { ratePerSecond: 80, overMs: 4000 });
    expect(spike).toEqual({ what: 'spike', atMs: 5, ratePerSecond: 80, overMs: 4000 });
    expect(eventOf('slow', 5, diagram, [], { part: 'db-1', what: 'crash' })).toEqual({
      what: 'slow',
      atMs: 5,
      part: 'db-1',
      factor: 3,
    });
  });
});

test('times are whole tenths of a second within an hour', () => {
  expect([settledMs(1234), settledMs(-5), settledMs(1e9)]).toEqual([1200, 0, 3_600_000]);
});

test('every kind has words', () => {
  const words = SCENARIO_KINDS.map((what) =>
    eventWords({ ...eventOf(what, 0, diagram, ['db-1']), id: 'event-1' }, diagram),
  );
  expect(words).toEqual([
    'Traffic to 3x',
    'Traffic to 3x over 10 s',
    'Spike to 3x for 10 s',
    'db-1 crashes',
    'box-1 loses power',
    'db-1 3x slower',
    'browsers-1 to web-1 is cut',
    'db-1 is back',
  ]);
});
