/** The session from start to edit, skip, step, story and recovery, against the real run host in the same thread. */
import { beforeEach, describe, expect, test } from 'vitest';
import { OPENING_EXAMPLE } from '../catalog/examples.ts';
import type { Diagram } from '../diagram/diagram.ts';
import { RunHost } from '../worker/run-host.ts';
import { nextRun, planRun, WARM_UP_MS } from './planned-run.ts';
import { resultsStore } from './results-store.ts';
import { RunSession } from './run-session.ts';
import { type SessionState, SPEEDS, sessionStore } from './session.ts';

const base = OPENING_EXAMPLE.diagram;

/** A session whose worker is a host in this thread; `settle` lets it do all that it was told. */
function playground() {
  let diagram = base;
  const onCanvas: { earlier: Diagram | null } = { earlier: null };
  let host: RunHost | null = null;
  const jobs: (() => void)[] = [];
  const session: RunSession = new RunSession({
    openWorker: () => {
      host = new RunHost(
        (message) => {
          if (message.say === 'failed') session.workerFailed(message.reason);
          else session.hear(structuredClone(message));
        },
        (work) => jobs.push(work),
      );
    },
    closeWorker: () => {
      host = null;
    },
    send: (message) => {
      const to = host;
      jobs.push(() => to?.hear(structuredClone(message)));
    },
    get: sessionStore.getState,
    set: sessionStore.setState,
    diagram: () => diagram,
    showEarlier: (earlier) => {
      onCanvas.earlier = earlier;
    },
    continueFromEarlier: () => {
      diagram = onCanvas.earlier ?? diagram;
    },
    nextRun,
    speeds: SPEEDS,
  });
  const settle = (): void => {
    for (let job = jobs.shift(); job; job = jobs.shift()) job();
  };
  /** So many pictures of 50 ms on the clock. */
  const watch = (pictures: number): void => {
    for (let i = 0; i < pictures; i++) {
      session.tick(50);
      settle();
    }
  };
  const change = (label: string, next: Diagram): void => {
    diagram = next;
    session.documentChanged(next, label, false);
    settle();
  };
  const openAnother = (next: Diagram): void => {
    diagram = next;
    session.documentChanged(next, 'Open', true);
    settle();
  };
  const kill = (): void => {
    host = null;
    jobs.length = 0;
    session.workerFailed('It was killed.');
  };
  session.begin();
  settle();
  return { session, settle, watch, change, openAnother, kill, onCanvas, document: () => diagram };
}

function state(): SessionState {
  return sessionStore.getState();
}

function withPower(id: string, power: 'on' | 'stopped'): Diagram {
  return { ...base, components: base.components.map((each) => (each.id === id ? { ...each, power } : each)) };
}

/** Points of the charts up to the playhead. */
function charted(client?: string) {
  const { series, total } = resultsStore.getState();
  const points = client === undefined ? total : (series.get(client) ?? []);
  return points.filter(({ fromMs }) => fromMs + 1000 <= state().playheadMs);
}

beforeEach(() => {
  sessionStore.setState({ mode: 'loading', followed: null, story: null, trouble: null });
});

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
    expect(flags.at(-1)).toEqual({ atMs, label: 'Stop web-1' });
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

  test('going on from there discards what was done later; undo brings that back', () => {
    const { session, settle, watch, change, document } = playground();
    const stopped = withPower('web-1', 'stopped');
    session.setSpeed(1);
    watch(10);
    change('Stop web-1', stopped);
    watch(40);
    const before = charted();
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
    change('Undo: Continue from 00:30.000', stopped);
    watch(6);
    session.seek(nowMs);
    settle();
    expect(resultsStore.getState().flags.map(({ label }) => label)).toEqual(['Stop web-1']);
    expect(charted()).toEqual(before);
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
