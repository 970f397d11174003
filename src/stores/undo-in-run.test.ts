// Promises of undo and redo of what hands took from a scenario: undo gives it back as the scenario has it by now, redo has the last word again.
import { beforeEach, describe, expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { setPower, setTrafficFactor } from '../diagram/edits.ts';
import { addEvent, type ScenarioEvent } from '../diagram/scenario.ts';
import {
  beginGesture,
  cancelGesture,
  documentStore,
  edit,
  endGesture,
  redo,
  undo,
} from './document-store.ts';
import { page } from './sample-page.ts';
import { base, forgetSession } from './sample-session.ts';

beforeEach(forgetSession);

function having(...events: Omit<ScenarioEvent, 'id'>[]) {
  return events.reduce((diagram, event) => {
    const added = addEvent(diagram, event);
    return added.ok ? added.diagram : diagram;
  }, base);
}

const shown = () => documentStore.getState().diagram;
const factor = () => shown().trafficFactor;
const slide = (to: number) => () => edit('Traffic', (diagram) => setTrafficFactor(diagram, to));
const power = () => shown().components.find(({ id }) => id === 'db-1')?.power;
const start = () => edit('Start db-1', (diagram) => setPower(diagram, kindTable, 'db-1', 'on'));

describe('traffic set by hand during a spike', () => {
  const waves = having(
    { what: 'spike', factor: 4, atMs: 10_000, overMs: 10_000 },
    { what: 'ramp', factor: 5, atMs: 30_000, overMs: 10_000 },
    { what: 'traffic', factor: 0, atMs: 60_000 },
  );

  /** Set to 2x at 15 s. */
  function withHand() {
    const playing = page(waves, 15_000);
    playing.then(slide(2));
    expect(factor()).toBe(2);
    return playing;
  }

  test.for([
    [16_000, 4, 'in the spike'],
    [25_000, 1, 'after the spike'],
    [35_000, 3, 'on the ramp'],
    [61_000, 0, 'after the last event'],
  ] as [number, number, string][])('undone at %i ms it is %fx: %s; redo sets it again', ([ms, expected]) => {
    const { goTo, then } = withHand();
    goTo(ms);
    then(undo);
    expect(factor()).toBeCloseTo(expected, 9);
    then(redo);
    expect(factor()).toBe(2);
    then(undo);
    expect(factor()).toBeCloseTo(expected, 9);
    then(redo);
    goTo(ms + 500);
    then(undo);
    goTo(70_000);
    expect(factor()).toBe(0);
  });

  test('undone in the spike, the spike ends as it would have', () => {
    const { goTo, then } = withHand();
    goTo(16_000);
    then(undo, redo);
    goTo(18_000);
    then(undo);
    expect(factor()).toBe(4);
    goTo(25_000);
    expect(factor()).toBe(1);
  });

  test('the drag of a slider is given back whole, undone or given up', () => {
    const { goTo, then, watch } = page(waves, 15_000);
    const drag = () => {
      beginGesture('Traffic');
      for (const to of [3.5, 3, 2]) {
        slide(to)();
        watch(2);
      }
    };
    then(drag, endGesture);
    goTo(25_000);
    expect(factor()).toBe(2);
    then(undo);
    expect(factor()).toBe(1);
    goTo(50_000);
    then(drag, cancelGesture);
    expect(factor()).toBe(5);
  });

  test('what hands had set before, and was not undone, stays', () => {
    const again = addEvent(waves, { what: 'spike', factor: 6, atMs: 22_000, overMs: 2000 });
    const { goTo, then } = page(again.ok ? again.diagram : waves, 15_000);
    then(slide(2));
    goTo(23_000);
    then(slide(3));
    goTo(26_000);
    then(undo);
    expect(factor()).toBe(2);
    then(undo);
    expect(factor()).toBe(1);
  });

  test('in a run that began anew, undo gives back nothing that is not there', () => {
    const { goTo, then, session } = withHand();
    then(() => session.restart());
    goTo(5000);
    then(undo);
    expect(factor()).toBe(1);
    goTo(25_000);
    expect(factor()).toBe(1);
  });
});

test('a process started by hand in an outage that the scenario has ended since: undo leaves it running', () => {
  const { goTo, then } = page(
    having({ what: 'crash', part: 'db-1', atMs: 20_000 }, { what: 'back', part: 'db-1', atMs: 35_000 }),
    25_000,
  );
  then(start, undo);
  expect(power()).toBe('stopped');
  then(redo);
  goTo(30_000);
  then(undo);
  expect(power()).toBe('stopped');
  then(redo);
  expect(power()).toBe('on');
  goTo(50_000);
  then(undo);
  expect(power()).toBe('on');
});
