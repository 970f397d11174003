// A badge follows what was done at the very moment shown, also while the run is paused.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Diagram } from '../diagram/diagram.ts';
import { addEvent } from '../diagram/scenario.ts';
import { resultsStore } from './results-store.ts';
import { base, forgetSession, playground, withPower } from './sample-session.ts';

beforeEach(forgetSession);

const badge = (id: string) => resultsStore.getState().states.get(id);

/** Paused in the middle of a window, after two seconds without a part. */
function pausedAfter(label: string, without: Diagram) {
  const playing = playground();
  const { session, change, watch, settle } = playing;
  session.setSpeed(1);
  change(label, without);
  watch(40);
  session.pause();
  session.seek(Math.ceil(session.playback.timeMs / 250) * 250 + 100);
  settle();
  return playing;
}

describe('while the run is paused', () => {
  test('a part that is started again is starting, not stopped', () => {
    const { session, change, watch } = pausedAfter('Stop db-1', withPower('db-1', 'stopped'));
    expect(badge('db-1')).toBe('stopped');
    const atMs = session.playback.timeMs;
    change('Start db-1', base);
    watch(6);
    expect([session.playback.timeMs, badge('db-1')]).toEqual([atMs, 'starting']);
  });

  test('a part whose deletion is undone serves', () => {
    const components = base.components.filter(({ id }) => id !== 'static-1');
    const links = base.links.filter(({ from, to }) => from !== 'static-1' && to !== 'static-1');
    const { change, watch } = pausedAfter('Delete static-1', { ...base, components, links });
    change('Undo: Delete static-1', base);
    watch(6);
    expect(['idle', 'normal']).toContain(badge('static-1'));
  });

  test('the badge changes with the event of a scenario, not a window later', () => {
    const crash = addEvent(base, { what: 'crash', part: 'db-1', atMs: 20_000 });
    const back = crash.ok ? addEvent(crash.diagram, { what: 'back', part: 'db-1', atMs: 30_100 }) : crash;
    if (!back.ok) throw new Error('The events do not fit.');
    const { session, openAnother, settle, watch } = playground();
    openAnother(back.diagram);
    session.pause();
    const badgeAt = (ms: number) => {
      session.seek(ms);
      settle();
      watch(6);
      return badge('db-1');
    };
    expect([30_090, 30_110, 30_300].map(badgeAt)).toEqual(['stopped', 'starting', 'starting']);
  });
});

test('how busy a part is, is measured: an edit beside it changes no badge before a window is full', () => {
  const { session, change, watch } = playground();
  session.setSpeed(1);
  watch(20);
  session.pause();
  watch(6);
  const before = ['web-1', 'db-1'].map(badge);
  change('Stop static-1', withPower('static-1', 'stopped'));
  watch(6);
  expect([['web-1', 'db-1'].map(badge), badge('static-1')]).toEqual([before, 'stopped']);
});
