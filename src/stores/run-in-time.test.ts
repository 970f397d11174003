// Time runs both ways: seeks, steps back, earlier moments, and the same future after a death in the middle of anything.
import { beforeEach, describe, expect, test } from 'vitest';
import { WARM_UP_MS } from './planned-run.ts';
import { resultsStore } from './results-store.ts';
import { base, charted, forgetSession, playground, state, withPower } from './sample-session.ts';

beforeEach(forgetSession);

describe('time runs both ways', () => {
  test('the run is computed a minute ahead, and the charts reach as far', () => {
    const { watch } = playground();
    watch(10);
    expect(state().computedToMs).toBeGreaterThanOrEqual(WARM_UP_MS + 60_000);
    expect(resultsStore.getState().total.at(-1)?.fromMs).toBeGreaterThan(WARM_UP_MS + 50_000);
  });

  test('an earlier moment shows what was shown then: figures, states, log and everybody in their places', () => {
    const { session, watch, settle, change } = playground();
    session.setSpeed(1);
    change('Stop db-1', withPower('db-1', 'stopped'));
    watch(60);
    session.pause();
    watch(6);
    const shown = () => {
      const { figures, states, log } = resultsStore.getState();
      const { flights, processes } = session.frame();
      const places = [...processes].map(([slot, { cells, line }]) => [
        slot,
        cells.flatMap((each) => (each ? [`${each.job} ${each.waiting}`] : [])).toSorted(),
        line.map(({ job }) => job),
      ]);
      const underWay = flights
        .filter(({ arriveMs }) => arriveMs > session.playback.timeMs)
        .map(({ request, link, reply, leaveMs, arriveMs }) =>
          JSON.stringify({ request, link, reply, leaveMs, arriveMs }),
        );
      return { figures, states, log, places, underWay: underWay.toSorted() };
    };
    const atMs = session.playback.timeMs;
    const before = structuredClone(shown());
    session.seek(20_000);
    settle();
    expect(session.playback.timeMs).toBe(20_000);
    expect(state().mode).toBe('paused');
    expect(resultsStore.getState().states.get('db-1')).not.toBe('stopped');
    expect(resultsStore.getState().log).toEqual([]);
    session.seek(atMs);
    settle();
    expect(shown()).toEqual(before);
  });

  test('one event back and one forward again, also of the followed request', () => {
    const { session, settle, watch } = playground();
    session.pause();
    watch(2);
    session.step();
    settle();
    const times = [session.playback.timeMs];
    session.step();
    settle();
    times.push(session.playback.timeMs);
    session.stepBack();
    settle();
    expect(session.playback.timeMs).toBe(times[0]);
    expect(state().mode).toBe('paused');
    session.step();
    settle();
    expect(session.playback.timeMs).toBe(times[1]);
    session.sendOne('browsers-1', 0);
    watch(4);
    session.step();
    settle();
    const sentMs = session.playback.timeMs;
    session.step();
    settle();
    session.stepBack();
    settle();
    expect(session.playback.timeMs).toBe(sentMs);
  });

  test('before an edit stands the system of then; back at now, the edit', () => {
    const { session, settle, watch, change, onCanvas } = playground();
    const stopped = withPower('web-1', 'stopped');
    session.setSpeed(1);
    watch(10);
    change('Stop web-1', stopped);
    watch(20);
    session.pause();
    const nowMs = session.playback.timeMs;
    session.seek(30_000);
    settle();
    expect([state().laterChanges, onCanvas.earlier]).toEqual([1, base]);
    session.sendOne('browsers-1', 0);
    expect(session.past().log).toHaveLength(1);
    session.returnToNow();
    settle();
    expect([state().laterChanges, onCanvas.earlier]).toEqual([0, null]);
    expect(session.playback.timeMs).toBe(nowMs);
    expect(resultsStore.getState().states.get('web-1')).toBe('stopped');
  });

  test('going on from there discards what was done later', () => {
    const { session, settle, watch, change, document } = playground();
    const stopped = withPower('web-1', 'stopped');
    session.setSpeed(1);
    watch(10);
    change('Stop web-1', stopped);
    watch(40);
    const nowMs = session.playback.timeMs;
    session.pause();
    session.seek(30_000);
    settle();
    session.continueFromHere();
    settle();
    expect(document()).toBe(base);
    expect(resultsStore.getState().flags).toEqual([]);
    session.seek(nowMs);
    settle();
    expect(charted().at(-1)?.failures).toEqual([]);
  });
});

describe('a worker killed in the middle of something', () => {
  const hashes = (kills: boolean, doing: (playing: ReturnType<typeof playground>) => void) => {
    const playing = playground();
    const { session, settle, watch, change, kill } = playing;
    session.setSpeed(1);
    watch(10);
    change('Stop cache-1', withPower('cache-1', 'stopped'));
    session.pause();
    doing(playing);
    if (kills) kill();
    settle();
    watch(6);
    expect(state().mode).toBe('paused');
    session.seek(80_000);
    settle();
    watch(6);
    const { timeMs, windowsBetween } = session.past();
    expect(timeMs).toBe(80_000);
    return windowsBetween(0, timeMs).map(({ eventHash }) => eventHash);
  };

  test.for([
    ['a seek', ({ session }) => session.seek(20_000)],
    ['a seek ahead', ({ session }) => session.seek(300_000)],
    ['a step', ({ session }) => session.step()],
    ['a step back', ({ session }) => session.stepBack()],
  ] as [string, (playing: ReturnType<typeof playground>) => void][])('%s', ([, doing]) => {
    expect(hashes(true, doing)).toEqual(hashes(false, doing));
  });
});
