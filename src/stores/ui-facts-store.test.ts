// What the facts promise: their time, what holds as long as it is open or pinned, and monitors that go with their machine.
import { beforeEach, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { removeItems } from '../diagram/edits.ts';
import { edit, replaceDocument, startDocument } from './document-store.ts';
import { sessionStore } from './session.ts';
import {
  clearFacts,
  factsStore,
  holdFact,
  noteFact,
  pinMonitor,
  presentFacts,
  toggleMonitor,
  unpinMonitor,
} from './ui-facts-store.ts';

const opened = { fact: 'time-split-opened', component: 'browsers-1' } as const;
const pinned = { fact: 'monitor-placed', component: 'box-1' } as const;

beforeEach(() => {
  startDocument(OPENING_EXAMPLE.diagram);
  factsStore.setState({ noted: [], held: [], monitored: [] });
  sessionStore.setState({ playheadMs: 0 });
});

test('a fact is noted with the simulated time, in order, and forgotten when cleared', () => {
  sessionStore.setState({ playheadMs: 1234 });
  noteFact(opened);
  sessionStore.setState({ playheadMs: 2000 });
  noteFact({ fact: 'trace-stepped', request: 7 });
  expect(factsStore.getState().noted).toEqual([
    { fact: opened, atMs: 1234 },
    { fact: { fact: 'trace-stepped', request: 7 }, atMs: 2000 },
  ]);
  clearFacts();
  expect(presentFacts()).toEqual([]);
});

test('what is open stays true after clearing, until it is closed', () => {
  const close = holdFact(opened);
  clearFacts();
  expect(presentFacts()).toEqual([opened]);
  close();
  expect(presentFacts()).toEqual([]);
});

test('a monitor is a fact as long as it is pinned, and once however often it is pinned', () => {
  pinMonitor('box-1');
  pinMonitor('box-1');
  expect(presentFacts()).toEqual([pinned]);
  clearFacts();
  expect(presentFacts()).toEqual([pinned]);
  unpinMonitor('box-1');
  expect(presentFacts()).toEqual([]);
  toggleMonitor('box-1', 'box-1');
  expect(factsStore.getState().monitored).toEqual(['box-1']);
  toggleMonitor('box-1', 'box-1');
  expect(factsStore.getState().monitored).toEqual([]);
});

test('a monitor goes with its machine, and stays when something else is edited', () => {
  pinMonitor('box-1');
  edit('Delete db-1', (diagram) => removeItems(diagram, { components: ['db-1'] }));
  expect(factsStore.getState().monitored).toEqual(['box-1']);
  edit('Delete box-1', (diagram) => removeItems(diagram, { components: ['box-1'] }));
  expect(factsStore.getState().monitored).toEqual([]);
});

test('another document has no monitor, though its machine has the same id', () => {
  pinMonitor('box-1');
  replaceDocument({ ...OPENING_EXAMPLE.diagram, name: 'Another' }, 'Open another');
  expect(factsStore.getState().monitored).toEqual([]);
});
