// What a request's story promises: every millisecond has one place, and the states follow the request's life.
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../engine/outcome.ts';
import { REQUEST_LIFE, type RequestState, type RequestStep } from '../engine/request-life.ts';
import {
  answered,
  bars,
  databaseRefuses,
  dropped,
  flight,
  name,
  read,
  sent,
  statesOf,
  sumOfTotals,
  zombie,
} from './story-rows.ts';
import { eventWords, reasonSentence, totalsSentence } from './story-words.ts';

describe('an answered request with a call to the database', () => {
  test('has a stretch for every place, calls nested one deeper', () => {
    expect(bars(read(answered))).toEqual([
      '0 web-1 network 1000-1020',
      '0 web-1 worker 1020-1030',
      '0 web-1 served 1030-1040',
      '0 web-1 dependency 1040-1057',
      '1 db-1 network 1040-1041',
      '1 db-1 served 1041-1056',
      '1 web-1 network 1056-1057',
      '0 web-1 served 1057-1067',
      '0 browsers network 1067-1103',
    ]);
  });

  test('goes through the states of the request machine, and what its calls do changes none of them', () => {
    expect(statesOf(read(answered))).toEqual([
      'resolving',
      'connecting',
      'queued',
      'processing',
      'awaiting',
      'processing',
      'responding',
      'ok',
    ]);
  });

  test('totals add up to the response time and are said in one sentence', () => {
    const story = read(answered);
    expect(sumOfTotals(story)).toBe(103);
    expect(totalsSentence(story, name)).toBe(
      'Of 103 ms: 56 on the network, 10 waiting for a worker, 20 being served, 17 waiting for db-1.',
    );
  });

  test('knows its client, class and operation, and needs no reason', () => {
    const story = read(answered);
    expect(story).toMatchObject({
      client: 'browsers',
      requestClass: 'GET page',
      operation: 'web-1/get-page',
    });
    expect(reasonSentence(story, name)).toBeNull();
  });

  test('its events read as sentences with their place', () => {
    const story = read(answered);
    expect(story.events.map((event) => `${event.atMs} ${eventWords(event, name)}`)).toContain(
      '1030 web-1: a worker took it',
    );
    expect(story.events).toHaveLength(answered.length);
  });
});

describe('a request still under way', () => {
  test('stops at the playhead, with the running stretches open', () => {
    const story = read(answered, 1050);
    expect(story).toMatchObject({ state: 'awaiting', outcome: null, endedMs: null, nowMs: 1050 });
    expect(
      story.spans.filter(({ open }) => open).map(({ phase, toMs, depth }) => [phase, toMs, depth]),
    ).toEqual([
      ['dependency', 1050, 0],
      ['served', 1050, 1],
    ]);
    expect(sumOfTotals(story)).toBe(50);
    expect(totalsSentence(story, name)).toContain('Of 50 ms so far');
  });

  test('a message that has arrived no longer flies, even before the next row', () => {
    const story = read([sent(0), flight(0, 20, 1)], 30);
    expect(story.spans).toEqual([expect.objectContaining({ phase: 'network', toMs: 20, open: false })]);
  });

  test('every cut of every story stays legal: time in order, states joined by the life, parts never beyond the whole', () => {
    for (const rows of [answered, databaseRefuses, dropped, zombie]) {
      const lastMs = rows.at(-1)?.[0] ?? 0;
      for (
        let playheadMs = rows[0]?.[0] ?? 0;
        playheadMs <= lastMs + 30;
        playheadMs += lastMs > 2000 ? 61 : 1
      ) {
        const story = read(rows, playheadMs);
        for (const span of story.spans) {
          expect(span.toMs).toBeGreaterThanOrEqual(span.fromMs);
          expect(span.toMs).toBeLessThanOrEqual(playheadMs);
        }
        expect(sumOfTotals(story)).toBeLessThanOrEqual(
          (story.endedMs ?? playheadMs) - story.startedMs + 1e-9,
        );
        story.visited.forEach(({ state }, at) => {
          const before = story.visited[at - 1]?.state;
          if (before !== undefined) expect(nextStates(before)).toContain(state);
        });
      }
    }
  });
});

function nextStates(state: RequestState): RequestState[] {
  if ((OUTCOMES as readonly string[]).includes(state)) return [];
  return Object.values(REQUEST_LIFE[state as RequestStep]).flat() as RequestState[];
}
