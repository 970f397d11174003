// Promises of the words about "keep what I just did": they say what was kept and what was not, and why.
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../../../catalog/examples.ts';
import type { LogEntry } from '../../../simulation/edit-log.ts';
import type { KeptScenario } from '../../../simulation/keep-scenario.ts';
import { keptWords } from './kept-words.ts';

const { diagram } = OPENING_EXAMPLE;
const nothing: KeptScenario = {
  base: diagram,
  document: diagram,
  log: [],
  events: [],
  isDone: false,
  problem: null,
};
const added: LogEntry = { atMs: 5, label: 'Add web-2', change: { what: 'diagram', diagram } };
const sent: LogEntry = {
  atMs: 5,
  label: 'Send',
  change: { what: 'send', source: 'browsers-1', mixIndex: 0 },
};

test('what was kept, and what was not', () => {
  const events = [
    { what: 'crash', part: 'db-1', atMs: 70_000 },
    { what: 'back', part: 'db-1', atMs: 72_500 },
  ] as const;
  expect(keptWords({ ...nothing, events, isDone: true, log: [added, sent, sent] }, diagram)).toEqual({
    kept: 'Kept 2 events: 1:10.0 db-1 crashes; 1:12.5 db-1 is back.',
    left: 'Not kept: Add web-2 (in the diagram already, so it is there from the start); 2 requests sent by hand.',
  });
});

test('nothing was done, or nothing of it can be an event, or there is no room', () => {
  expect(keptWords(nothing, diagram).kept).toContain('You have not changed anything');
  expect(keptWords({ ...nothing, log: [sent] }, diagram)).toEqual({
    kept: 'Nothing to keep. Only traffic, crashes, power, speed and cuts can be events.',
    left: 'Not kept: 1 request sent by hand.',
  });
  expect(keptWords({ ...nothing, problem: 'A scenario holds at most 200 events.' }, diagram).kept).toBe(
    'Nothing was kept. A scenario holds at most 200 events.',
  );
});
