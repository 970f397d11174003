// What a failed request's story promises: silence, refusals, late answers and work for nobody each show, with the reason in words.
import { describe, expect, test } from 'vitest';
import { FLAG, LOST } from '../engine/trace.ts';
import {
  back,
  bars,
  call,
  DB,
  databaseRefuses,
  done,
  dropped,
  flight,
  leave,
  lost,
  name,
  queue,
  read,
  reject,
  sent,
  start,
  statesOf,
  sumOfTotals,
  WEB,
  zombie,
} from './story-rows.ts';
import { reasonSentence, totalsSentence } from './story-words.ts';

describe('failures', () => {
  test('refused: turned away at once, the answer carries the reason', () => {
    const story = read([
      sent(0),
      flight(0, 20, 1),
      reject(20, 1, WEB, 'refused'),
      flight(20, 40, 1, FLAG.reply, 'refused'),
      done(40, 'refused', 40),
    ]);
    expect(statesOf(story)).toEqual(['resolving', 'connecting', 'responding', 'refused']);
    expect(totalsSentence(story, name)).toBe('Of 40 ms: 40 on the network.');
    expect(reasonSentence(story, name)).toMatch(/^web-1 refused the connection at once/);
  });

  test('dropped by a full line: silence until the client gives up, never connected', () => {
    const story = read(dropped);
    expect(bars(story)).toEqual(['0 web-1 network 0-20', '0 web-1 silence 20-3000']);
    expect(statesOf(story)).toEqual(['resolving', 'connecting', 'connect-timeout']);
    expect(totalsSentence(story, name)).toBe('Of 3,000 ms: 20 on the network, 2,980 without any answer.');
    expect(reasonSentence(story, name)).toBe(
      'web-1: its line is full and the message is dropped. No answer came, and Web browsers gave up after 3.00 s.',
    );
  });

  test('500 because the database refused', () => {
    const story = read(databaseRefuses);
    expect(story.outcome).toBe('500');
    expect(bars(story)).toContain('0 web-1 dependency 30-32');
    expect(sumOfTotals(story)).toBe(52);
    expect(reasonSentence(story, name)).toBe(
      'db-1 turned web-1 away: connection refused. So web-1 answered 500, error in the server.',
    );
  });

  test('500 after a silent database: the lost call is silent only until the web server gives up', () => {
    const story = read([
      sent(0),
      flight(0, 20, 1),
      start(20, 1, WEB),
      call(30, 1, DB),
      flight(30, 31, 2, FLAG.nested),
      lost(31, 2, DB, LOST.machineOff, FLAG.nested),
      back(2030, 1),
      leave(2040, 1, WEB, '500'),
      flight(2040, 2060, 1, FLAG.reply, '500'),
      done(2060, '500', 2060),
    ]);
    expect(bars(story)).toContain('1 db-1 silence 31-2030');
    expect(reasonSentence(story, name)).toBe(
      'db-1 never answered web-1: its machine is off. So web-1 answered 500, error in the server.',
    );
  });

  test('no free connection: waiting for it is a phase of its own and the reason', () => {
    const story = read([
      sent(0),
      flight(0, 20, 1),
      start(20, 1, WEB),
      call(30, 1, DB, 1),
      back(2030, 1),
      leave(2030, 1, WEB, '500'),
      flight(2030, 2050, 1, FLAG.reply, '500'),
      done(2050, '500', 2050),
    ]);
    expect(story.totals).toContainEqual({ phase: 'connection', waitsFor: 'db-1', ms: 2000 });
    expect(reasonSentence(story, name)).toBe(
      'web-1 was waiting for a connection to db-1 for 2.00 s, gave up and answered 500, error in the server.',
    );
  });

  test('time-out after acceptance: the server works on for nobody, and that is not part of the response time', () => {
    const story = read(zombie);
    expect(story).toMatchObject({ outcome: 'timeout', endedMs: 5000, state: 'timeout' });
    expect(sumOfTotals(story)).toBe(5000);
    expect(
      story.spans.filter(({ depth, afterEnd }) => depth === 0 && afterEnd).map((span) => span.phase),
    ).toEqual(['served', 'dependency', 'served', 'network']);
    expect(statesOf(story).at(-1)).toBe('timeout');
    expect(reasonSentence(story, name)).toBe(
      'Web browsers gave up after 5.00 s, while it was being served at web-1. ' +
        'web-1 does not know that and went on with it for 200 ms, for nobody.',
    );
  });

  test('time-out in the line, still waiting there at the playhead', () => {
    const story = read([sent(0), flight(0, 20, 1), queue(20, 1, WEB), done(5000, 'timeout', 5000)], 5400);
    expect(reasonSentence(story, name)).toBe(
      'Web browsers gave up after 5.00 s, while it was waiting for a worker at web-1. ' +
        'web-1 does not know that and has gone on with it for 400 ms, for nobody.',
    );
  });
});

test('two calls in a row go to the right component each, also when the first was given up', () => {
  const story = read([
    sent(0),
    flight(0, 20, 1),
    start(20, 1, WEB),
    call(30, 1, DB),
    flight(30, 31, 2, FLAG.nested),
    start(31, 2, DB),
    back(80, 1),
    call(80, 1, DB),
    flight(80, 81, 3, FLAG.nested),
    start(81, 3, DB),
    leave(90, 3, DB),
    flight(90, 91, 3, FLAG.nested | FLAG.reply),
    back(91, 1),
    leave(95, 1, WEB),
    flight(95, 115, 1, FLAG.reply),
    leave(140, 2, DB),
    done(115, 'ok', 115),
  ]);
  expect(bars(story).filter((bar) => bar.startsWith('1 db-1'))).toEqual([
    '1 db-1 network 30-31',
    '1 db-1 served 31-115',
    '1 db-1 network 80-81',
    '1 db-1 served 81-90',
    '1 db-1 served 115-140',
  ]);
});
