// Promises of the document while a scenario runs on it: edits go under its effects, hands have the last word, and undo takes both back.
import { beforeEach, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import { findComponent, setPower, setSlowFactor, setTrafficFactor } from '../diagram/edits.ts';
import { addEvent, scenarioOf } from '../diagram/scenario.ts';
import { becomes, editScenario, showEarlier, showNow } from './document-in-run.ts';
import {
  beginGesture,
  cancelGesture,
  documentStore,
  edit,
  endGesture,
  ownDiagram,
  presentDiagram,
  redo,
  startDocument,
  undo,
} from './document-store.ts';

const { diagram: base } = OPENING_EXAMPLE;
const state = () => documentStore.getState();
const powerShown = (id: string) => findComponent(state().diagram, id)?.power;
const crashed = new Map([['power db-1', 'stopped']] as const);
const setOn = (id: string) => edit(`Start ${id}`, (diagram) => setPower(diagram, kindTable, id, 'on'));
const add = (atMs: number) =>
  editScenario('Add an event', (diagram) => {
    const added = addEvent(diagram, { what: 'traffic', factor: 2, atMs });
    return added.ok ? added.diagram : diagram;
  });

beforeEach(() => startDocument(base));

test('an effect is shown, and is not in the document that is kept', () => {
  showNow(crashed);
  expect(powerShown('db-1')).toBe('stopped');
  expect([presentDiagram(state()), ownDiagram(state())]).toEqual([base, base]);
  showNow(new Map());
  expect(state()).toMatchObject({ diagram: base, present: null });
});

test('an edit beside an effect changes only what was edited', () => {
  showNow(crashed);
  edit('Stop web-1', (diagram) => setPower(diagram, kindTable, 'web-1', 'stopped'));
  expect([powerShown('db-1'), powerShown('web-1')]).toEqual(['stopped', 'stopped']);
  expect(presentDiagram(state())).toEqual(setPower(base, kindTable, 'web-1', 'stopped'));
  expect(state().lastChange.overrides).toBeUndefined();
  undo();
  expect(presentDiagram(state())).toBe(base);
  expect(powerShown('db-1')).toBe('stopped');
});

test('what a scenario stopped can be started by hand: a step of its own, with undo and redo', () => {
  showNow(crashed);
  setOn('db-1');
  expect(powerShown('db-1')).toBe('on');
  expect(presentDiagram(state())).toBe(base);
  expect(state()).toMatchObject({
    undoLabel: 'Start db-1',
    lastChange: { overrides: { 'power db-1': null } },
  });
  undo();
  expect(powerShown('db-1')).toBe('stopped');
  expect(state().lastChange).toEqual({
    by: 'undo',
    label: 'Start db-1',
    overrides: { 'power db-1': 'stopped' },
  });
  redo();
  expect(powerShown('db-1')).toBe('on');
});

test('another value than that of the scenario goes into the document', () => {
  showNow(new Map([['slow db-1', 3]]));
  edit('Slow', (diagram) => setSlowFactor(diagram, 'db-1', 5));
  expect(presentDiagram(state())).toEqual(setSlowFactor(base, 'db-1', 5));
  undo();
  expect(findComponent(state().diagram, 'db-1')?.slowFactor).toBe(3);
  expect(presentDiagram(state())).toBe(base);
});

test('a gesture over an effect is one step, and can be given up', () => {
  showNow(
    new Map([
      ['traffic', 5],
      ['traffic-before', 1],
    ]),
  );
  const slide = (factor: number) => edit('Traffic', (diagram) => setTrafficFactor(diagram, factor));
  beginGesture('Traffic');
  for (const factor of [4, 3, 2]) slide(factor);
  endGesture();
  expect([state().diagram.trafficFactor, presentDiagram(state()).trafficFactor, state().past.length]).toEqual(
    [2, 2, 1],
  );
  undo();
  expect([state().diagram.trafficFactor, presentDiagram(state())]).toEqual([5, base]);
  expect([...state().effects.keys()]).toEqual(['traffic', 'traffic-before']);
  beginGesture('Traffic');
  slide(1);
  cancelGesture();
  expect([state().diagram.trafficFactor, presentDiagram(state())]).toEqual([5, base]);
});

test('the scenario can be edited, and that undone, at an earlier moment; the system cannot', () => {
  const earlier = setPower(base, kindTable, 'web-1', 'stopped');
  edit('Slow', (diagram) => setSlowFactor(diagram, 'db-1', 5));
  const document = state().diagram;
  showEarlier(earlier);
  add(5000);
  expect(state()).toMatchObject({ diagram: earlier, isEarlier: true, undoLabel: 'Add an event' });
  expect(scenarioOf(presentDiagram(state()))).toHaveLength(1);
  undo();
  expect(presentDiagram(state())).toBe(document);
  undo();
  expect([presentDiagram(state()), state().diagram]).toEqual([document, earlier]);
  redo();
  expect(scenarioOf(presentDiagram(state()))).toHaveLength(1);
  showNow(new Map());
  expect(scenarioOf(state().diagram)).toHaveLength(1);
});

test('another moment becomes the document as one step', () => {
  showNow(crashed);
  const next = setSlowFactor(base, 'db-1', 2);
  becomes(next, 'Keep as scenario', 1);
  expect(state()).toMatchObject({ diagram: next, undoLabel: 'Keep as scenario' });
  undo();
  expect(presentDiagram(state())).toBe(base);
});
