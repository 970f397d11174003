/** Promises of how a window of measurements is read: what comes first, and where each threshold lies. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPONENT_EVENTS, type ComponentEvent } from './component-life.ts';
import { steadied, type WindowMeasures, windowEvent } from './window-event.ts';

const BUSY: WindowMeasures = {
  on: true,
  running: true,
  starting: false,
  reachable: true,
  cpuShare: 0.3,
  ownCpuShare: 0.3,
  busyShare: 0.3,
  queueLength: 0,
  queueLimit: 100,
  rejected: 0,
  arrived: 10,
};

const cases: [string, Partial<WindowMeasures>, ComponentEvent][] = [
  ['work with room to spare', {}, 'load-normal'],
  ['nothing arrived and nobody busy', { arrived: 0, busyShare: 0 }, 'quiet'],
  ['nothing to do beside a busy neighbour', { arrived: 0, busyShare: 0, cpuShare: 1 }, 'quiet'],
  ['nothing arrived, but a worker is held', { arrived: 0, busyShare: 0.1 }, 'load-normal'],
  ['nothing arrived, but somebody is in line', { arrived: 0, busyShare: 0, queueLength: 0.2 }, 'load-normal'],
  ['CPU just below 70 %', { cpuShare: 0.699 }, 'load-normal'],
  ['CPU at 70 %', { cpuShare: 0.7 }, 'load-high'],
  ['workers at 70 %, CPU free', { busyShare: 0.7, cpuShare: 0 }, 'load-high'],
  ['one in line on average', { queueLength: 1 }, 'load-high'],
  ['half the line', { queueLength: 50 }, 'load-high'],
  ['more than half the line', { queueLength: 50.1 }, 'load-full'],
  ['a long line without a limit', { queueLength: 5000, queueLimit: null }, 'load-high'],
  ['no places in line at all', { queueLimit: 0 }, 'load-normal'],
  ['CPU just below 95 %', { cpuShare: 0.949 }, 'load-high'],
  ['CPU at 95 %', { cpuShare: 0.95 }, 'load-full'],
  ['CPU full, but by its neighbours', { cpuShare: 1, ownCpuShare: 0.01 }, 'load-high'],
  ['workers at 95 %', { busyShare: 0.95, cpuShare: 0 }, 'load-full'],
  ['a single one turned away', { rejected: 1, cpuShare: 0, busyShare: 0 }, 'turning-away'],
  ['starting, and turning away meanwhile', { starting: true, rejected: 5 }, 'begin-start'],
  ['its machine has no power', { on: false, starting: true }, 'lose-contact'],
  ['every way to it cut', { reachable: false }, 'lose-contact'],
  ['stopped', { running: false, rejected: 7 }, 'stop'],
  ['a machine without power: its own switch', { on: false, running: false }, 'stop'],
  ['crashed', { crashed: true, running: false, on: false, reachable: false }, 'crash'],
];

describe('a window of measurements', () => {
  test.for(cases)('%s', ([, measures, event]) => {
    expect(windowEvent({ ...BUSY, ...measures })).toBe(event);
  });

  test('more load never reads as less', () => {
    const order = COMPONENT_EVENTS.slice(0, 5);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const measures = fc.record({
      cpuShare: share,
      busyShare: share,
      queueLength: fc.double({ min: 0, max: 200, noNaN: true }),
      rejected: fc.nat(3),
      arrived: fc.nat(3),
    });
    fc.assert(
      fc.property(measures, measures, (one, more) => {
        const sum = {
          cpuShare: Math.max(one.cpuShare, more.cpuShare),
          busyShare: Math.max(one.busyShare, more.busyShare),
          queueLength: one.queueLength + more.queueLength,
          rejected: one.rejected + more.rejected,
          arrived: one.arrived + more.arrived,
        };
        const levelOf = (load: Partial<WindowMeasures>) => order.indexOf(windowEvent({ ...BUSY, ...load }));
        expect(levelOf(sum)).toBeGreaterThanOrEqual(levelOf(one));
      }),
    );
  });
});

describe('steadied measurements', () => {
  const settle = (...shares: readonly number[]) => shares.reduce(steadied, 0);
  const repeat = (times: number, ...shares: readonly number[]) =>
    Array.from({ length: times }, () => shares).flat();

  test('settle on a share that stays', () => {
    expect(settle(...repeat(20, 0.8))).toBeCloseTo(0.8, 3);
  });

  test('a single full window of a half-loaded component does not read as strained; two simulated seconds do', () => {
    const half = repeat(20, 0.5);
    expect(windowEvent({ ...BUSY, cpuShare: settle(...half, 0.9) })).toBe('load-normal');
    expect(windowEvent({ ...BUSY, cpuShare: settle(...half, ...repeat(8, 1)) })).toBe('load-full');
  });

  test('nothing counts at once, so that an idle component reads as quiet', () => {
    expect(settle(...repeat(20, 1), 0)).toBe(0);
  });

  test('stay between what was and what is', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (before, now) => {
        const between = steadied(before, now);
        expect(between).toBeGreaterThanOrEqual(Math.min(before, now));
        expect(between).toBeLessThanOrEqual(Math.max(before, now));
      }),
    );
  });
});
