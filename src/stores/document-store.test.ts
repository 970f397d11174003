/** Promises of the document store: one undo step a gesture, named, and nothing selected that is gone. */
import { beforeEach, expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { EMPTY_DIAGRAM } from '../diagram/diagram.ts';
import { addComponent, moveComponents, removeItems, rename } from '../diagram/edits.ts';
import {
  beginGesture,
  cancelGesture,
  documentStore,
  edit,
  endGesture,
  redo,
  replaceDocument,
  startDocument,
  undo,
} from './document-store.ts';
import { NOTHING_SELECTED, select, viewStore } from './view-store.ts';

const state = () => documentStore.getState();
const said = () => viewStore.getState().announcement.text;
const add = () =>
  edit(
    'Add web-1',
    (diagram) => addComponent(diagram, kindTable, { kind: 'web-server', x: 0, y: 0 }).diagram,
  );
const moveTo = (x: number) =>
  edit('Nudge', (diagram) =>
    moveComponents(diagram, kindTable, [{ id: diagram.components[0]!.id, x, y: 0 }]),
  );

beforeEach(() => {
  startDocument(EMPTY_DIAGRAM);
  select(NOTHING_SELECTED);
});

test('an edit is one named step; undo and redo say what they did', () => {
  add();
  const { diagram } = state();
  expect(state()).toMatchObject({ undoLabel: 'Add web-1', redoLabel: null });
  undo();
  expect(state().diagram).toBe(EMPTY_DIAGRAM);
  expect(state()).toMatchObject({ undoLabel: null, redoLabel: 'Add web-1' });
  expect(said()).toBe('Undid: add web-1');
  redo();
  expect(state().diagram).toBe(diagram);
  expect(said()).toBe('Redid: add web-1');
});

test('an edit that changes nothing leaves no step and keeps redo', () => {
  add();
  undo();
  const before = state();
  edit('Nothing', (diagram) => rename(diagram, 'no-such', 'x'));
  expect(state()).toBe(before);
});

test('all edits of a gesture are one step with the name of the gesture', () => {
  add();
  beginGesture('Move web-1');
  for (const x of [10, 20, 30]) moveTo(x);
  expect(state().diagram.components[0]?.x).toBe(30);
  endGesture();
  expect(state().past).toHaveLength(2);
  undo();
  expect(said()).toBe('Undid: move web-1');
  expect(state().diagram.components[0]?.x).toBe(0);
});

test('a gesture that changed nothing leaves no step', () => {
  add();
  beginGesture('Move web-1');
  moveTo(10);
  moveTo(0);
  cancelGesture();
  beginGesture('Move web-1');
  endGesture();
  expect(state().past).toHaveLength(1);
});

test('a cancelled gesture puts everything back and can be neither undone nor redone', () => {
  add();
  const { diagram } = state();
  beginGesture('Move web-1');
  moveTo(500);
  cancelGesture();
  expect(state().diagram).toBe(diagram);
  expect(state()).toMatchObject({ gesture: null, undoLabel: 'Add web-1', redoLabel: null });
});

test('undo in the middle of a gesture takes the gesture back', () => {
  add();
  beginGesture('Move web-1');
  moveTo(500);
  undo();
  expect(state().diagram.components[0]?.x).toBe(0);
  expect(state()).toMatchObject({ gesture: null, redoLabel: 'Move web-1' });
});

test('what undo, redo and removal take away is no longer selected or being renamed', () => {
  add();
  const id = state().diagram.components[0]!.id;
  select({ components: [id] });
  viewStore.setState({ renaming: id });
  undo();
  expect(viewStore.getState()).toMatchObject({ selection: NOTHING_SELECTED, renaming: null });
  redo();
  select({ components: [id] });
  edit('Delete web-1', (diagram) => removeItems(diagram, { components: [id] }));
  expect(viewStore.getState().selection).toEqual(NOTHING_SELECTED);
});

test('opening an example is a step that can be undone', () => {
  add();
  const { diagram } = state();
  replaceDocument({ ...EMPTY_DIAGRAM, name: 'Example' }, 'Open example');
  expect(state()).toMatchObject({ undoLabel: 'Open example', lastChange: { by: 'replace' } });
  undo();
  expect(state().diagram).toBe(diagram);
});
