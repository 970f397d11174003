/** Promises of shared links: who opens one gets the sender's document, run, moment and view, as chosen. */
import { expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import { kindTable } from '../catalog/index.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { addComponent } from '../diagram/edits.ts';
import { NO_EFFECTS } from '../diagram/effects.ts';
import { decodeLink, encodeLink, LINK_VERSION } from '../diagram/link-codec.ts';
import type { LinkExtras } from '../diagram/link-extras.ts';
import { withScenario } from '../diagram/scenario.ts';
import { compile } from '../simulation/compile.ts';
import type { LogEntry } from '../simulation/edit-log.ts';
import { Run } from '../simulation/run.ts';
import { readLink } from './arriving-link.ts';
import { sightFor } from './canvas-sight.ts';
import { showEarlier, showNow } from './document-in-run.ts';
import { startDocument } from './document-store.ts';
import { nextRun } from './planned-run.ts';
import { platformPacking } from './platform-deflate.ts';
import type { RunPast } from './run-past.ts';
import { linkOf, runToShare, type Shareable, takeShareable } from './shared-link.ts';

const base = OPENING_EXAMPLE.diagram;
const ALL = { moment: true, view: true, lesson: true };
const NONE = { moment: false, view: false, lesson: false };

function withPower(power: 'on' | 'stopped', x = 0): Diagram {
  return {
    ...base,
    components: base.components.map((each) =>
      each.id === 'db-1' ? { ...each, power } : { ...each, x: each.x + x },
    ),
  };
}

const stopped = withPower('stopped');
const stoppedAndMoved = withPower('stopped', 40);
const log: readonly LogEntry[] = [
  { atMs: 61_000.25, label: 'Stop db-1', change: { what: 'diagram', diagram: stopped } },
  { atMs: 62_000, label: 'Send GET page', change: { what: 'send', source: 'browsers-1', mixIndex: 0 } },
];
const view = { x: -10, y: -20.5, width: 800, height: 600 };
const shareable: Shareable = {
  diagram: stoppedAndMoved,
  ...runToShare(stoppedAndMoved, { base, log }),
  momentMs: 63_000.125,
  speed: 0.025,
  view,
  lesson: { id: 'one-box', title: 'One box' },
};

async function sent(choice: typeof ALL, from = shareable) {
  const link = await linkOf(from, choice);
  if (!link.ok) throw new Error(link.message);
  const read = await readLink(`https://example.org/${link.fragment}`);
  if (!read.diagram) throw new Error('It does not open.');
  return { ...read, diagram: read.diagram, run: nextRun(read.diagram), sight: sightFor(read.diagram) };
}

test('the run is told with the document that is on the canvas, moved parts and all', () => {
  expect(compile(stopped).model).toEqual(compile(stoppedAndMoved).model);
  expect(shareable.base).toBe(base);
  expect(shareable.log[0]?.change).toEqual({ what: 'diagram', diagram: stoppedAndMoved });
  expect(shareable.log[1]).toBe(log[1]);
  expect(runToShare(stoppedAndMoved, { base, log: log.slice(1) }).base).toBe(stoppedAndMoved);
});

test('with everything chosen: the same document, run, moment, view, and the lesson on offer', async () => {
  const { diagram, isPaused, run, sight, arrival } = await sent(ALL);
  expect(diagram).toEqual(stoppedAndMoved);
  expect(isPaused).toBe(true);
  expect(run).toEqual({ base, log: shareable.log, startMs: 63_000.125, momentMs: 63_000.125, speed: 0.025 });
  expect(sight).toEqual(view);
  expect(arrival).toEqual({
    ...{ what: 'arrived', source: 'link', repairs: [], inRange: [], notes: [] },
    lesson: 'one-box',
  });
});

test('with nothing chosen: the document alone, its run starting anew', async () => {
  const { diagram, isPaused, run, sight, arrival } = await sent(NONE);
  expect(diagram).toEqual(stoppedAndMoved);
  expect([isPaused, sight, arrival]).toEqual([false, undefined, null]);
  expect(run).toMatchObject({ base: diagram, log: [], startMs: 0 });
});

test('before the run is there, there is no moment to be sent', async () => {
  const { isPaused, run, diagram } = await sent(ALL, { ...shareable, momentMs: null });
  expect([isPaused, run.base]).toEqual([false, diagram]);
});

test('a moment before the last change of the link is the one that its sender looked at', async () => {
  const { diagram, run, isPaused } = await sent(ALL, { ...shareable, momentMs: 61_500 });
  expect([diagram, isPaused]).toEqual([stoppedAndMoved, true]);
  expect(run).toEqual({ base, log: shareable.log, startMs: 61_500, momentMs: 61_500, speed: 0.025 });
});

test('a link with changes but no moment opens when all of them have happened', async () => {
  const link = await encodeLink(base, kindTable, platformPacking, { log });
  const read = await readLink(link.ok ? link.fragment : '');
  expect(read.isPaused).toBe(false);
  expect(read.diagram && nextRun(read.diagram)).toMatchObject({ startMs: 62_000, momentMs: 62_000 });
});

test('another engine and an older format are said', async () => {
  const extras: LinkExtras = { engineVersion: 1e6 };
  const link = await encodeLink(base, kindTable, platformPacking, extras);
  const { arrival } = await readLink(link.ok ? link.fragment : '');
  expect(arrival?.what === 'arrived' && arrival.notes.join()).toContain('Figures may differ');
  const opened = await decodeLink(link.ok ? link.fragment : '', kindTable, platformPacking);
  expect(opened.ok && opened.format).toBe(LINK_VERSION);
});

test('a link that does not open becomes a card with reason, place, way out and the text that came', async () => {
  const link = await linkOf(shareable, ALL);
  const cut = `https://example.org/${link.ok ? link.fragment.slice(0, 60) : ''}`;
  const { diagram, arrival } = await readLink(cut);
  expect(diagram).toBeNull();
  expect(arrival).toEqual({
    what: 'refused',
    source: 'link',
    message: expect.stringMatching(/^This link was cut off: 57 of \d+ characters arrived\.$/),
    place: 'character 58',
    wayOut: 'Ask for it again, or for the file.',
    mayReload: false,
    text: cut,
  });
});

test('while an earlier moment is on the canvas, what is shared is the document and its whole run', () => {
  startDocument(stopped);
  showEarlier(base);
  try {
    expect(takeShareable().diagram).toBe(stopped);
  } finally {
    showNow(NO_EFFECTS);
  }
});

test('the scenario goes along with the run: the same events, the same last word of the hand, the same hash', async () => {
  const scenario = [
    { id: 'event-1', atMs: 20_000, what: 'crash', part: 'db-1' },
    { id: 'event-2', atMs: 25_000, what: 'spike', factor: 4, overMs: 8_000 },
  ] as const;
  const planned = withScenario(base, scenario);
  const overrides = { 'power db-1': null, traffic: null, 'traffic-before': null } as const;
  const byHand: readonly LogEntry[] = [
    { atMs: 30_000, label: 'Start db-1', change: { what: 'diagram', diagram: planned, overrides } },
  ];
  const told = { ...shareable, diagram: planned, ...runToShare(planned, { base: planned, log: byHand }) };
  const { diagram, run, arrival } = await sent({ ...ALL, lesson: false }, { ...told, momentMs: 40_000 });
  expect([diagram, arrival]).toEqual([planned, null]);
  const hashOf = (recipe: Pick<RunPast, 'base' | 'log'>) => {
    const computed = new Run({ ...recipe, seed: base.seed });
    computed.skip(40_000);
    return computed.eventHash;
  };
  expect(hashOf(run)).toBe(hashOf({ base: planned, log: byHand }));
  expect(hashOf(run)).not.toBe(hashOf({ base: planned, log: [] }));
});

test('an event may happen to a part that came in during the run', async () => {
  const added = addComponent(base, kindTable, { kind: 'cache', x: 900, y: 900 });
  const scenario = [{ id: 'event-1', atMs: 50_000, what: 'crash', part: added.id }] as const;
  const diagram = withScenario(added.diagram, scenario);
  const entry: LogEntry = { atMs: 30_000, label: 'Add cache', change: { what: 'diagram', diagram } };
  const recipe = runToShare(diagram, { base: withScenario(base, scenario), log: [entry] });
  const opened = await sent({ ...ALL, lesson: false }, { ...shareable, diagram, ...recipe });
  expect([opened.diagram, opened.arrival, opened.run.base]).toEqual([diagram, null, recipe.base]);
});
