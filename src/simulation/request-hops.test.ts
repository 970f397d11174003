// What the hops of a request promise: they follow each other without gap, from the sending to the end, whatever happened.
import { describe, expect, test } from 'vitest';
import { FLAG } from '../engine/trace.ts';
import { hopsOf } from './request-hops.ts';
import {
  answered,
  back,
  call,
  DB,
  databaseRefuses,
  done,
  dropped,
  flight,
  leave,
  type Row,
  read,
  sent,
  start,
  WEB,
  zombie,
} from './story-rows.ts';

const told = (rows: readonly Row[], playheadMs?: number) =>
  hopsOf(read(rows, playheadMs)).map(
    ({ phase, place, fromMs, toMs }) => `${place} ${phase} ${fromMs}-${toMs}`,
  );

/** The database is asked, is slow, and its caller gives up waiting while it goes on. */
const gaveUpOnCall: readonly Row[] = [
  sent(0),
  flight(0, 20, 1),
  start(20, 1, WEB),
  call(30, 1, DB),
  flight(30, 31, 2, FLAG.nested),
  start(31, 2, DB),
  back(80, 1),
  leave(95, 1, WEB),
  flight(95, 115, 1, FLAG.reply),
  leave(100, 2, DB),
  done(115, 'ok', 115),
];

describe('hops', () => {
  test('in place of a wait stands the way of the call', () => {
    expect(told(answered)).toEqual([
      'web-1 network 1000-1020',
      'web-1 worker 1020-1030',
      'web-1 served 1030-1040',
      'db-1 network 1040-1041',
      'db-1 served 1041-1056',
      'web-1 network 1056-1057',
      'web-1 served 1057-1067',
      'browsers network 1067-1103',
    ]);
  });

  test('a call that its caller gave up on ends there', () => {
    expect(told(gaveUpOnCall)).toEqual([
      'web-1 network 0-20',
      'web-1 served 20-30',
      'db-1 network 30-31',
      'db-1 served 31-80',
      'web-1 served 80-95',
      'browsers network 95-115',
    ]);
  });

  test('while nobody is anywhere with the call, the wait itself is a hop', () => {
    const [, , turnedAway] = told([
      sent(0),
      flight(0, 20, 1),
      start(20, 1, WEB),
      call(30, 1, DB),
      back(60, 1),
    ]);
    expect(turnedAway).toBe('web-1 dependency 30-60');
  });

  test('work after the client was gone is no hop', () => {
    expect(told(zombie).at(-1)).toBe('web-1 served 4900-5000');
  });

  test.each([
    ['answered', answered],
    ['refused behind', databaseRefuses],
    ['dropped', dropped],
    ['timed out', zombie],
    ['given up on', gaveUpOnCall],
  ])('a request that is %s: the hops add up to its whole time', (_, rows) => {
    const story = read(rows);
    const hops = hopsOf(story);
    const sum = hops.reduce((all, { fromMs, toMs }) => all + toMs - fromMs, 0);
    expect(sum).toBeCloseTo((story.endedMs ?? 0) - story.startedMs, 6);
    for (const [at, hop] of hops.entries()) {
      expect(hop.fromMs).toBeCloseTo(hops[at - 1]?.toMs ?? story.startedMs, 6);
    }
  });

  test('of a request under way the last hop is open', () => {
    expect(hopsOf(read(answered, 1050)).map(({ open }) => open)).toEqual([false, false, false, false, true]);
  });
});
