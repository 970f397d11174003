// Promises of undo and redo around "Continue from here" and "Keep as scenario": each brings the whole run of its side, with its log, its figures and its playhead.
import { beforeEach, expect, test } from 'vitest';
import { kindTable } from '../catalog/index.ts';
import { setPower } from '../diagram/edits.ts';
import { scenarioOf } from '../diagram/scenario.ts';
import { documentStore, edit, redo, undo } from './document-store.ts';
import { resultsStore } from './results-store.ts';
import { page } from './sample-page.ts';
import { base, charted, forgetSession, state } from './sample-session.ts';

beforeEach(forgetSession);

const stop = (id: string) => () =>
  edit(`Stop ${id}`, (diagram) => setPower(diagram, kindTable, id, 'stopped'));
const powerShown = (id: string) =>
  documentStore.getState().diagram.components.find((each) => each.id === id)?.power;

/** db-1 was stopped at 60 s; the playhead is back at 50 s. */
function afterAnOutage() {
  const playing = page(base, 60_000);
  playing.then(stop('db-1'));
  playing.goTo(63_000);
  const { session } = playing;
  const now = () => ({
    log: session.past().log.map(({ label }) => label),
    playheadMs: session.playback.timeMs,
    presentMs: state().presentMs,
    laterChanges: state().laterChanges,
    flags: resultsStore.getState().flags,
    points: charted(),
    document: playing.document(),
  });
  const old = now();
  playing.goTo(50_000);
  const goOn = () => session.continueFromHere();
  return { ...playing, now, old, goOn };
}

test.for([
  ['at the earlier moment', []],
  ['back at now', [63_000]],
] as [string, number[]][])('redo of "continue", %s, does what continue did', ([, seeks]) => {
  const { then, now, goOn, goTo } = afterAnOutage();
  then(goOn);
  const continued = now();
  expect([continued.log, continued.playheadMs]).toEqual([[], 50_000]);
  then(undo);
  expect(now()).toMatchObject({ log: ['Stop db-1'], laterChanges: 1, presentMs: 63_000 });
  for (const toMs of seeks) goTo(toMs);
  then(redo);
  expect(now()).toEqual(continued);
  goTo(63_000);
  expect(charted().at(-1)?.failures).toEqual([]);
});

test('undo of "continue" brings the old run back, also after edits that were undone', () => {
  const { then, goTo, goOn, now, old } = afterAnOutage();
  then(goOn, stop('cache-1'), undo, undo);
  goTo(63_000);
  expect(now()).toEqual(old);
  then(redo, redo);
  expect(now()).toMatchObject({ log: ['Redo: Stop cache-1'], playheadMs: 50_000 });
  expect([powerShown('db-1'), powerShown('cache-1')]).toEqual(['on', 'stopped']);
});

test('redo of "continue" after the steps before it were undone too, and its undo, go where they say', () => {
  const { then, goTo, goOn, now } = afterAnOutage();
  then(goOn);
  const continued = now();
  then(undo);
  goTo(63_000);
  then(undo);
  expect([now().log, powerShown('db-1')]).toEqual([['Stop db-1', 'Undo: Stop db-1'], 'on']);
  then(redo);
  const again = now();
  then(redo);
  expect(now()).toEqual(continued);
  then(undo);
  goTo(63_000);
  expect(now()).toEqual(again);
});

test('"continue" that discards only a request sent by hand is a step of its own', () => {
  const { then, goTo, session } = page(base, 60_000);
  then(() => session.sendOne('browsers-1', 0));
  goTo(50_000);
  then(() => session.continueFromHere());
  expect(session.past().log).toEqual([]);
  then(undo);
  expect(session.past().log).toHaveLength(1);
});

test('in a run that began anew, undo of "continue" is an edit of the document', () => {
  const { then, goTo, goOn, now, session } = afterAnOutage();
  then(goOn, () => session.restart());
  goTo(20_000);
  then(undo);
  expect([now().log, powerShown('db-1')]).toEqual([['Undo: Continue from 00:50.000'], 'stopped']);
  goTo(10_000);
  then(redo);
  expect(now().log).toHaveLength(1);
});

test('undo and redo of "keep as scenario" bring the log and the events, never both', () => {
  const { goTo, then, now, session, document } = afterAnOutage();
  goTo(63_000);
  const before = now();
  then(() => session.keepAsScenario());
  const kept = now();
  expect([kept.log, scenarioOf(document()).length]).toEqual([[], 1]);
  then(undo);
  expect(now()).toEqual(before);
  then(redo);
  expect(now()).toEqual(kept);
  expect(powerShown('db-1')).toBe('stopped');
  then(stop('cache-1'), undo, undo);
  expect(now()).toEqual(before);
});

test('while it plays, undo and redo of "continue" go on playing', () => {
  const { then, goOn, session, watch } = afterAnOutage();
  then(goOn, undo);
  session.setSpeed(1);
  then(() => session.play());
  watch(20);
  then(redo);
  watch(20);
  expect(state().mode).toBe('playing');
  expect(session.past().log).toEqual([]);
  expect(session.playback.timeMs).toBeLessThan(52_000);
  expect(state().presentMs).toBeLessThan(52_000);
});
