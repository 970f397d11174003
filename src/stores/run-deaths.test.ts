// What is promised when the simulation's worker dies again and again: it is taken up, and the future is the same to the last event.
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetSession, playground, state, withPower } from './sample-session.ts';

beforeEach(forgetSession);

describe('a worker that dies again and again', () => {
  /** Seeks and edits at random, the same with and without deaths in the middle of them. */
  function playAtRandom(seed: number, dies: boolean) {
    const { session, settle, watch, change, kill } = playground();
    let luck = seed * 7919;
    const draw = (below: number) => {
      luck = (luck * 1103515245 + 12345) % 2147483648;
      return Math.floor((luck / 2147483648) * below);
    };
    session.pause();
    for (let deed = 0; deed < 5; deed++) {
      const toMs = draw(150_000);
      const name = ['cache-1', 'web-1', 'db-1'][draw(3)]!;
      const when = dies ? ['seek', 'edit', 'never'][draw(3)] : draw(3) && 'never';
      session.seek(toMs);
      if (when === 'seek') kill();
      settle();
      session.seek(toMs);
      settle();
      change('Switch', withPower(name, toMs % 2 === 0 ? 'on' : 'stopped'));
      if (when === 'edit') kill();
      settle();
      // Ten seconds of health, so that the next death is not taken for the third in a row.
      session.seek(toMs);
      settle();
    }
    session.seek(180_000);
    settle();
    watch(1);
    const { timeMs, windowsBetween } = session.past();
    return { timeMs, hashes: windowsBetween(0, timeMs).map(({ eventHash }) => eventHash) };
  }

  test.for([1, 2, 3])('at random moments: the future is the same (seed %i)', (seed) => {
    const undisturbed = playAtRandom(seed, false);
    const disturbed = playAtRandom(seed, true);
    expect(undisturbed.hashes.length).toBeGreaterThan(500);
    expect(disturbed.timeMs).toBe(undisturbed.timeMs);
    expect(disturbed.hashes.findIndex((hash, window) => hash !== undisturbed.hashes[window])).toBe(-1);
  });

  test('it is taken up from a checkpoint, also when one looks back to before it', () => {
    const { session, settle, watch, kill } = playground();
    session.setSpeed(20);
    session.pause();
    session.seek(300_000);
    settle();
    watch(6);
    const whole = session.past().windowsBetween(0, 300_000);
    const before = session.playback.checkpoints.toMs;
    expect(before).toBeGreaterThan(200_000);
    kill();
    expect(session.playback.computedToMs).toBe(before);
    settle();
    watch(6);
    expect(state().mode).toBe('paused');
    expect(session.past().windowsBetween(0, 300_000)).toEqual(whole);
    session.seek(1500);
    settle();
    expect([state().mode, session.playback.timeMs]).toEqual(['paused', 1500]);
  });

  test('regression: whoever looks for a moment when it dies comes to that moment', () => {
    const { session, settle, kill } = playground();
    session.pause();
    session.seek(90_000);
    kill();
    settle();
    expect([state().mode, session.playback.timeMs]).toEqual(['paused', 90_000]);
    expect(state().trouble).toContain('restarted at 01:30');
  });

  test('checkpoints that kill it are let go: the third life begins at the beginning', () => {
    const { session, settle, watch, kill } = playground();
    session.pause();
    session.seek(200_000);
    settle();
    watch(2);
    kill();
    expect(session.playback.computedToMs).toBeGreaterThan(0);
    kill();
    expect(session.playback.computedToMs).toBe(0);
    settle();
    expect(session.playback.timeMs).toBe(200_000);
  });
});
