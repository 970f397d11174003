/** Hand-written rows of requests through a web server and a database, to read stories from in tests. */
import { type Outcome, outcomeCode } from '../engine/outcome.ts';
import { FLAG, LOST, TRACE } from '../engine/trace.ts';
import type { RequestStory } from './request-story.ts';
import type { Layout, Story } from './results.ts';
import { buildStory } from './story.ts';

const layout: Layout = {
  version: 1,
  sources: ['browsers'],
  processes: ['web-1', 'db-1'],
  machines: ['box-1'],
  links: ['wire-1', 'wire-2'],
  operations: ['web-1/get-page', 'db-1/query'],
  machineOf: [0, 0],
  processOf: [0, 1],
  mixes: [['GET page', 'POST form']],
};
export const WEB = 0;
export const DB = 1;
const REQUEST = 7;
export const name = (id: string) => (id === 'browsers' ? 'Web browsers' : id);

export type Row = [timeMs: number, type: number, job: number, a: number, b: number, c: number, flags: number];

export const sent = (at: number): Row => [at, TRACE.sent, 0, 0, 0, 0, 0];
export const flight = (at: number, arrives: number, job: number, flags = 0, outcome: Outcome = 'ok'): Row => [
  at,
  TRACE.flight,
  job,
  0,
  arrives,
  outcomeCode(outcome),
  flags,
];
export const queue = (at: number, job: number, process: number): Row => [
  at,
  TRACE.queue,
  job,
  process,
  0,
  0,
  0,
];
export const start = (at: number, job: number, process: number): Row => [
  at,
  TRACE.start,
  job,
  process,
  0,
  0,
  0,
];
export const call = (at: number, job: number, target: number, pool = 0): Row => [
  at,
  TRACE.call,
  job,
  WEB,
  target,
  pool,
  0,
];
export const back = (at: number, job: number): Row => [at, TRACE.return, job, WEB, 0, 0, 0];
export const leave = (at: number, job: number, process: number, outcome: Outcome = 'ok'): Row => [
  at,
  TRACE.leave,
  job,
  process,
  outcomeCode(outcome),
  0,
  0,
];
export const reject = (at: number, job: number, process: number, outcome: Outcome, flags = 0): Row => [
  at,
  TRACE.reject,
  job,
  process,
  outcomeCode(outcome),
  0,
  flags,
];
export const lost = (at: number, job: number, process: number, reason: number, flags = 0): Row => [
  at,
  TRACE.lost,
  job,
  process,
  reason,
  0,
  flags,
];
export const done = (at: number, outcome: Outcome, took: number): Row => [
  at,
  TRACE.done,
  0,
  0,
  outcomeCode(outcome),
  took,
  0,
];

export function storyOf(rows: readonly Row[]): Story {
  const flat = rows.flatMap(([time, type, job, a, b, c, flags]) => [
    time,
    type,
    REQUEST,
    job,
    a,
    b,
    c,
    flags,
    0,
  ]);
  return { request: REQUEST, rows: Float64Array.from(flat), layout, epoch: 0 };
}
export const read = (rows: readonly Row[], playheadMs?: number) => buildStory(storyOf(rows), 0, playheadMs);

export const answered: readonly Row[] = [
  sent(1000),
  flight(1000, 1020, 1),
  queue(1020, 1, WEB),
  start(1030, 1, WEB),
  call(1040, 1, DB),
  flight(1040, 1041, 2, FLAG.nested),
  start(1041, 2, DB),
  leave(1056, 2, DB),
  flight(1056, 1057, 2, FLAG.nested | FLAG.reply),
  back(1057, 1),
  leave(1067, 1, WEB),
  flight(1067, 1103, 1, FLAG.reply),
  done(1103, 'ok', 103),
];

export const databaseRefuses: readonly Row[] = [
  sent(0),
  flight(0, 20, 1),
  start(20, 1, WEB),
  call(30, 1, DB),
  flight(30, 31, 2, FLAG.nested),
  reject(31, 2, DB, 'refused', FLAG.nested),
  flight(31, 32, 2, FLAG.nested | FLAG.reply, 'refused'),
  back(32, 1),
  leave(32, 1, WEB, '500'),
  flight(32, 52, 1, FLAG.reply, '500'),
  done(52, '500', 52),
];

export const dropped: readonly Row[] = [
  sent(0),
  flight(0, 20, 1),
  lost(20, 1, WEB, LOST.backlogFull),
  done(3000, 'connect-timeout', 3000),
];

export const zombie: readonly Row[] = [
  sent(0),
  flight(0, 20, 1),
  queue(20, 1, WEB),
  start(4900, 1, WEB),
  done(5000, 'timeout', 5000),
  call(5100, 1, DB),
  flight(5100, 5101, 2, FLAG.nested),
  start(5101, 2, DB),
  leave(5150, 2, DB),
  flight(5150, 5151, 2, FLAG.nested | FLAG.reply),
  back(5151, 1),
  leave(5200, 1, WEB),
  flight(5200, 5220, 1, FLAG.reply),
];

export const statesOf = (story: RequestStory) => story.visited.map(({ state }) => state);
export const bars = (story: RequestStory) =>
  story.spans.map(({ phase, place, fromMs, toMs, depth }) => `${depth} ${place} ${phase} ${fromMs}-${toMs}`);
export const sumOfTotals = (story: RequestStory) => story.totals.reduce((sum, { ms }) => sum + ms, 0);
