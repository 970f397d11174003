// Another speed: what is shown has its sample at once, at the same moment, and the canvas is never empty.
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetSession, playground, state } from './sample-session.ts';

beforeEach(forgetSession);

/** Everybody in cells, in lines and on their way. */
function shownBy({ session }: ReturnType<typeof playground>) {
  const { flights, processes } = session.frame();
  const places = [...processes].map(([slot, { cells, line }]) => [
    slot,
    cells.flatMap((each) => (each ? [each.job] : [])).toSorted((one, other) => one - other),
    line.map(({ job }) => job),
  ]);
  const underWay = flights.filter(({ arriveMs }) => arriveMs > session.playback.timeMs);
  return { places, underWay: underWay.map(({ request }) => request).toSorted((one, other) => one - other) };
}

describe('slower after a sample was told', () => {
  test.for([
    ['while it plays', true],
    ['while it is paused', false],
  ] as const)('every request is shown at once, at the same moment, %s', ([, plays]) => {
    const playing = playground();
    const { session, settle, watch } = playing;
    session.setSpeed(20);
    watch(20);
    expect(state().sampleEvery).toBe(5);
    if (!plays) session.pause();
    const atMs = session.playback.timeMs;
    session.setSpeed(1 / 10);
    settle();
    expect([session.playback.timeMs, state().sampleEvery]).toEqual([atMs, 1]);
    const slowed = shownBy(playing);
    session.pause();
    session.seek(atMs);
    settle();
    expect(slowed).toEqual(shownBy(playing));
  });

  test('it plays on, and what was shown stays until the worker answers', () => {
    const { session, settle, watch } = playground();
    session.setSpeed(20);
    watch(20);
    const atMs = session.playback.timeMs;
    const held = () => [...session.frame().processes.values()].flatMap(({ cells }) => cells.filter(Boolean));
    session.setSpeed(1 / 10);
    const before = held();
    session.tick(50);
    expect(held()).toEqual(before);
    expect(session.playback.timeMs).toBe(atMs);
    settle();
    watch(20);
    expect(state().mode).toBe('playing');
    expect(session.playback.timeMs).toBeGreaterThan(atMs + 80);
    expect(session.playback.timeMs).toBeLessThan(atMs + 110);
  });

  test('it stays slowed when the speed changes while a moment is looked for', () => {
    const { session, settle } = playground();
    session.setSpeed(20);
    settle();
    session.seek(30_000);
    session.setSpeed(1);
    settle();
    expect([session.playback.timeMs, state().sampleEvery, state().mode]).toEqual([30_000, 1, 'playing']);
  });
});

test('a speed with the same sample asks for nothing anew', () => {
  const { session, settle, watch } = playground();
  watch(4);
  const { view } = session.playback;
  session.setSpeed(1);
  settle();
  expect(session.playback.view).toBe(view);
});
