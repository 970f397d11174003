// Promises of a scenario on the page: its events happen at their times, every moment shows what they did, hands have the last word, and its edits hold for the whole run.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Diagram } from '../diagram/diagram.ts';
import { addEvent, moveEvent, type ScenarioEvent, withScenario } from '../diagram/scenario.ts';
import { Run } from '../simulation/run.ts';
import { resultsStore } from './results-store.ts';
import { base, charted, forgetSession, playground, state, withPower } from './sample-session.ts';

beforeEach(forgetSession);

function having(...events: Omit<ScenarioEvent, 'id'>[]): Diagram {
  return events.reduce((diagram, event) => {
    const added = addEvent(diagram, event);
    return added.ok ? added.diagram : diagram;
  }, base);
}

const outage = having(
  { what: 'crash', part: 'db-1', atMs: 20_000 },
  { what: 'back', part: 'db-1', atMs: 35_000 },
);

/** Paused at a moment of the run of this document. */
function pausedAt(diagram: Diagram, ms: number) {
  const playing = playground();
  playing.openAnother(diagram);
  playing.session.pause();
  playing.session.seek(ms);
  playing.settle();
  return playing;
}

const effects = ({ onCanvas }: ReturnType<typeof playground>) => Object.fromEntries(onCanvas.effects);

describe('the events of a scenario', () => {
  test('the run opens shortly before the first one, with flags for all', () => {
    const { openAnother } = playground();
    openAnother(outage);
    expect(state().playheadMs).toBe(15_000);
    expect(resultsStore.getState().flags).toEqual([
      { atMs: 20_000, label: 'db-1 crashes', isPlanned: true },
      { atMs: 35_000, label: 'db-1 is back', isPlanned: true },
    ]);
  });

  test('long after the last request, a user sees the same whether one played or jumped to the moment', () => {
    const silence = having({ what: 'traffic', factor: 0, atMs: 20_000 });
    const { session, settle, watch } = pausedAt(silence, 19_000);
    session.setSpeed(20);
    session.play();
    watch(30);
    session.pause();
    const atMs = session.playback.timeMs;
    const seen = () => {
      return [...resultsStore.getState().latest].map(([client, { request, outcome }]) => [
        client,
        request,
        outcome,
      ]);
    };
    const played = seen();
    expect(atMs).toBeGreaterThan(40_000);
    expect(played.map(([client, , outcome]) => [client, outcome])).toEqual([
      ['browsers-1', 'ok'],
      ['mobile-1', 'ok'],
    ]);
    session.seek(atMs - 1000);
    settle();
    session.seek(atMs);
    settle();
    expect(seen()).toEqual(played);
  });

  test('every moment shows the structure of then, and nothing of it is a change by hand', () => {
    const playing = pausedAt(outage, 25_000);
    expect(effects(playing)).toEqual({ 'power db-1': 'stopped' });
    expect(resultsStore.getState().states.get('db-1')).toBe('stopped');
    expect([state().laterChanges, playing.onCanvas.earlier]).toEqual([0, null]);
    playing.session.seek(19_000);
    playing.settle();
    expect(effects(playing)).toEqual({});
    expect(resultsStore.getState().states.get('db-1')).not.toBe('stopped');
    playing.session.seek(50_000);
    playing.settle();
    expect(effects(playing)).toEqual({ 'power db-1': 'on', 'slow db-1': 1 });
    expect(playing.session.past().log).toEqual([]);
    expect(resultsStore.getState().log.map(({ text }) => text)).toContain('db-1 crashes');
  });

  test('the page computes what a headless run computes', () => {
    const { session } = pausedAt(outage, 50_000);
    const run = new Run({ base: outage, seed: outage.seed, log: [] });
    run.skip(50_000);
    const at = session.past().windowsBetween(0, 50_000).at(-1);
    expect(at?.eventHash).toBe(run.eventHash);
  });

  test('restart begins it again', () => {
    const playing = pausedAt(outage, 25_000);
    playing.session.restart();
    playing.settle();
    expect(state().playheadMs).toBe(15_000);
    expect(effects(playing)).toEqual({});
  });
});

describe('hands and scenario', () => {
  test('an edit during an outage is an edit of the document; the outage goes on', () => {
    const playing = pausedAt(outage, 25_000);
    const both = withScenario(withPower('cache-1', 'stopped'), outage.scenario ?? []);
    playing.change('Stop cache-1', both);
    playing.watch(2);
    expect(effects(playing)).toEqual({ 'power db-1': 'stopped' });
    expect(resultsStore.getState().flags.map(({ label }) => label)).toEqual([
      'db-1 crashes',
      'Stop cache-1',
      'db-1 is back',
    ]);
    playing.session.seek(24_000);
    playing.settle();
    expect(playing.onCanvas.earlier?.components.find(({ id }) => id === 'db-1')?.power).toBe('stopped');
    expect(playing.onCanvas.earlier?.components.find(({ id }) => id === 'cache-1')?.power).toBe('on');
  });

  test('what was started by hand runs, until the scenario comes to it again', () => {
    const again = addEvent(outage, { what: 'crash', part: 'db-1', atMs: 60_000 });
    const playing = pausedAt(again.ok ? again.diagram : outage, 25_000);
    playing.change('Start db-1', playing.document(), { 'power db-1': null });
    expect(effects(playing)).toEqual({});
    playing.session.seek(30_000);
    playing.settle();
    expect(resultsStore.getState().states.get('db-1')).not.toBe('stopped');
    playing.session.seek(61_000);
    playing.settle();
    expect(effects(playing)).toMatchObject({ 'power db-1': 'stopped' });
  });
});

describe('edits of the scenario', () => {
  test('an event that moves takes its consequences along, in what has been played too', () => {
    const playing = pausedAt(outage, 50_000);
    const failing = () =>
      charted()
        .filter(({ failures }) => failures.length > 0)
        .map(({ fromMs }) => fromMs);
    expect(failing()[0]).toBe(20_000);
    playing.change('Move event', moveEvent(outage, 'event-1', 30_000));
    playing.watch(6);
    expect(state().playheadMs).toBe(50_000);
    expect(failing()[0]).toBe(30_000);
    expect(playing.session.past().log).toEqual([]);
  });

  test('while it plays it goes on playing', () => {
    const { session, change, watch } = playground();
    session.setSpeed(1);
    watch(4);
    const atMs = session.playback.timeMs + 2000;
    change('Add event', having({ what: 'crash', part: 'web-1', atMs }));
    watch(80);
    expect(state().mode).toBe('playing');
    expect(session.playback.timeMs).toBeGreaterThan(atMs);
    expect(resultsStore.getState().states.get('web-1')).toBe('stopped');
  });

  test('a killed worker comes back with the same scenario', () => {
    const hashes = (kills: boolean) => {
      const playing = pausedAt(outage, 30_000);
      playing.change('Move event', moveEvent(outage, 'event-2', 45_000));
      if (kills) playing.kill();
      playing.settle();
      playing.watch(4);
      playing.session.seek(60_000);
      playing.settle();
      return playing.session
        .past()
        .windowsBetween(0, 60_000)
        .map(({ eventHash }) => eventHash);
    };
    expect(hashes(true)).toEqual(hashes(false));
  });
});

describe('keep as scenario', () => {
  test('the same run, with events for what was done', () => {
    const playing = playground();
    const { session, change, watch, settle, document } = playing;
    session.setSpeed(1);
    watch(10);
    change('Stop db-1', withPower('db-1', 'stopped'));
    const doneMs = session.past().log[0]?.atMs ?? 0;
    watch(30);
    session.pause();
    const nowMs = session.playback.timeMs;
    const before = charted();
    const kept = session.keepAsScenario();
    settle();
    watch(6);
    expect(kept.events).toEqual([{ what: 'crash', part: 'db-1', atMs: doneMs }]);
    expect(document()).toEqual(having({ what: 'crash', part: 'db-1', atMs: doneMs }));
    expect(session.past().log).toEqual([]);
    expect([session.playback.timeMs, charted()]).toEqual([nowMs, before]);
    expect(effects(playing)).toEqual({ 'power db-1': 'stopped' });
  });

  test('nothing was done: nothing is kept', () => {
    const { session } = playground();
    expect(session.keepAsScenario()).toMatchObject({ isDone: false, events: [], problem: null });
  });
});
