/** Promises of joining: three ways lead to the same verdict, a start is never forgotten half-way, nothing joins by itself. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import {
  type ConnectEvent,
  type ConnectNews,
  type ConnectRules,
  connectMachine,
  type Verdict,
} from './connect-machine.ts';
import { waysToEveryState } from './every-path.ts';

/** A client sends to two web servers; nothing else may be joined. */
const IDS = ['client', 'web-1', 'web-2'] as const;
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  client: ['web-1', 'web-2'],
  'web-1': ['web-2'],
};
const RULES: ConnectRules = {
  judge: (from, to) =>
    TARGETS[from]?.includes(to)
      ? { ok: true }
      : { ok: false, reason: `${from} has nothing to ask ${to} for.` },
  targetsOf: (from) => TARGETS[from] ?? [],
  whyNoTargets: (from) => `${from} has nobody to ask.`,
};

const EVENTS: ConnectEvent[] = [
  ...IDS.flatMap((id): ConnectEvent[] => [
    { type: 'DRAG_START', from: id },
    { type: 'DRAG_END', to: id },
    { type: 'CLICK_HANDLE', id },
    { type: 'OPEN_LIST', from: id },
    { type: 'CHOOSE', to: id },
    { type: 'REMOVED', id },
  ]),
  { type: 'DRAG_END', to: null },
  { type: 'CHOOSE' },
  ...(['next', 'previous', 'first', 'last'] as const).map(
    (move): ConnectEvent => ({ type: 'HIGHLIGHT', move }),
  ),
  { type: 'CANCEL' },
];

function joining(...events: readonly ConnectEvent[]) {
  const actor = createActor(connectMachine, { input: RULES });
  const news: ConnectNews[] = [];
  actor.on('JOINED', (joined) => void news.push(joined));
  actor.on('REFUSED', (refused) => void news.push(refused));
  actor.start();
  for (const event of events) actor.send(event);
  return { actor, news, situation: () => situationOf(actor.getSnapshot()) };
}

interface Situation {
  readonly state: 'idle' | 'dragging' | 'armed' | 'listing';
  readonly from: string | null;
  readonly targets: readonly string[];
  readonly highlight: number;
  readonly lastResult: Verdict | null;
}

function situationOf(
  snapshot: ReturnType<ReturnType<typeof createActor<typeof connectMachine>>['getSnapshot']>,
): Situation {
  const { from, targets, highlight, lastResult } = snapshot.context;
  return { state: snapshot.value, from, targets, highlight, lastResult };
}

/** The rules of joining, told again as a plain function. */
function expected(now: Situation, event: ConnectEvent): { after: Situation; news: ConnectNews[] } {
  const idle = (lastResult: Verdict | null): Situation => ({
    state: 'idle',
    from: null,
    targets: [],
    highlight: 0,
    lastResult,
  });
  const begun = (state: Situation['state'], from: string, targets: readonly string[] = []) => ({
    after: { state, from, targets, highlight: 0, lastResult: null },
    news: [],
  });
  const unchanged = { after: now, news: [] };
  const letGo = { after: idle(now.lastResult), news: [] };
  const ended = (to: string) => {
    const from = now.from ?? 'nobody';
    const verdict = RULES.judge(from, to);
    const news: ConnectNews = verdict.ok
      ? { type: 'JOINED', from, to }
      : { type: 'REFUSED', from, to, reason: verdict.reason };
    return { after: idle(verdict), news: [news] };
  };
  switch (event.type) {
    case 'DRAG_START':
      return begun('dragging', event.from);
    case 'DRAG_END':
      if (now.state !== 'dragging') return unchanged;
      return event.to === null || event.to === now.from ? letGo : ended(event.to);
    case 'CLICK_HANDLE':
      if (now.state === 'dragging') return unchanged;
      if (now.state !== 'armed') return begun('armed', event.id);
      return event.id === now.from ? letGo : ended(event.id);
    case 'OPEN_LIST': {
      if (now.state === 'dragging') return unchanged;
      const targets = RULES.targetsOf(event.from);
      if (targets.length > 0) return begun('listing', event.from, targets);
      const reason = RULES.whyNoTargets(event.from);
      return {
        after: idle({ ok: false, reason }),
        news: [{ type: 'REFUSED', from: event.from, to: null, reason }],
      };
    }
    case 'HIGHLIGHT': {
      if (now.state !== 'listing') return unchanged;
      const count = now.targets.length;
      const to = { next: now.highlight + 1, previous: now.highlight - 1 + count, first: 0, last: count - 1 }[
        event.move
      ];
      return { after: { ...now, highlight: to % count }, news: [] };
    }
    case 'CHOOSE':
      return now.state === 'listing' ? ended(event.to ?? now.targets[now.highlight] ?? 'nothing') : unchanged;
    case 'CANCEL':
      return letGo;
    case 'REMOVED':
      return event.id === now.from ? letGo : unchanged;
  }
}

const ways = waysToEveryState(connectMachine, EVENTS, RULES);

test('the paths reach every state', () => {
  const reached = new Set(ways.map(({ events }) => joining(...events).situation().state));
  expect(reached).toEqual(new Set(['idle', 'dragging', 'armed', 'listing']));
});

describe('the shortest way to each state', () => {
  test.for(ways)('$title; there, each event does what the rules say', ({ events }) => {
    const walked = joining();
    for (const event of events) {
      const { after } = expected(walked.situation(), event);
      walked.actor.send(event);
      expect(walked.situation()).toEqual(after);
    }
    for (const event of EVENTS) {
      const { actor, news, situation } = joining(...events);
      const { after, news: due } = expected(situation(), event);
      const already = news.length;
      actor.send(event);
      expect({ event, after: situation(), news: news.slice(already) }).toEqual({ event, after, news: due });
    }
  });
});

describe('the same two components', () => {
  const joined: ConnectNews[] = [{ type: 'JOINED', from: 'client', to: 'web-2' }];

  test('are joined by a drag, by two clicks, and from the list by keyboard', () => {
    expect(joining({ type: 'DRAG_START', from: 'client' }, { type: 'DRAG_END', to: 'web-2' }).news).toEqual(
      joined,
    );
    expect(
      joining({ type: 'CLICK_HANDLE', id: 'client' }, { type: 'CLICK_HANDLE', id: 'web-2' }).news,
    ).toEqual(joined);
    const byKeyboard = joining(
      { type: 'OPEN_LIST', from: 'client' },
      { type: 'HIGHLIGHT', move: 'next' },
      { type: 'CHOOSE' },
    );
    expect(byKeyboard.news).toEqual(joined);
  });

  test('are refused with the same reason in every way, and the reason is kept until the next attempt', () => {
    const reason = 'web-1 has nothing to ask client for.';
    const clicked = joining({ type: 'CLICK_HANDLE', id: 'web-1' }, { type: 'CLICK_HANDLE', id: 'client' });
    expect(clicked.news).toEqual([{ type: 'REFUSED', from: 'web-1', to: 'client', reason }]);
    expect(clicked.situation().lastResult).toEqual({ ok: false, reason });
    clicked.actor.send({ type: 'CLICK_HANDLE', id: 'client' });
    expect(clicked.situation().lastResult).toBeNull();
  });
});
