/** Promises of goals: they speak plainly, say why not yet, wait for settled windows and enough samples, and stay reached. */
import { describe, expect, test } from 'vitest';
import type { Goal } from './goal.ts';
import { judge } from './goals.ts';
import { HeadlessSession } from './headless-session.ts';
import type { Step } from './lesson.ts';
import { boxWithBoth, emptyCanvas } from './start-diagrams.ts';
import { beginWatch, watchStep } from './step-watch.ts';

const P95: Goal = {
  goal: 'measure',
  measure: { measure: 'p95', of: 'web-browser', over: 10 },
  is: 'under',
  value: 250,
};

function session(trafficFactor = 1): HeadlessSession {
  const made = new HeadlessSession(boxWithBoth('Box', trafficFactor), 10_000);
  made.beginStep();
  return made;
}

function said(goal: Goal, at: HeadlessSession, remembered = {}) {
  const { met, words, now } = judge(goal, at.view(), remembered);
  return { met, words, now };
}

test('"why not yet" names the next thing to do, not only that it is not done', () => {
  const box = session();
  expect(said({ goal: 'fact', fact: 'cpu-split-opened', of: [{ machineOf: 'database' }] }, box).now).toBe(
    'Select box-1. Then scroll down in the Inspect panel to "CPU by process" and press it.',
  );
  const phone: Goal = { goal: 'request', that: { client: 'mobile-client', requestClass: 'GET data' } };
  expect(said(phone, box).now).toMatch(
    /Press the arrow beside "Send one" and choose "GET data" of the mobile/,
  );
});

test('a part that stands outside of the machine is named', () => {
  const canvas = new HeadlessSession(emptyCanvas('Canvas'), 0);
  canvas.perform({ do: 'add', kind: 'machine', x: 0, y: 0 });
  canvas.perform({ do: 'add', kind: 'web-server', x: 900, y: 0 });
  const { now } = said({ goal: 'together', kinds: ['web-server', 'database'] }, canvas);
  expect(now).toMatch(/web-1 stands outside: drag it in\./);
});

test('parts, times down, settings and long times read as sentences', () => {
  const words = (
    measure: Extract<Goal, { goal: 'measure' }>['measure'],
    is: 'at-least' | 'at-most',
    value: number,
  ) => said({ goal: 'measure', measure, is, value }, session()).words;
  expect(
    words({ measure: 'share', outcomes: ['connect-timeout', 'timeout'], of: 'all', over: 4 }, 'at-least', 75),
  ).toBe(
    'At least 75 % of the requests of all clients get no connection in time or get no answer in time over the last 4 s',
  );
  expect(words({ measure: 'down-for', of: { kind: 'web-server' } }, 'at-least', 3)).toBe(
    'The web server is down for at least 3 s',
  );
  expect(
    words({ measure: 'setting', of: { kind: 'machine' }, key: 'cores', together: true }, 'at-most', 6),
  ).toBe('CPU cores of all machines together: at most 6');
  expect(words({ measure: 'p95', of: 'all', over: 10 }, 'at-most', 1754)).toMatch(/at most 1\.75 s$/);
});

test('a goal says itself in words', () => {
  expect(said(P95, session()).words).toBe('p95 of web browsers over the last 10 s is under 250 ms');
});

test('a window counts only after the step began and after the last change, and says how much of it is there', () => {
  const box = session(1.2);
  expect(said(P95, box)).toMatchObject({ met: false, now: '0 of 10 s; 0 of 100 requests.' });
  box.perform({ do: 'run', seconds: 2 });
  expect(said(P95, box).now).toMatch(/^p95 is \d+ ms so far\. 2 of 10 s; \d+ of 100 requests\.$/);
  box.perform({ do: 'run', seconds: 10 });
  expect(said(P95, box).met).toBe(true);
  box.perform({ do: 'slow', what: { kind: 'cache' }, factor: 2 });
  expect(said(P95, box)).toMatchObject({ met: false, now: '0 of 10 s; 0 of 100 requests.' });
});

test('sending by hand is no change', () => {
  const box = session(1.2);
  box.perform({ do: 'run', seconds: 12 });
  box.perform({ do: 'send', from: { kind: 'web-browser' }, mixIndex: 0 });
  box.perform({ do: 'run', seconds: 0.5 });
  expect(said(P95, box).met).toBe(true);
});

test('too few requests are no figure', () => {
  const box = session(0.1);
  box.perform({ do: 'run', seconds: 30 });
  expect(said(P95, box).now).toMatch(/^p95 is \d+ ms so far\. 10 of 10 s; \d+ of 100 requests\.$/);
});

test('an unmet figure says the value, what is needed, and what stands in the way', () => {
  const box = session(3);
  box.perform({ do: 'run', seconds: 20 });
  expect(said(P95, box).now).toMatch(/^p95 is [\d.]+ s, needs under 250 ms; box-1 is 100 % busy\.$/);
  box.perform({ do: 'power', what: { kind: 'database' }, is: 'stopped' });
  box.perform({ do: 'run', seconds: 10 });
  const failing: Goal = {
    goal: 'measure',
    measure: { measure: 'fail-rate', of: 'all', over: 3 },
    is: 'at-most',
    value: 0,
  };
  expect(said(failing, box).now).toMatch(/^Failure rate is 100 %, needs 0 %; db-1 is stopped\.$/);
});

describe('the system', () => {
  const together: Goal = { goal: 'together', kinds: ['web-server', 'database'] };

  test('is judged by what stands where, whatever it is called', () => {
    const canvas = new HeadlessSession(emptyCanvas('Canvas'), 0);
    expect(said(together, canvas).now).toBe('There is no machine yet.');
    canvas.perform({ do: 'add', kind: 'machine', x: 0, y: 0 });
    canvas.perform({ do: 'add', kind: 'web-server', into: { kind: 'machine' }, x: 16, y: 48 });
    expect(said(together, canvas).now).toBe('Still missing in the machine: a database.');
    canvas.perform({ do: 'add', kind: 'database', into: { kind: 'machine' }, x: 16, y: 208 });
    expect(said(together, canvas).met).toBe(true);
    expect(said({ goal: 'apart', kinds: ['web-server', 'database'] }, canvas).now).toBe(
      'They stand in the same machine.',
    );
    expect(said({ goal: 'joined', from: 'web-server', to: 'database' }, canvas).met).toBe(true);
    expect(said({ goal: 'has', kind: 'machine', count: 2 }, canvas).now).toBe('1 of 2 so far.');
  });

  test('power: a process in a machine without power is off, not stopped', () => {
    const box = session();
    const stopped: Goal = { goal: 'state', of: { kind: 'web-server' }, is: 'stopped' };
    box.perform({ do: 'power', what: { machineOf: 'web-server' }, is: 'off' });
    expect(said(stopped, box)).toEqual({
      met: false,
      words: 'The web server is stopped',
      now: 'It is powered off.',
    });
    box.perform({ do: 'run', seconds: 5 });
    const down: Goal = {
      goal: 'measure',
      measure: { measure: 'down-for', of: { machineOf: 'web-server' } },
      is: 'at-least',
      value: 4,
    };
    expect(said(down, box)).toMatchObject({ met: true, now: 'Down for 5 s.' });
  });

  test('settings are said in the words of the page', () => {
    const goal: Goal = { goal: 'setting', of: { kind: 'mobile-client' }, key: 'accept', is: 'html' };
    expect(said(goal, session())).toEqual({
      met: false,
      words: '"Asks for" of the mobile client is Pages (HTML)',
      now: 'It is Data (JSON) now.',
    });
  });
});

describe('measures', () => {
  const measured = (goal: Extract<Goal, { goal: 'measure' }>['measure'], box: HeadlessSession): number => {
    const text = said({ goal: 'measure', measure: goal, is: 'at-least', value: 1e9 }, box).now;
    return Number(/is ([\d.]+)/.exec(text)?.[1] ?? Number.NaN);
  };

  test('CPU in use, its parts, and the time on the network agree with arithmetic', () => {
    const box = session();
    box.perform({ do: 'run', seconds: 60 });
    const over = 60;
    const web = { kind: 'web-server' };
    const offered = measured({ measure: 'offered', of: 'all', over }, box);
    const busy = measured({ measure: 'utilisation', of: { machineOf: 'web-server' }, over }, box);
    expect(busy / ((offered * 50.3) / 20)).toBeGreaterThan(0.85);
    expect(busy / ((offered * 50.3) / 20)).toBeLessThan(1.15);
    const database = measured({ measure: 'cpu-part', of: { kind: 'database' }, over }, box);
    expect(Math.abs(database - 59.6)).toBeLessThan(4);
    expect(
      Math.abs(measured({ measure: 'span', from: 'web-server', to: 'database', over }, box) - 0.1),
    ).toBeLessThan(0.06);
    expect(measured({ measure: 'in-flight', of: web, over }, box)).toBeGreaterThan(
      measured({ measure: 'queue', of: web, over }, box),
    );
  });
});

describe('a step', () => {
  const step: Step = {
    id: 'two',
    title: 'Two things',
    task: 'Stop it and start it.',
    goals: [
      { goal: 'state', of: { kind: 'cache' }, is: 'stopped' },
      { goal: 'state', of: { kind: 'cache' }, is: 'on' },
    ],
    hints: ['Look.', 'Change.'],
    explanation: 'So it is.',
    solution: [],
  };

  test('reaches its goals one after the other, and what was reached stays reached', () => {
    const box = session();
    let watch = watchStep(step, beginWatch(), box.view());
    expect(watch).toMatchObject({ reached: 0, passed: false });
    box.perform({ do: 'power', what: { kind: 'cache' }, is: 'stopped' });
    watch = watchStep(step, watch, box.view());
    expect(watch).toMatchObject({ reached: 1, passed: false });
    box.perform({ do: 'power', what: { kind: 'cache' }, is: 'on' });
    watch = watchStep(step, watch, box.view());
    expect(watch.passed).toBe(true);
    expect(watch.verdicts.map(({ met }) => met)).toEqual([true, true]);
  });

  test('predictions and answers are goals too', () => {
    const box = session();
    const asked: Goal = { goal: 'any', of: [{ goal: 'predicted' }, { goal: 'answered', correct: 1 }] };
    expect(said(asked, box)).toMatchObject({ met: false, now: 'No prediction yet. No answer yet.' });
    box.perform({ do: 'answer', choice: 0 });
    expect(said(asked, box).now).toContain('Not that one.');
    box.perform({ do: 'answer', choice: 1 });
    expect(said(asked, box).met).toBe(true);
    box.beginStep();
    box.perform({ do: 'predict', choice: 0 });
    expect(said(asked, box).met).toBe(true);
  });
});

test('what is tried and taken back is gone: the edits, what was measured, and what was looked at', () => {
  const box = session(1.2);
  box.perform({ do: 'run', seconds: 5 });
  const before = box.mark();
  const view = box.view();
  box.perform({ do: 'run', seconds: 0.25 });
  box.perform({ do: 'traffic', factor: 4 });
  box.perform({ do: 'open', fact: 'monitor-placed', of: [{ kind: 'machine' }] });
  box.perform({ do: 'run', seconds: 20 });
  expect(said(P95, box).met).toBe(false);
  box.returnTo(before);
  const { windowsBetween, ...after } = box.view();
  expect(after).toMatchObject({ diagram: view.diagram, nowMs: view.nowMs, lastChangeMs: 0, facts: [] });
  expect(windowsBetween(0, 1e9).at(-1)?.toMs).toBe(view.nowMs);
  box.perform({ do: 'run', seconds: 12 });
  expect(said(P95, box).met).toBe(true);
});

describe('words for lessons to come', () => {
  const judged = (
    measure: Extract<Goal, { goal: 'measure' }>['measure'],
    is: 'at-least' | 'at-most',
    value: number,
  ) => {
    const box = session(1);
    box.perform({ do: 'power', what: { kind: 'cache' }, is: 'stopped' });
    box.perform({ do: 'run', seconds: 12 });
    return said({ goal: 'measure', measure, is, value }, box);
  };

  test('one web server does all of the work', () => {
    expect(judged({ measure: 'largest-part', kind: 'web-server', over: 10 }, 'at-most', 55)).toEqual({
      met: false,
      words:
        'The largest part of the work that one of the web servers does over the last 10 s is at most 55 %',
      now: 'The largest part is 100 %, needs at most 55 %.',
    });
  });

  test('a stopped cache turns away every look-up, a running database none', () => {
    expect(judged({ measure: 'turned-away', of: { kind: 'cache' }, over: 10 }, 'at-least', 10).met).toBe(
      true,
    );
    expect(judged({ measure: 'turned-away', of: { kind: 'database' }, over: 10 }, 'at-most', 0).met).toBe(
      true,
    );
  });

  test('the machine with least to do is asked apart', () => {
    const two = session(1);
    two.perform({ do: 'add', kind: 'machine', count: 2, x: 900, y: 0 });
    two.perform({ do: 'run', seconds: 12 });
    const busy = (least?: true): Goal => ({
      goal: 'measure',
      measure: { measure: 'utilisation', of: { kind: 'machine' }, over: 10, ...(least ? { least } : {}) },
      is: 'at-least',
      value: 20,
    });
    expect(said(busy(), two).met).toBe(true);
    expect(said(busy(true), two)).toMatchObject({
      met: false,
      now: 'CPU in use is 0 %, needs at least 20 %.',
    });
  });
});
