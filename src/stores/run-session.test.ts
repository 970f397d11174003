/** The session from start to edit, skip, step, story and recovery, against the real run host in the same thread. */
import { beforeEach, describe, expect, test } from 'vitest';
import { planRun, WARM_UP_MS } from './planned-run.ts';
import { resultsStore } from './results-store.ts';
import { base, charted, forgetSession, playground, state, withPower } from './sample-session.ts';

beforeEach(forgetSession);

test('opens playing, with the last 60 s computed and a speed to watch', () => {
  const { watch } = playground();
  expect(state().mode).toBe('playing');
  expect(state().playheadMs).toBe(WARM_UP_MS);
  expect(state().speed).toBe(1 / 10);
  expect(resultsStore.getState().total.length).toBeGreaterThanOrEqual(59);
  watch(40);
  expect(state().playheadMs).toBeGreaterThan(WARM_UP_MS + 150);
  const figures = resultsStore.getState().figures.get('browsers-1');
  expect(figures?.role === 'client' && figures.answeredPerSecond).toBeGreaterThan(5);
});

describe('a switch thrown while it runs', () => {
  test('takes effect at the playhead, is flagged, logged, and seen by the clients', () => {
    const { session, watch, change } = playground();
    session.setSpeed(1);
    watch(10);
    const atMs = session.playback.timeMs;
    change('Stop web-1', withPower('web-1', 'stopped'));
    watch(100);
    const { flags, states, log } = resultsStore.getState();
    expect(flags.at(-1)).toEqual({ atMs, label: 'Stop web-1', isPlanned: false });
    expect(states.get('web-1')).toBe('stopped');
    expect(
      charted()
        .at(-1)
        ?.failures.map(({ outcome }) => outcome),
    ).toEqual(['refused']);
    expect(log.some(({ text }) => text.includes('requests fail (connection refused)'))).toBe(true);
    expect(state().mode).toBe('playing');
  });

  test('the log calls a renamed part by its new name', () => {
    const { session, watch, change } = playground();
    session.setSpeed(1);
    const components = base.components.map((each) =>
      each.id === 'web-1' ? { ...each, name: 'front', power: 'stopped' as const } : each,
    );
    change('Stop front', { ...base, components });
    watch(40);
    const texts = resultsStore.getState().log.map(({ text }) => text);
    expect(texts).toContain('front was switched off');
    expect(texts).not.toContain('web-1 was switched off');
  });

  test('moving a box is no edit of the run', () => {
    const { watch, change } = playground();
    watch(2);
    change('Move web-1', {
      ...base,
      components: base.components.map((each) => ({ ...each, x: each.x + 16 })),
    });
    expect(resultsStore.getState().flags).toEqual([]);
  });
});

test('a skip jumps ahead in simulated time and goes on playing', () => {
  const { session, settle } = playground();
  const fromMs = session.playback.timeMs;
  session.skip(10_000);
  settle();
  expect(session.playback.timeMs).toBe(fromMs + 10_000);
  expect(state().mode).toBe('playing');
});

test('a request sent by hand is followed from its first event, step by step', () => {
  const { session, settle, watch } = playground();
  session.pause();
  watch(2);
  session.sendOne('browsers-1', 0);
  watch(4);
  expect(state().followed?.client).toBe('browsers-1');
  expect(state().story?.request).toBe(state().followed?.request);
  expect(state().story?.rows[1]).toBe(9);
  const before = session.playback.timeMs;
  session.step();
  settle();
  expect(session.playback.timeMs).toBeGreaterThan(before);
  expect(state().mode).toBe('paused');
});

test('a failure on the charts opens the request behind it', () => {
  const { session, settle, watch, change } = playground();
  session.setSpeed(2);
  change('Stop db-1', withPower('db-1', 'stopped'));
  watch(100);
  const example = charted('browsers-1').at(-1)?.failures[0]?.example;
  expect(example).not.toBeNull();
  session.follow(example ?? -1, 'browsers-1');
  settle();
  expect(state().story?.rows.length).toBeGreaterThan(0);
});

test('a killed worker is replaced: the same moment, the same future, one line about it', () => {
  const figuresAfter = (isKilled: boolean) => {
    const { session, settle, watch, change, kill } = playground();
    session.setSpeed(1);
    watch(20);
    change('Stop cache-1', withPower('cache-1', 'stopped'));
    watch(20);
    const atMs = session.playback.timeMs;
    if (isKilled) {
      kill();
      settle();
      expect(session.playback.timeMs).toBe(atMs);
      expect(state().trouble).toContain('restarted');
      expect(state().mode).toBe('playing');
    }
    session.skip(20_000);
    settle();
    watch(2);
    const { timeMs, windowsBetween } = session.past();
    return { point: charted().at(-2), hashes: windowsBetween(0, timeMs).map(({ eventHash }) => eventHash) };
  };
  expect(figuresAfter(true)).toEqual(figuresAfter(false));
});

test('a worker killed before the first moment was shown: the replacement opens at that moment, not at 0', () => {
  const { session, settle, kill } = playground();
  session.restart();
  kill();
  kill();
  settle();
  expect(session.playback.timeMs).toBe(60_000);
  expect(state().mode).toBe('playing');
});

test('after three failures in a row it stops and says so; restart tries again', () => {
  const { session, settle, kill } = playground();
  for (let i = 0; i < 3; i++) kill();
  expect(state().mode).toBe('failed');
  expect(state().trouble).toContain('stopped');
  session.restart();
  settle();
  expect(state().mode).toBe('playing');
});

test('a run that came in a link stands at its moment and goes on as the sender saw it', () => {
  const figuresAtTheEnd = (through: (sender: ReturnType<typeof playground>) => typeof sender) => {
    const sender = playground();
    sender.session.setSpeed(1);
    sender.watch(20);
    sender.change('Stop cache-1', withPower('cache-1', 'stopped'));
    sender.watch(30);
    sender.session.sendOne('browsers-1', 1);
    sender.watch(10);
    sender.session.pause();
    const { session, settle, watch } = through(sender);
    session.skip(20_000);
    settle();
    watch(2);
    return { total: charted().slice(-20), log: session.past().log };
  };
  const opened = figuresAtTheEnd((sender) => {
    const { base: from, log, timeMs: momentMs } = sender.session.past();
    const shown = withPower('cache-1', 'stopped');
    const visitor = playground();
    visitor.session.pause();
    planRun(shown, { base: from, log, startMs: momentMs, momentMs });
    visitor.openAnother(shown);
    expect(visitor.session.playback.timeMs).toBe(momentMs);
    expect(state().mode).toBe('paused');
    expect(resultsStore.getState().flags.map(({ label }) => label)).toEqual(log.map(({ label }) => label));
    return visitor;
  });
  expect(opened).toEqual(figuresAtTheEnd((sender) => sender));
  expect(opened.log).toHaveLength(2);
});

test('a plan waits for its own document and counts once', () => {
  const { openAnother, session } = playground();
  const other = withPower('db-1', 'stopped');
  planRun(other, { base, log: [], startMs: 5, momentMs: 5 });
  openAnother(withPower('cache-1', 'stopped'));
  expect(session.playback.timeMs).toBe(WARM_UP_MS);
  openAnother(other);
  expect(session.playback.timeMs).toBe(5);
  openAnother(other);
  expect(session.playback.timeMs).toBe(WARM_UP_MS);
});
