/** Promises of the measurements in words: rounded for reading, units named, failures marked, nothing unknown shown as a number. */
import { describe, expect, test } from 'vitest';
import type { ClientFigures, ProcessFigures } from '../simulation/figures.ts';
import { amount, figureRows, keyFigure, percent } from './figure-words.ts';

const words = { cells: 'workers', served: 'pages/s' };
const client: ClientFigures = {
  role: 'client',
  samples: 30,
  p50Ms: 61.4,
  p95Ms: 140,
  p99Ms: null,
  offeredPerSecond: 12.04,
  answeredPerSecond: 9,
  failedPerSecond: 3,
  failedShare: 0.25,
  outcomes: [
    { outcome: 'ok', count: 27, share: 0.75 },
    { outcome: 'refused', count: 9, share: 0.25 },
  ],
  inFlight: 2,
};
const process: ProcessFigures = {
  role: 'process',
  samples: 0,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  arrivedPerSecond: 0,
  servedPerSecond: 0,
  failedPerSecond: 0,
  rejectedPerSecond: 0,
  busyWorkers: 5.24,
  awaitingWorkers: 3,
  workers: 8,
  queueLength: 3,
  queueLimit: 100,
  meanWaitMs: null,
  meanServedMs: null,
  cpuCores: 0.618,
};
const value = (figures: ClientFigures | ProcessFigures, label: string) =>
  figureRows(figures, words, (id) => id).find((row) => row.label === label);

test.each([
  [0, '0'],
  [0.01, 'under 0.1'],
  [0.25, '0.3'],
  [12.4, '12'],
  [1250, '1,250'],
])('%d is written "%s"', (number, text) => expect(amount(number)).toBe(text));

test.each([
  [0, '0 %'],
  [0.004, 'under 1 %'],
  [0.999, '99 %'],
  [1, '100 %'],
])('a share of %d is written "%s"', (share, text) => expect(percent(share)).toBe(text));

describe('a client', () => {
  test('names its failures by cause, with their share, and marks them', () => {
    expect(value(client, 'Failed')).toEqual({ label: 'Failed', value: '3 requests/s, 25 %', tone: 'bad' });
    expect(value(client, '– connection refused')).toEqual({
      label: '– connection refused',
      value: '25 %',
      tone: 'bad',
    });
  });
  test('says so where there are too few answers for a percentile', () => {
    expect(value(client, 'Response time, p95')?.value).toBe('140 ms');
    expect(value(client, 'Response time, p99')?.value).toBe('too few answers');
  });
  test('one request is not "1 requests"', () => {
    expect(value({ ...client, inFlight: 1 }, 'Under way now')?.value).toBe('1 request');
    expect(value(client, 'Under way now')?.value).toBe('2 requests');
  });
  test('in one line', () => expect(keyFigure(client, '')).toBe('12 requests/s, 25 % fail'));
});

describe('a process', () => {
  test('counts its workers and its line against what there is', () => {
    expect(value(process, 'Busy workers')?.value).toBe('5.2 of 8');
    expect(value(process, 'In line')?.value).toBe('3 of 100');
  });
  test('counts what arrives in the unit of what it serves', () => {
    expect(value(process, 'Arrived')?.value).toBe('0 pages/s');
    expect(value({ ...process, rejectedPerSecond: 23 }, 'Turned away')?.value).toBe('23 pages/s');
  });
  test('where nobody can stand in line it has no line, not "0 of 0"', () => {
    expect(value({ ...process, queueLimit: 0 }, 'In line')).toBeUndefined();
    expect(value({ ...process, queueLimit: 0 }, 'Wait in line, mean')).toBeUndefined();
  });
  test('a little CPU is not "0 cores"', () => {
    expect(value({ ...process, cpuCores: 0.004 }, 'CPU used')?.value).toBe('under 0.01 cores');
  });
  test('without answers it shows no time', () => {
    expect(value(process, 'Arrival to answer')?.value).toBe('no answers');
    expect(value(process, 'Wait in line, mean')?.value).toBe('no answers');
    expect(keyFigure(process, 'pages/s')).toBe('0 pages/s');
  });
});
